"""Causes and needs of recognised households, and the end of a village's review."""

from collections.abc import Iterator, Sequence

from django.db import transaction

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record
from rasoat.register.law_in_use import rule_book
from rasoat.review import say
from rasoat.review.conditions import open_points
from rasoat.review.doing import Doing, take
from rasoat.review.models import Characteristics, ReviewLine
from rasoat.review.stages import Stage

VERB = "review.characterise"


@transaction.atomic
def record_characteristics(
    line: int,
    causes: Sequence[str],
    needs: Sequence[str],
    *,
    acting_user: ActingUser,
    main_cause: str = "",
    note: str = "",
) -> Characteristics:
    """Record why a recognised household is poor and what it asks for, coded by the law's lists of the day.

    Recording again replaces it until the village is closed. Raises ``ReviewLine.DoesNotExist``,
    ``NotAllowed``, or ``Refused``: not recognised, an unknown code, no cause, a main cause not among them.
    """
    found: ReviewLine = ReviewLine.objects.visible_to(acting_user).get(pk=line)
    one = take(found.review_id, VERB, Stage.CHARACTERISTICS, acting_user=acting_user)
    one.refuse(_faults(one, found, causes, needs, main_cause))
    kept, _ = Characteristics.objects.visible_to(acting_user).update_or_create(
        line=found,
        defaults={
            "unit_path": found.unit_path,
            "causes": sorted(set(causes)),
            "main_cause": main_cause,
            "needs": sorted(set(needs)),
            "note": note.strip()[:1000],
            "recorded_by": acting_user.person,
        },
    )
    one.touch()
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("household", str(found.household)),
        unit_path=found.unit_path,
        details={"causes": len(kept.causes), "needs": len(kept.needs)},
    )
    return kept


@transaction.atomic
def close_village(review: int, *, acting_user: ActingUser, revision: int | None = None) -> None:
    """Close the review of a village. Raises ``VillageReview.DoesNotExist``, ``NotAllowed``, or ``Refused``:
    a recognised household has no causes and needs.
    """
    one = take(review, VERB, Stage.CHARACTERISTICS, acting_user=acting_user, revision=revision)
    one.refuse(open_points(one))
    one.forward()


def _faults(
    one: Doing, line: ReviewLine, causes: Sequence[str], needs: Sequence[str], main: str
) -> Iterator[Problem]:
    lists = rule_book().law.lists_on(one.years.standard, one.today)
    place = f"{one.place} › {line.household}"
    if line.class_group not in ("poor", "near_poor"):
        yield say.fault("not_recognised", place, NOT_RECOGNISED, NOTHING)
    known = {entry.id for entry in lists.causes}, {entry.id for entry in lists.needs}
    if set(causes) - known[0] or set(needs) - known[1]:
        yield say.fault("no_such_code", place, NO_CODE, CHOOSE)
    if not causes:
        yield say.missing("no_cause", place, "nguyên nhân", "The cause")
    if main and main not in causes:
        yield say.fault("main_cause", place, NOT_AMONG, CHOOSE)


NOT_RECOGNISED = Words("Hộ không được công nhận nghèo, cận nghèo.", "The household is not recognised.")
NOTHING = Words("Không cần ghi nguyên nhân.", "No causes are needed.")
NO_CODE = Words("Có mã không thuộc danh mục hiện hành.", "A code is not of the present lists.")
CHOOSE = Words("Chọn trong danh mục.", "Choose from the list.")
NOT_AMONG = Words("Nguyên nhân chính không nằm trong các nguyên nhân.", "The main cause is not among them.")
