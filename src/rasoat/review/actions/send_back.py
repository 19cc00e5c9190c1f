"""A village goes back to an earlier step, with the reason; what was done stays readable."""

from django.db import transaction

from rasoat.common.problems import Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.review import say
from rasoat.review.doing import Doing, take
from rasoat.review.lines import lines_of
from rasoat.review.stages import VILLAGE_STAGES, Stage

VERB = "review.send_back"
FROM = (*VILLAGE_STAGES[1:], Stage.REPORT)


@transaction.atomic
def send_back(
    review: int, stage: Stage, reason: str, *, acting_user: ActingUser, revision: int | None = None
) -> None:
    """Send a village back before its commune reported. Raises ``VillageReview.DoesNotExist``, ``NotAllowed``,
    or ``Refused``: no earlier step, no reason.
    """
    one = take(review, VERB, *FROM, acting_user=acting_user, revision=revision)
    begin_again(one, stage, reason)


def begin_again(one: Doing, stage: Stage, reason: str) -> None:
    """Back to ``stage``: a new round, in which a meeting agrees anew to what it comes to.

    Raises ``Refused``.
    """
    stages = one.course.stages
    if stage not in VILLAGE_STAGES or stages.index(stage) >= stages.index(one.stage):
        raise Refused([say.fault("not_earlier", one.place, NOT_EARLIER, CHOOSE)])
    if not reason.strip() or len(reason) > 1000:
        raise Refused([say.missing("no_reason", one.place, "lý do (tối đa 1.000 chữ)", "The reason")])
    if stages.index(stage) <= stages.index(Stage.MEETING):
        lines_of(one).update(agreed="")
    if stage is Stage.LIST:
        one.review.list_sha256 = ""
    one.back(stage, reason.strip())


NOT_EARLIER = Words("Bước này không nằm trước bước hiện tại của thôn.", "That step is not an earlier one.")
CHOOSE = Words("Chọn một bước trước đó.", "Choose an earlier step.")
