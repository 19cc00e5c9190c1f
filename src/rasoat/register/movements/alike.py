"""Households that stood alike between two days, counted by the database.

Reading the events of every household of a province takes long, and most of them say the same: poor from one
first of January to the next, near-poor from then on. The database puts those together of which everything
that counts is the same, and the rules of ``flows`` look once at each likeness.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from rasoat.places.unit_row import area_range
from rasoat.register.derivation.standings import Standing
from rasoat.register.derivation.state import HouseholdState, Place, Size, StatusState
from rasoat.register.events.event import Event
from rasoat.register.models import EventKind, StatusBasis
from rasoat.register.movements.life import Life, Past

# Everything that ``flows`` asks of a household. ``stood``: how it stood between the days. ``left``: what says
# why it is no longer on the list. ``listed``: what it was before the first day, if it came since. Not told
# here are those that came of other households, that somebody explained, or whose rows do not say enough.
_TOLD = """
WITH changed AS MATERIALIZED (
    SELECT DISTINCT household FROM register_standing
    WHERE ({areas}) AND since <= %(end)s AND (until IS NULL OR until > %(start)s)
      AND (since > %(start)s OR until <= %(end)s)
),
stood AS MATERIALIZED (
    SELECT standing.household, max(standing.until) AS until,
           bool_or(standing.since <= %(start)s) AS at_start,
           bool_or(standing.until IS NULL OR standing.until > %(end)s) AS at_end,
           json_agg(json_build_array(
               standing.since, standing.until, standing.unit_path, standing.class_group, standing.list_year,
               standing.persons, status.basis, CASE WHEN standing.since > %(start)s THEN standing.turns END
           ) ORDER BY standing.since)::text AS stood,
           array_agg(standing.status ORDER BY standing.since) AS statuses
    FROM register_standing standing
    JOIN changed USING (household) JOIN register_legalstatus status ON status.id = standing.status
    WHERE standing.since <= %(end)s AND (standing.until IS NULL OR standing.until > %(start)s)
    GROUP BY standing.household
    HAVING count(*) FILTER (WHERE standing.since > %(start)s AND standing.turns IS NULL) = 0
),
told AS (
    SELECT stood.household, stood.stood, stood.statuses, leaving.says AS left_by,
           json_build_array(home.closed_why, leaving.basis, leaving.why)::text AS left,
           (SELECT string_agg(DISTINCT class_group, ',' ORDER BY class_group) FROM register_standing before
            WHERE stood.at_end AND NOT stood.at_start AND before.household = stood.household
              AND before.since < %(start)s) AS listed
    FROM stood
    LEFT JOIN register_household home ON NOT at_end AND home.id = stood.household
        AND home.closed_on = stood.until
    LEFT JOIN LATERAL (
        SELECT id AS says, basis, why FROM register_legalstatus
        WHERE NOT stood.at_end AND household_id = stood.household
          AND since <= stood.until AND (until IS NULL OR until > stood.until) LIMIT 1
    ) leaving ON true
    WHERE NOT EXISTS (SELECT FROM register_registerevent said
                      WHERE said.household = stood.household AND said.kind = 'change_explained')
      AND NOT (at_end AND NOT at_start AND EXISTS (
          SELECT FROM register_lineage kin WHERE kin.to_household = stood.household))
)
"""
_COUNT = """
SELECT stood, "left", listed, count(*), NULL FROM told GROUP BY stood, "left", listed
UNION ALL
SELECT NULL, NULL, NULL, 0, array_agg(household) FROM changed
WHERE household NOT IN (SELECT household FROM told)
"""
_EACH = 'SELECT household, statuses, left_by, stood, "left", listed FROM told ORDER BY household'


class Alike(NamedTuple):
    """So many ``households`` of which the same is told: as one life, without a code."""

    life: Life
    households: int


def alike(paths: Iterable[str], start: date, end: date) -> tuple[list[Alike], list[int]]:
    """Who stood in the unit and not all the time the same, by likeness; and who must be told from events."""
    found, others = list[Alike](), list[int]()
    for stood, left, listed, households, rest in _asked(_COUNT, paths, start, end):
        if households:
            found.append(Alike(_life(0, stood, left, listed), households))
        others += rest or ()
    return found, sorted(others)


def each(paths: Iterable[str], start: date, end: date) -> Iterator[Life]:
    """The same households one by one, under their codes and with the numbers of their statuses."""
    for household, statuses, left_by, stood, left, listed in _asked(_EACH, paths, start, end):
        yield _life(household, stood, left, listed, statuses, left_by)


def _asked(query: str, paths: Iterable[str], start: date, end: date) -> list[Sequence[Any]]:
    """The rows of a query. Of no path there are none."""
    said: dict[str, Any] = {"start": start, "end": end}
    areas = []
    for number, path in enumerate(paths):
        said[f"from_{number}"], said[f"to_{number}"] = area_range(path)
        areas.append(f"unit_path >= %(from_{number})s AND unit_path < %(to_{number})s")
    with connection.cursor() as cursor:
        cursor.execute(_TOLD.format(areas=" OR ".join(areas) or "false") + query, said)
        return list(cursor.fetchall())


def _life(
    household: int,
    stood: str,
    left: str,
    listed: str | None,
    statuses: Sequence[int] | None = None,
    left_by: int | None = None,
) -> Life:
    """A life as ``flows`` needs it: no more of the household than between the days."""
    state, rows = HouseholdState(household), []
    told = json.loads(stood)
    for number, (since, until, path, group, year, persons, basis, turns) in enumerate(told):
        said = statuses[number] if statuses else number
        row = Standing(_day(since), _day(until) if until else None, path, group, "", year, persons, said)
        rows.append(row)
        state.statuses.append(_status(said, basis, "", row.since, row.until))
        _turned(state, turns)
    _left(state, rows[-1], json.loads(left), -1 if left_by is None else left_by)
    return Life(rows, state, Past(frozenset((listed or "").split(",")) - {""}))


def _left(state: HouseholdState, last: Standing, said: Sequence[str | None], left_by: int) -> None:
    """It ended on the day on which it stood no longer, or a status says that it is not on the list."""
    closed_why, basis, why = said
    if closed_why is not None:
        state.closed_on, state.closed_why = last.until, closed_why
    if basis is not None and last.until is not None:
        state.statuses.append(_status(left_by, basis, why or "", last.until, None))


def _status(event: int, basis: str, why: str, since: date, until: date | None) -> StatusState:
    kind = EventKind.STATUS_DECIDED if basis == StatusBasis.DECISION else EventKind.LIST_LINE_RECORDED
    return StatusState(Event(event, kind, 0, "", since, {"why": why}), None, since, until)


def _turned(state: HouseholdState, turns: str | None) -> None:
    if not turns:
        return
    said = json.loads(turns)
    state.places += [Place(_day(since), "", why) for since, why in said["places"]]
    state.sizes += [Size(_day(since), persons, why) for since, persons, why in said["sizes"]]


_day = date.fromisoformat
