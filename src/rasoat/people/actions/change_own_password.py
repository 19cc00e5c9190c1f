"""The verb by which people choose their own password."""

from django.db import transaction

from rasoat.people.acting import ActingUser
from rasoat.people.models import User
from rasoat.people.sign_in_trail import record_own


@transaction.atomic
def change_own_password(password: str, *, acting_user: ActingUser) -> User:
    """From now on the acting person signs in with ``password``, which a form has checked.

    Sessions on other devices end with the old password.
    """
    person = User.objects.select_for_update().get(pk=acting_user.person.pk)
    person.set_password(password)
    person.must_change_password = False
    person.save(update_fields=["password", "must_change_password"])
    record_own("person.own_password", acting_user=acting_user)
    return person
