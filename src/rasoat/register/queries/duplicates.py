"""Cases of records that may be one: a unit's list, how many, what lies across areas, what may go in bulk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils.timezone import localtime

from rasoat.people.acting import ActingUser, acting
from rasoat.people.permissions import require
from rasoat.people.queries import system_actor
from rasoat.people.trail import Subject, record_read
from rasoat.places import installation
from rasoat.places.queries import units_last_seen
from rasoat.places.unit_row import area_range
from rasoat.register.duplicates.found import Band
from rasoat.register.models import (
    CaseKind,
    CaseOutcome,
    CaseState,
    DuplicateCase,
    DuplicateSearch,
    Household,
    Member,
)

VERB = "duplicate.settle"
SHOWN = 100
TABS = ("open", "later", "settled", "changed")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, in short. ``household`` is its code; ``place`` the title of its village."""

    code: str
    name: str
    household: str
    place: str


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case of the list."""

    id: int
    kind: str
    sides: tuple[Side, Side]
    certain: bool
    weight: float
    state: str
    outcome: str
    settled_by: str
    settled_at: datetime | None
    reason: str
    changed: bool
    revision: int


@dataclass(frozen=True, slots=True)
class CaseCounts:
    """How many cases wait, were put aside, were settled, and changed since they were."""

    open: int
    later: int
    settled: int
    changed: int


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A household of one's own areas that may stand in another area too. Where is not told."""

    code: str
    head_name: str


def cases_of(
    person: ActingUser, path: str, tab: str, kind: str = "", limit: int = SHOWN, offset: int = 0
) -> tuple[CaseRow, ...]:
    """Cases of the unit, the surest first. That they were looked at stands in the trail."""
    require(person, VERB, path)
    rows = _ordered(_tab(_seen(person, path), tab, kind))
    found = _rows(rows.select_related("settled_by")[offset : offset + limit], person)
    subject = Subject("duplicate_cases", tab)
    record_read("duplicate.read", acting_user=person, subject=subject, unit_path=path, rows=len(found))
    return found


def counts_of(person: ActingUser, path: str) -> CaseCounts:
    """How many there are in the unit."""
    found: dict[str, int] = _seen(person, path).aggregate(
        **{tab: Count("pk", filter=_of_tab(tab)) for tab in TABS}
    )
    return CaseCounts(**found)


def counts_below(person: ActingUser, path: str, level: int) -> dict[str, int]:
    """Open cases by the path of the unit below; those of two such units by the unit's own path.

    ``level`` is the length of the paths asked for.
    """
    found: dict[str, int] = {}
    counted = _tab(_seen(person, path), "open", "").values_list("unit_path").annotate(number=Count("pk"))
    for where, number in counted.order_by("unit_path"):
        key = where[:level] if len(where) >= level else path
        found[key] = found.get(key, 0) + number
    return found


def places_in_queue(
    person: ActingUser, path: str, tab: str, kind: str, case: int
) -> tuple[int | None, int | None]:
    """The case before and the one after in the list; None at its ends. One that left it: after: the first."""
    ids: list[int] = list(_ordered(_tab(_seen(person, path), tab, kind)).values_list("pk", flat=True))
    if case not in ids:
        return None, ids[0] if ids else None
    at = ids.index(case)
    return (ids[at - 1] if at else None), (ids[at + 1] if at + 1 < len(ids) else None)


def elsewhere(person: ActingUser, path: str, limit: int = SHOWN) -> tuple[Elsewhere, ...]:
    """Households here with an open case whose other side the person does not see.

    Which one, and where, is the business of the level that sees both: only that there is one is told.
    """
    require(person, VERB, path)
    here = area_range(path)
    with acting(system_actor("system.checker")):
        cases = DuplicateCase.objects.filter(state=CaseState.OPEN)  # all areas: only that there is one
        pairs = list(
            cases.filter(Q(_lives("one_household", here)) | Q(_lives("other_household", here)))
            .exclude(unit_path__gte=here[0], unit_path__lt=here[1])
            .values_list("one_household", "other_household")[: 2 * limit]
        )
    mine = Household.objects.visible_to(person).filter(closed_on__isnull=True)
    homes = dict(mine.filter(pk__in={code for pair in pairs for code in pair}).values_list("pk", "head_name"))
    known = {code for pair in pairs if len(homes.keys() & set(pair)) == 1 for code in pair} & homes.keys()
    return tuple(Elsewhere(str(code), homes[code]) for code in sorted(known)[:limit])


def certain_cases(person: ActingUser, path: str, limit: int = SHOWN) -> tuple[DuplicateCase, ...]:
    """Open cases without any doubt: of households all of whose shared people have the same identity number.

    A household that stands in two open cases is left to a person, and so are two persons.
    """
    rows = _ordered(_tab(_seen(person, path), "open", CaseKind.HOUSEHOLD)).filter(band=Band.CERTAIN)
    sure = [row for row in rows[: 10 * limit] if _same_numbers(row)]
    asked = _asked_more_than_once({code for row in sure for code in (row.one, row.other)}, person)
    return tuple(row for row in sure if not {row.one, row.other} & asked)[:limit]


