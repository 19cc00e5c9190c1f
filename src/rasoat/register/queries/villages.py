"""The households of one village."""

from dataclasses import dataclass

from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.places.unit_row import UnitRow
from rasoat.register.derivation.names import folded
from rasoat.register.models import Assessment, Household
from rasoat.register.queries import words
from rasoat.register.queries.within import within
from rasoat.register.values import Years


@dataclass(frozen=True, slots=True)
class HouseholdRow:
    """One household in a table. ``proposed`` is the class id; None without a score.

    ``size`` None: nobody stated it. ``reasons`` say why a surveyed household has no score.
    """

    code: str
    head_name: str
    address: str
    size: int | None
    ethnic_group: str
    proposed: str | None
    group: str
    b1: int | None
    b2: int | None
    surveyed: bool
    reasons: tuple[Words, ...]
    local_number: str

    @property
    def kind(self) -> str:
        """ "poor", "near_poor", "above", "unscored" or "not_surveyed"."""
        return self.group or ("unscored" if self.surveyed else "not_surveyed")


def village_households(
    person: ActingUser,
    unit: UnitRow,
    years: Years,
    *,
    proposed: str | None = None,
    text: str = "",
    offset: int = 0,
    limit: int = 300,
) -> tuple[int, tuple[HouseholdRow, ...]]:
    """How many households match, and some of them by the given name of their head.

    ``proposed`` is a kind of ``HouseholdRow``, or None for all surveyed ones; ``text`` stands in the head's
    name, whatever its accents, or in the code. Two statements: a village is read whole.
    """
    wanted = folded(text)
    rows = [
        row
        for row in _all(person, unit, years)
        if (row.kind == proposed if proposed else row.surveyed)
        and (wanted in folded(row.head_name) or wanted in row.code)
    ]
    return len(rows), tuple(rows[offset : offset + limit])


def _all(person: ActingUser, unit: UnitRow, years: Years) -> list[HouseholdRow]:
    surveys = within(Assessment, person, unit).filter(
        campaign=years.campaign, standard=years.standard, current=True
    )
    shown = surveys.only("household_id", "class_id", "class_group", "b1", "b2", "problems")
    by_household = {survey.household_id: survey for survey in shown}
    present = within(Household, person, unit).filter(closed_on__isnull=True)
    households = present.order_by("sort_key", "id")
    return [_row(household, by_household.get(household.pk)) for household in households]


def _row(household: Household, survey: Assessment | None) -> HouseholdRow:
    return HouseholdRow(
        code=household.code,
        head_name=household.head_name,
        address=household.address,
        size=household.persons,
        ethnic_group=words.ethnic_group(household.ethnic_group),
        proposed=(survey.class_id or None) if survey else None,
        group=survey.class_group if survey else "",
        b1=survey.b1 if survey else None,
        b2=survey.b2 if survey else None,
        surveyed=survey is not None,
        reasons=words.reasons(survey.problems) if survey else (),
        local_number=household.local_number,
    )
