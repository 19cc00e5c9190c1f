"""One village: its review, its history, its households."""

from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from rasoat.people.acting import ActingUser
from rasoat.register.derivation.names import folded
from rasoat.register.models import Assessment, Household
from rasoat.review.doing import Doing
from rasoat.review.lines import lines_of, present, surveys_of
from rasoat.review.models import ReviewLine, StageChange, VillageReview


def village_review(who: ActingUser, review: int) -> VillageReview | None:
    """The review of a village in the person's areas."""
    rows = VillageReview.objects.visible_to(who).select_related("campaign")
    return rows.filter(pk=review).first()


def line_of(who: ActingUser, line: int) -> ReviewLine | None:
    """A line with its review."""
    rows = ReviewLine.objects.visible_to(who).select_related("review__campaign", "approved_by")
    return rows.filter(pk=line).first()


def history(one: Doing) -> list[StageChange]:
    """Every passage of the village, oldest first, with who did it."""
    rows = StageChange.objects.visible_to(one.who).filter(review=one.review)
    return list(rows.select_related("person").order_by("id"))


def heads(who: ActingUser, households: Collection[int]) -> dict[int, Household]:
    """The households with these codes that lie in the person's areas."""
    rows = Household.objects.visible_to(who).only(
        "head_name", "sort_key", "persons", "unit_path", "closed_on"
    )
    return rows.in_bulk(list(households))


def all_lines(one: Doing) -> list[ReviewLine]:
    """Every line of the village, with who approved an exception."""
    return list(lines_of(one).select_related("approved_by"))


def surveys(one: Doing, lines: Iterable[ReviewLine]) -> dict[int, Assessment]:
    """The survey of each line's household."""
    return surveys_of(one, [line.household for line in lines])


def not_on_the_list(one: Doing, text: str, limit: int = 20) -> list[Household]:
    """Households of the village that are on no line yet, whose head's name or code holds ``text``."""
    wanted, on_list = folded(text), set(lines_of(one).values_list("household", flat=True))
    found = [
        household
        for household in _by_name(present(one))
        if household.pk not in on_list
        and (wanted in folded(household.head_name) or wanted in str(household.pk))
    ]
    return found[:limit]


def _by_name(rows: QuerySet[Household]) -> QuerySet[Household]:
    return rows.only("head_name", "sort_key", "persons", "address").order_by("sort_key", "id")