def searches_of(person: ActingUser, path: str, limit: int = 5) -> tuple[DuplicateSearch, ...]:
    """The last searches of the unit and of what lies below it, newest first."""
    first, end = area_range(path)
    rows = DuplicateSearch.objects.visible_to(person).filter(unit_path__gte=first, unit_path__lt=end)
    return tuple(rows.select_related("started_by", "unit").order_by("-id")[:limit])


def sides_of(rows: Iterable[DuplicateCase], person: ActingUser) -> dict[int, tuple[Side, Side]]:
    """Both sides of each case by its number, in few statements."""
    rows = list(rows)
    households = {code for row in rows for code in (row.one_household, row.other_household)}
    homes = Household.objects.visible_to(person).in_bulk(households)
    codes = {code for row in rows if row.kind == CaseKind.PERSON for code in (row.one, row.other)}
    names = dict(Member.objects.visible_to(person).filter(pk__in=codes).values_list("pk", "name"))
    villages = units_last_seen({int(home.unit_path[-6:]) for home in homes.values()}, installation.today())

    def side(code: int, household: int) -> Side:
        home = homes[household]
        village = villages.get(int(home.unit_path[-6:]))
        name = names.get(code, "") or home.head_name
        return Side(str(code), name, str(household), village.title if village else "")

    return {row.pk: (side(row.one, row.one_household), side(row.other, row.other_household)) for row in rows}


def _lives(field: str, area: tuple[str, str]) -> Exists:
    start, end = area
    return Exists(
        Household.objects.filter(  # all areas: joined to the cases above
            pk=OuterRef(field), unit_path__gte=start, unit_path__lt=end, closed_on__isnull=True
        )
    )


def _seen(person: ActingUser, path: str) -> QuerySet[DuplicateCase]:
    """The cases of the unit of whom the person sees both households today, wherever these moved."""
    first, end = area_range(path)
    homes = Household.objects.visible_to(person)
    return DuplicateCase.objects.visible_to(person).filter(
        Exists(homes.filter(pk=OuterRef("one_household"))),
        Exists(homes.filter(pk=OuterRef("other_household"))),
        unit_path__gte=first,
        unit_path__lt=end,
    )


def _of_tab(tab: str) -> Q:
    if tab == "later":
        return Q(state=CaseState.OPEN, outcome=CaseOutcome.LATER)
    if tab == "settled":
        return Q(state=CaseState.SETTLED)
    if tab == "changed":
        return Q(state=CaseState.SETTLED, changed=True)
    return Q(state=CaseState.OPEN, outcome="")


def _tab(rows: QuerySet[DuplicateCase], tab: str, kind: str) -> QuerySet[DuplicateCase]:
    found = rows.filter(_of_tab(tab))
    return found.filter(kind=kind) if kind in CaseKind.values else found


def _ordered(rows: QuerySet[DuplicateCase]) -> QuerySet[DuplicateCase]:
    return rows.order_by("band", "-weight", "pk")


def _rows(rows: Sequence[DuplicateCase] | QuerySet[DuplicateCase], person: ActingUser) -> tuple[CaseRow, ...]:
    found = list(rows)
    sides = sides_of(found, person)
    return tuple(row_of(row, sides[row.pk]) for row in found)


def row_of(row: DuplicateCase, sides: tuple[Side, Side]) -> CaseRow:
    """The case as it is shown."""
    return CaseRow(
        id=row.pk, kind=row.kind, sides=sides, certain=row.band == Band.CERTAIN, weight=row.weight,
        state=row.state, outcome=row.outcome, settled_by=row.settled_by.full_name if row.settled_by else "",
        settled_at=localtime(row.settled_at) if row.settled_at else None, reason=row.reason,
        changed=row.changed, revision=row.revision,
    )  # fmt: skip


def _same_numbers(row: DuplicateCase) -> bool:
    people = row.evidence["people"]
    first = (reasons[0][-2:] if reasons else [] for *_, reasons in people)
    return bool(people) and all(one == ["identity", "same"] for one in first)


def _asked_more_than_once(codes: set[int], person: ActingUser) -> set[int]:
    """Households with more than one open case."""
    rows = DuplicateCase.objects.visible_to(person).filter(state=CaseState.OPEN, kind=CaseKind.HOUSEHOLD)
    counted: dict[int, int] = {}
    for field in ("one", "other"):
        some = rows.filter(**{f"{field}__in": codes}).values_list(F(field)).annotate(number=Count("pk"))
        for code, number in some:
            counted[code] = counted.get(code, 0) + number
    return {code for code, number in counted.items() if number > 1}
