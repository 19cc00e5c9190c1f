"""The households behind a number of a movement table."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple

from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record_read
from rasoat.places.queries import units_last_seen
from rasoat.register.derivation.standings import Standing
from rasoat.register.models import Household
from rasoat.register.movements import reading, reasons
from rasoat.register.movements.columns import Column
from rasoat.register.movements.flows import flows_of, stock_on
from rasoat.register.movements.life import Flow, Life
from rasoat.register.movements.queries import READ, Movement
from rasoat.register.movements.table import part_of

Measure = Literal["households", "persons"]


@dataclass(frozen=True, slots=True)
class Explained:
    """Who said what an unexplained change was, when, and their note."""

    person: str
    on: date
    note: str


@dataclass(frozen=True, slots=True)
class OpenedRow:
    """One household of a number. ``head_name`` is "" where it now lives outside the person's areas.

    ``before`` and ``after`` are its classes on the two days: poor, near_poor or none. ``reason`` and
    ``paper`` (the list or decision behind it) are None for who merely stood there. ``what`` names a change
    that a person may explain, and ``explained`` is their explanation.
    """

    code: str
    head_name: str
    village: str
    before: str
    after: str
    persons: int | None
    day: date | None = None
    reason: Words | None = None
    paper: Words | None = None
    what: str = ""
    explained: Explained | None = None


def opened(
    person: ActingUser, moved: Movement, table: str, column: Column, measure: Measure
) -> tuple[OpenedRow, ...]:
    """The households of a cell, by code; that they were read stands in the trail."""
    if column in (Column.OPENING, Column.CLOSING):
        rows = _standing(person, moved, table, column)
    else:
        rows = _flowing(person, moved, table, column, measure)
    days = f"{moved.start:%Y%m%d}-{moved.end:%Y%m%d}"
    subject = Subject("movement", f"{moved.unit.code} {days} {table} {column}")
    record_read(READ, acting_user=person, subject=subject, unit_path=moved.unit.path, rows=len(rows))
    return rows


def _standing(person: ActingUser, moved: Movement, table: str, column: Column) -> tuple[OpenedRow, ...]:
    day = moved.start if column is Column.OPENING else moved.end
    codes = reading.stood(reading.paths_of(moved.unit.id, moved.start, moved.end), day, table)
    rows = reading.rows_of(codes)
    names, villages = _names(person, codes), _villages(row.path for all_ in rows.values() for row in all_)
    made = []
    for code in codes:
        stood = stock_on(rows[code], day)
        if stood is not None:
            before, after = (_class_on(rows[code], one) for one in (moved.start, moved.end))
            place = villages.get(int(stood.path[-6:]), "")
            made.append(OpenedRow(str(code), names.get(code, ""), place, before, after, stood.persons))
    return tuple(made)


def _flowing(
    person: ActingUser, moved: Movement, table: str, column: Column, measure: Measure
) -> tuple[OpenedRow, ...]:
    told = [
        (flow, life)
        for flow, life in _told(moved)
        if (flow.table, flow.column) == (table, column) and (measure == "persons" or flow.households)
    ]
    flows = [flow for flow, _ in told]
    names, villages = _names(person, {flow.household for flow in flows}), _villages(one.path for one in flows)
    said = reading.explanations({flow.explained for flow in flows if flow.explained is not None})
    behind = _Behind(
        names,
        villages,
        {event: Explained(*one) for event, one in said.items()},
        reading.papers({flow.source for flow in flows if flow.source is not None}),
    )
    return tuple(
        _row(flow, life, moved, behind)
        for flow, life in sorted(told, key=lambda one: (one[0].household, one[0].day))
    )


def _told(moved: Movement) -> Iterator[tuple[Flow, Life]]:
    """Every flow in the unit, household by household."""
    paths = reading.paths_of(moved.unit.id, moved.start, moved.end)
    _, others = reading.counted(paths, moved.start, moved.end)
    whole = reading.lives_of(others, moved.start, moved.end).values()
    for life in (*reading.each_counted(paths, moved.start, moved.end), *whole):
        for flow in flows_of(life, moved.start, moved.end):
            if part_of(flow.path, moved.unit.id, 0) is not None:
                yield flow, life


class _Behind(NamedTuple):
    """What the rows name: heads, villages, explanations, and the list or decision of an event."""

    names: Mapping[int, str]
    villages: Mapping[int, str]
    explained: Mapping[int, Explained]
    papers: Mapping[int, tuple[int, str]]


def _row(flow: Flow, life: Life, moved: Movement, behind: _Behind) -> OpenedRow:
    return OpenedRow(
        code=str(flow.household),
        head_name=behind.names.get(flow.household, ""),
        village=behind.villages.get(int(flow.path[-6:]), ""),
        before=_class_on(life.rows, moved.start),
        after=_class_on(life.rows, moved.end),
        persons=flow.persons,
        day=flow.day,
        reason=reasons.WORDS.get(flow.reason, Words(flow.reason, flow.reason)),
        paper=_paper(behind.papers.get(flow.source or 0)),
        what=flow.what if flow.household in behind.names else "",
        explained=behind.explained.get(flow.explained or 0),
    )


def _class_on(rows: Sequence[Standing], day: date) -> str:
    stood = stock_on(rows, day)
    return stood.group if stood else "none"


def _paper(said: tuple[int, str] | None) -> Words | None:
    """The list line or decision, as one would name it."""
    if said is None:
        return None
    year, number = said
    vi, en = f"danh sách năm {year}", f"list of {year}"
    return Words(f"{vi}, quyết định {number}", f"{en}, decision {number}") if number else Words(vi, en)


def _names(person: ActingUser, codes: Collection[int]) -> dict[int, str]:
    """Heads of the households that the person may see today."""
    households: Any = Household.objects
    seen = households.visible_to(person).filter(pk__in=codes)
    return dict(seen.values_list("pk", "head_name"))


def _villages(paths: Iterable[str]) -> dict[int, str]:
    ids = {int(path[-6:]) for path in paths}
    return {unit: row.title for unit, row in units_last_seen(ids, date.max).items()}
