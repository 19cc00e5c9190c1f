"""The households behind a number of a movement table."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record_read
from rasoat.places.queries import units_last_seen
from rasoat.register.derivation.standings import Standing
from rasoat.register.models import Household
from rasoat.register.movements import reading, reasons
from rasoat.register.movements.columns import Column
from rasoat.register.movements.flows import stock_on
from rasoat.register.movements.life import Flow, Life
from rasoat.register.movements.queries import READ, Movement

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
    flows = [
        flow
        for flow in moved.flows
        if (flow.table, flow.column) == (table, column) and (measure == "persons" or flow.households)
    ]
    names, villages = _names(person, {flow.household for flow in flows}), _villages(one.path for one in flows)
    said = reading.explanations({flow.explained for flow in flows if flow.explained is not None})
    explained = {event: Explained(*one) for event, one in said.items()}
    return tuple(
        _row(flow, moved, names, villages, explained)
        for flow in sorted(flows, key=lambda flow: (flow.household, flow.day))
    )


def _row(
    flow: Flow,
    moved: Movement,
    names: Mapping[int, str],
    villages: Mapping[int, str],
    explained: Mapping[int, Explained],
) -> OpenedRow:
    life = moved.lives[flow.household]
    return OpenedRow(
        code=str(flow.household),
        head_name=names.get(flow.household, ""),
        village=villages.get(int(flow.path[-6:]), ""),
        before=_class_on(life.rows, moved.start),
        after=_class_on(life.rows, moved.end),
        persons=flow.persons,
        day=flow.day,
        reason=reasons.WORDS.get(flow.reason, Words(flow.reason, flow.reason)),
        paper=_paper(life, flow.source),
        what=flow.what if flow.household in names else "",
        explained=explained.get(flow.explained or 0),
    )


def _class_on(rows: Sequence[Standing], day: date) -> str:
    stood = stock_on(rows, day)
    return stood.group if stood else "none"


def _paper(life: Life, source: int | None) -> Words | None:
    """The list line or decision, as one would name it."""
    found = next((one.event.payload for one in life.state.statuses if one.event.id == source), None)
    if found is None:
        return None
    year, number = found["list_year"], found.get("decision_number", "")
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
