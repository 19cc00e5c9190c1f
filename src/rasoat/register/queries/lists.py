"""The lists of a village or commune: poor, near-poor, and who leaves."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record_read
from rasoat.places.models import Level
from rasoat.places.queries import units_under
from rasoat.places.unit_row import UnitRow
from rasoat.register.canonical import canonical
from rasoat.register.models import Assessment, Household, LegalStatus
from rasoat.register.queries import words
from rasoat.register.queries.within import within
from rasoat.register.values import Years

ListKind = Literal["poor", "near_poor", "left_poor", "left_near_poor"]
KINDS: tuple[ListKind, ...] = ("poor", "near_poor", "left_poor", "left_near_poor")
_AFTER = {"left_poor": ("near_poor", "above"), "left_near_poor": ("above",)}
_BEFORE = {"left_poor": "poor", "left_near_poor": "near_poor"}


@dataclass(frozen=True, slots=True)
class ListRow:
    """One household of a list. ``previous`` is its status of the year before: "poor", "near_poor", "none",
    or "" when it is not known.
    """

    no: int
    code: str
    head_name: str
    village: str
    local_number: str
    size: int
    ethnic_group: str
    b1: int | None
    b2: int | None
    proposed: str
    group: str
    previous: str


@dataclass(frozen=True, slots=True)
class ListView:
    """One list. With ``unavailable`` there are no rows: it says why the list cannot be made.

    ``checksum`` is the SHA-256 of the rows as canonical JSON: two prints with the same one say the same.
    """

    kind: ListKind
    rows: tuple[ListRow, ...]
    as_of: date
    unavailable: Words | None = None

    @property
    def persons(self) -> int:
        """Members of all households of the list."""
        return sum(row.size for row in self.rows)

    @property
    def checksum(self) -> str:
        """Hash of what the list says."""
        said = [[row.code, row.head_name, row.size, row.b1, row.b2, row.proposed] for row in self.rows]
        return hashlib.sha256(canonical([self.kind, self.as_of.isoformat(), said]).encode()).hexdigest()


def lists_of(person: ActingUser, unit: UnitRow, years: Years) -> tuple[ListView, ...]:
    """All four lists of a unit, by village and then by head. That they were read stands in the trail.

    These are proposals: a list becomes one of poor households by decision only.
    """
    surveyed = _surveyed(person, unit, years)
    views = tuple(_view(kind, surveyed, years) for kind in KINDS)
    record_read(
        "list.read",
        acting_user=person,
        subject=Subject("list", f"{unit.code} {years.list_year}"),
        unit_path=unit.path,
        rows=sum(len(view.rows) for view in views),
    )
    return views


def list_for(person: ActingUser, unit: UnitRow, years: Years, kind: ListKind) -> ListView:
    """One of the four."""
    return next(view for view in lists_of(person, unit, years) if view.kind == kind)


def _view(kind: ListKind, surveyed: list[ListRow], years: Years) -> ListView:
    if kind in _BEFORE and not any(row.previous for row in surveyed):
        return ListView(kind, (), years.as_of, _no_last_list(years.list_year - 1))
    rows = [row for row in surveyed if _belongs(row, kind)]
    numbered = (_numbered(row, no) for no, row in enumerate(rows, start=1))
    return ListView(kind, tuple(numbered), years.as_of)


def _belongs(row: ListRow, kind: ListKind) -> bool:
    if kind in _BEFORE:
        return row.previous == _BEFORE[kind] and row.group in _AFTER[kind]
    return row.group == kind


def _numbered(row: ListRow, no: int) -> ListRow:
    values = {name: getattr(row, name) for name in ListRow.__slots__}
    return ListRow(**(values | {"no": no}))


def _surveyed(person: ActingUser, unit: UnitRow, years: Years) -> list[ListRow]:
    """Every scored household of the unit in four statements, by village and given name of the head."""
    surveys = within(Assessment, person, unit).filter(
        campaign=years.campaign, standard=years.standard, current=True
    )
    scored = list(surveys.exclude(class_id="").defer("answers", "explanation", "problems"))
    villages = units_under(unit.path, years.as_of, Level.VILLAGE)
    titles = {village.path: (place, village.title) for place, village in enumerate(villages)}
    present = within(Household, person, unit).filter(closed_on__isnull=True)
    households = present.in_bulk([survey.household_id for survey in scored])
    before = last_list(person, unit, years)
    rows = []
    for survey in scored:
        household = households.get(survey.household_id)
        if household is not None:
            place, title = titles.get(survey.unit_path, (len(titles), ""))
            row = _row(household, survey, title, previous_class(survey, before))
            rows.append(((place, household.sort_key, household.pk), row))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def last_list(person: ActingUser, unit: UnitRow, years: Years) -> dict[int, str]:
    """The list of the year before, where it was brought in: household to poor, near-poor or none."""
    listed = within(LegalStatus, person, unit).filter(list_year=years.list_year - 1, current=True)
    return dict(listed.values_list("household_id", "class_group"))


def previous_class(survey: Assessment, before: Mapping[int, str]) -> str:
    """Status before the review: as the last list says, else as the survey sheet does; "" when neither."""
    return before.get(survey.household_id) or ("none" if before else survey.last_class)


def _row(household: Household, survey: Assessment, village: str, previous: str) -> ListRow:
    return ListRow(
        no=0,
        code=household.code,
        head_name=household.head_name,
        village=village,
        local_number=household.local_number,
        size=survey.persons,
        ethnic_group=words.ethnic_group(household.ethnic_group),
        b1=survey.b1,
        b2=survey.b2,
        proposed=survey.class_id,
        group=survey.class_group,
        previous=previous,
    )


def _no_last_list(list_year: int) -> Words:
    return Words(
        f"Chưa có danh sách năm {list_year} của địa bàn này, nên chưa biết hộ nào thoát.",
        f"The list of {list_year} of this area is not loaded, so nobody can be said to leave.",
    )
