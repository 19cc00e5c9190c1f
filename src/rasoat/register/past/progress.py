"""How far a past list is, told in short transactions of its own."""

from django.db.models.functions import Now

from rasoat.people.acting import ActingUser, acting
from rasoat.register.intake.progress import Cancelled
from rasoat.register.models import PastList, PastState


class PastProgress:
    """Tells the state of one file, and hears whether it is to stop. Not inside a transaction."""

    def __init__(self, past_list: int, acting_user: ActingUser) -> None:
        self._past_list, self._who = past_list, acting_user

    def tell(self, state: PastState, **facts: object) -> None:
        """Store the state. Raises ``Cancelled`` when somebody asked to stop."""
        with acting(self._who):
            row = PastList.objects.filter(pk=self._past_list)
            row.update(state=state, changed_at=Now(), **facts)
            asked = row.values_list("cancel_asked", flat=True).first()
        if asked:
            raise Cancelled
