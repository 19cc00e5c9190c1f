"""The lists of a commune or village, in the form in which the survey room makes them from a workbook."""

from collections.abc import Mapping
from dataclasses import dataclass

from rasoat.law.model.sourced import current
from rasoat.law.model.standard import Standard
from rasoat.people.acting import ActingUser
from rasoat.places import installation
from rasoat.places.models import Level
from rasoat.places.queries import breadcrumb, units_under
from rasoat.places.unit_row import UnitRow
from rasoat.register.law_in_use import rule_book
from rasoat.register.models import Assessment, Household, Member
from rasoat.register.queries.lists import last_list, previous_class
from rasoat.register.queries.stored import problem_of, surveyed_member
from rasoat.register.queries.survey_workbook import DEMONSTRATION
from rasoat.register.queries.within import within
from rasoat.register.values import Years
from rasoat.surveys.listing.entries import HouseholdLists, ListEntry, ListHeader, Scores
from rasoat.surveys.lists import ILLUSTRATIVE
from rasoat.surveys.survey import SurveyedHousehold


@dataclass(frozen=True, slots=True)
class _Known:
    """What the register holds of the unit, read in a handful of statements."""

    households: Mapping[int, Household]
    members: Mapping[int, Member]
    before: Mapping[int, str]
    villages: Mapping[str, UnitRow]
    standard: Standard


def household_lists(person: ActingUser, unit: UnitRow, years: Years) -> HouseholdLists:
    """Every household of the unit that was surveyed in the campaign, in the order of village and head.

    ValueError above the commune: lists are made there.
    """
    if unit.level not in (Level.COMMUNE, Level.VILLAGE):
        raise ValueError(f"lists are made for communes and villages, not for a {unit.level}")
    surveys = within(Assessment, person, unit).filter(
        campaign=years.campaign, standard=years.standard, current=True
    )
    taken = list(surveys)
    villages = units_under(unit.path, years.as_of, Level.VILLAGE)
    present = within(Household, person, unit).filter(closed_on__isnull=True)
    known = _Known(
        households=present.in_bulk([survey.household_id for survey in taken]),
        members=within(Member, person, unit).in_bulk(),
        before=last_list(person, unit, years),
        villages={village.path: village for village in villages},
        standard=rule_book().law.standard(years.standard).says,
    )
    placed = [survey for survey in taken if survey.household_id in known.households]
    placed.sort(key=lambda survey: _order(survey, known))
    entries = tuple(_entry(survey, known) for survey in placed)
    titles = tuple(village.title for village in villages)
    return HouseholdLists(_header(unit, years, known.standard, taken), titles, entries)


def _order(survey: Assessment, known: _Known) -> tuple[str, str, int]:
    household = known.households[survey.household_id]
    village = known.villages.get(survey.unit_path)
    return village.sort_key if village else "~", household.sort_key, household.pk


def _entry(survey: Assessment, known: _Known) -> ListEntry:
    problems = tuple(map(problem_of, survey.problems))
    return ListEntry(_household(survey, known), _scores(survey, known.standard), problems)


def _household(survey: Assessment, known: _Known) -> SurveyedHousehold:
    """As it was on the day of the survey: its members are those that were asked about."""
    household, village = known.households[survey.household_id], known.villages.get(survey.unit_path)
    asked = [known.members[found] for found, _ in survey.answers["members"] if found in known.members]
    previous = previous_class(survey, known.before)
    return SurveyedHousehold(
        row=0,
        code=household.code,
        village=village.title if village else "",
        village_code=village.code if village else None,
        local_number=household.local_number,
        residence="temporary" if household.residence == "temporary" else "permanent",
        review_date=survey.review_date,
        last_class="poor" if previous == "poor" else "near_poor" if previous == "near_poor" else "none",
        enumerator=survey.enumerator,
        answers={},
        members=tuple(surveyed_member(member, number) for number, member in enumerate(asked, start=1)),
    )


def _scores(survey: Assessment, standard: Standard) -> Scores | None:
    if not survey.class_id:
        return None
    found = standard.class_named(survey.class_id)
    names = {row.id: row.words.vi for row in current(standard.indicators, survey.review_date)}
    deprived = tuple(names.get(name, name) for name, yes in survey.explanation["indicators"] if yes)
    return Scores(survey.explanation["totals"], found.id, found.words, found.group, deprived)


def _header(unit: UnitRow, years: Years, standard: Standard, taken: list[Assessment]) -> ListHeader:
    way = {one.level: one for one in breadcrumb(unit, years.as_of)}
    district, commune = way.get(Level.DISTRICT), way[Level.COMMUNE]
    sheets = {f"{one.sheet} (SHA-256 {one.hashes['sheet'][:16]}…)" for one in taken}
    return ListHeader(
        province=way[Level.PROVINCE].title,
        province_code=way[Level.PROVINCE].code,
        district=district.title if district else "",
        commune=commune.title,
        commune_code=commune.code,
        list_year=years.list_year,
        review_year=years.review_year,
        as_of=years.as_of,
        standard=standard.words,
        classes=tuple(
            (one.id, one.group, one.words) for one in sorted(standard.classes, key=lambda one: one.rank)
        ),
        sheets=tuple(sorted(sheets)),
        marks=_marks(taken),
    )


def _marks(taken: list[Assessment]) -> tuple[str, ...]:
    marks = [DEMONSTRATION] if installation.is_demonstration() else []
    return (*marks, ILLUSTRATIVE) if any(survey.illustrative for survey in taken) else tuple(marks)
