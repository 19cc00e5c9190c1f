"""All objections are answered and what changed was posted again: the result goes to the commune."""

from django.db import transaction

from rasoat.people.acting import ActingUser
from rasoat.review.conditions import open_points
from rasoat.review.doing import take
from rasoat.review.stages import Stage

VERB = "review.post"


@transaction.atomic
def finish_objections(review: int, *, acting_user: ActingUser, revision: int | None = None) -> None:
    """Go on to the commune's report. Raises ``VillageReview.DoesNotExist``, ``NotAllowed``, or ``Refused``:
    an objection is open, a list still hangs, a change was not posted again.
    """
    one = take(review, VERB, Stage.OBJECTIONS, acting_user=acting_user, revision=revision)
    one.refuse(open_points(one))
    one.forward()
