"""The households of a village's review: who is on the list, which surveys they have, who surveyed them."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q, QuerySet

from rasoat.common.names import fold
from rasoat.people.acting import ActingUser
from rasoat.people.models import User
from rasoat.register.models import Assessment, Household, RegisterEvent, Standing
from rasoat.review.doing import Doing
from rasoat.review.models import FormA, ReviewLine


def lines_of(one: Doing) -> QuerySet[ReviewLine]:
    """Every line of the village, also of applicants that Form A left out."""
    return ReviewLine.objects.visible_to(one.who).filter(review=one.review).order_by("id")


def to_survey(one: Doing) -> list[ReviewLine]:
    """The lines to be surveyed: all but applicants that Form A left out."""
    return list(lines_of(one).exclude(form_a_outcome=FormA.LEFT_OUT))


def compiled(one: Doing) -> list[ReviewLine]:
    """The lines with a result."""
    return list(lines_of(one).filter(assessment__isnull=False))


def surveys_of(one: Doing, households: Iterable[int]) -> dict[int, Assessment]:
    """The survey of each household in this campaign under its main standard, where there is one."""
    found = Assessment.objects.visible_to(one.who).filter(
        household_id__in=list(households),
        campaign=one.years.campaign,
        standard=one.years.standard,
        current=True,
    )
    return {survey.household_id: survey for survey in found.defer("answers", "explanation", "problems")}


def present(one: Doing) -> QuerySet[Household]:
    """The households that live in the village now."""
    here = Household.objects.visible_to(one.who).filter(unit_path=one.review.unit_path)
    return here.filter(closed_on__isnull=True)


def listed_now(one: Doing, households: Collection[int]) -> dict[int, str]:
    """Which of these households are poor or near-poor today, by a status in force."""
    standing = Standing.objects.visible_to(one.who).filter(_on(one.today), household__in=households)
    return dict(standing.values_list("household", "class_group"))


def surveyed_by(person: User, surveys: Collection[Assessment], who: ActingUser) -> list[int]:
    """The households that ``person`` surveyed: named as enumerator, or who keyed the survey in.

    Who brought a commune's workbook in is no surveyor.
    """
    name = fold(person.full_name)
    named = {one.household_id for one in surveys if one.enumerator and fold(one.enumerator) == name}
    keyed = [one.pk for one in surveys if one.import_id is None]
    events = RegisterEvent.objects.visible_to(who).filter(pk__in=keyed, person=person)
    return sorted(named | set(events.values_list("household", flat=True)))


def listed_households(paths: Collection[str], day: date, who: ActingUser) -> dict[int, tuple[str, str]]:
    """Everybody in these villages who is poor or near-poor on ``day``: code to path and class."""
    rows = Standing.objects.visible_to(who).filter(_on(day), unit_path__in=paths)
    return {
        code: (path, group) for code, path, group in rows.values_list("household", "unit_path", "class_group")
    }


def _on(day: date) -> Q:
    return Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gt=day))


def save_lines(lines: Collection[ReviewLine], *fields: str) -> None:
    """Write these columns of many lines in one statement (``bulk_update`` takes five times as long)."""
    ReviewLine.objects.bulk_create(
        lines, batch_size=1000, update_conflicts=True, unique_fields=["id"], update_fields=fields
    )
