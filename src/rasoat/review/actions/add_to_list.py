"""A household is put on the review list of its village."""

from collections.abc import Iterator

from django.db import transaction

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record
from rasoat.review import say
from rasoat.review.doing import Doing, take
from rasoat.review.lines import lines_of, listed_now, present
from rasoat.review.models import Origin, ReviewLine
from rasoat.review.stages import Stage

VERB = "review.list"
BY_HAND = (Origin.APPLICANT, Origin.MISFORTUNE)


@transaction.atomic
def add_to_list(
    review: int, household: int, origin: str, reason: str, *, acting_user: ActingUser
) -> ReviewLine:
    """Put a household of the village on its list: it asks, or the locality finds it hit by misfortune.

    Who is poor or near-poor by now comes on the list as such, whatever ``origin`` says. Raises
    ``VillageReview.DoesNotExist``, ``NotAllowed``, or ``Refused``: not at this stage, not of the village, on
    the list already, no reason.
    """
    one = take(review, VERB, Stage.LIST, acting_user=acting_user)
    one.refuse(_faults(one, household, origin, reason))
    group = listed_now(one, [household]).get(household, "")
    made = ReviewLine.objects.create(
        review=one.review,
        unit_path=one.review.unit_path,
        household=household,
        origin=group or origin,
        before=group,
        reason=reason.strip(),
        added_by=acting_user.person,
    )
    one.touch()
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("household", str(household)),
        unit_path=made.unit_path,
        details={"origin": made.origin},
        reason=made.reason,
    )
    return made


@transaction.atomic
def take_off_list(line: int, reason: str, *, acting_user: ActingUser) -> None:
    """Take off what was put on by mistake; who is poor or near-poor stays on.

    Raises ``ReviewLine.DoesNotExist``, ``NotAllowed`` or ``Refused``.
    """
    found: ReviewLine = ReviewLine.objects.visible_to(acting_user).get(pk=line)
    one = take(found.review_id, VERB, Stage.LIST, acting_user=acting_user)
    place = f"{one.place} › {found.household}"
    if found.before:
        raise Refused([say.fault("stays_on", place, STAYS, LEAVE)])
    if not reason.strip():
        raise Refused([say.missing("no_reason", place, "lý do", "The reason")])
    found.delete()
    one.touch()
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("household", str(found.household)),
        unit_path=found.unit_path,
        details={"origin": "taken_off"},
        reason=reason.strip(),
    )


def _faults(one: Doing, household: int, origin: str, reason: str) -> Iterator[Problem]:
    place = f"{one.place} › {household}"
    if origin not in BY_HAND:
        yield say.missing("no_origin", place, "vì sao rà soát hộ này", "Why it is reviewed")
    if not reason.strip() or len(reason) > 500:
        yield say.missing("no_reason", place, "lý do (tối đa 500 chữ)", "The reason (at most 500 letters)")
    if not present(one).filter(pk=household).exists():
        yield say.fault("not_here", place, NOT_HERE, FIND)
    if lines_of(one).filter(household=household).exists():
        yield say.fault("on_list", place, ON_LIST, LEAVE)


NOT_HERE = Words("Hộ không sinh sống ở thôn này.", "The household does not live in this village.")
FIND = Words("Tìm hộ, ghi chuyển đến, hoặc đăng ký hộ mới.", "Find it, record its move, or register it.")
ON_LIST = Words("Hộ đã có trong danh sách.", "The household is on the list already.")
LEAVE = Words("Không cần làm gì.", "Nothing is to be done.")
STAYS = Words(
    "Hộ nghèo, hộ cận nghèo đang quản lý luôn được rà soát.", "Poor and near-poor are always reviewed."
)
