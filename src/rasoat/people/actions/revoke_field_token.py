"""The verb that takes a device's token back."""

from django.db import transaction
from django.utils import timezone

from rasoat.people.acting import ActingUser
from rasoat.people.management import managed_people, require_to_manage
from rasoat.people.models import FieldToken
from rasoat.people.sign_in_trail import record_own
from rasoat.people.trail import Subject, record


@transaction.atomic
def revoke_field_token(token_id: int, *, acting_user: ActingUser) -> FieldToken:
    """From now on the token opens nothing. One's own, or of a person whose account one manages.

    Raises ``FieldToken.DoesNotExist`` for a token of nobody one manages, or ``Refused``. Revoking again
    changes nothing.
    """
    token = FieldToken.objects.select_for_update(of=("self",)).select_related("person").get(pk=token_id)
    own = token.person == acting_user.person
    if not own and token.person not in managed_people(acting_user):
        raise FieldToken.DoesNotExist(f"no token {token_id} that one manages")
    path = "" if own else require_to_manage(acting_user, token.person)
    if token.revoked_at:
        return token
    token.revoked_at = timezone.now()
    token.save(update_fields=["revoked_at"])
    if own:
        record_own("token.revoke", acting_user=acting_user, token=token.name)
        return token
    subject = Subject("person", token.person.login)
    details = {"token": token.name}
    record("token.revoke", acting_user=acting_user, subject=subject, unit_path=path, details=details)
    return token
