"""What happened to one household between two days, as flows into and out of classes and villages."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from rasoat.register.derivation.standings import Standing
from rasoat.register.movements import causes
from rasoat.register.movements.columns import Column
from rasoat.register.movements.life import Flow, Life


def flows_of(life: Life, start: date, end: date) -> Iterator[Flow]:
    """The household's flows from the beginning of ``start`` to the beginning of ``end``.

    Of classes only the first and the last count: the first run of one class is followed to its end, the last
    from its begin, and the change between them is one. Moves and sizes are followed step by step, so that
    every unit it passed through balances, and every unit is the sum of its parts.
    """
    rows = [row for row in life.rows if row.since <= end and (row.until is None or row.until > start)]
    first, last = _first_run(rows, start), _last_run(rows, end)
    yield from _walk(life, first)
    if first and last and first[-1] is last[-1]:
        return
    if first and last:
        yield from _change(life, first[-1], last[0])
    elif first:
        yield from _leave(life, first[-1], rows[-1])
    elif last:
        yield from _enter(life, last[0])
    yield from _walk(life, last)


def stock_on(rows: Sequence[Standing], day: date) -> Standing | None:
    """How the household stood on a day; None when it was not on the list."""
    return next((row for row in rows if row.since <= day and (row.until is None or row.until > day)), None)


def _first_run(rows: Sequence[Standing], start: date) -> list[Standing]:
    """From ``start`` on, as long as the class stays the same without a day off the list."""
    if not rows or rows[0].since > start:
        return []
    run = [rows[0]]
    for row in rows[1:]:
        if not _goes_on(run[-1], row):
            break
        run.append(row)
    return run


def _last_run(rows: Sequence[Standing], end: date) -> list[Standing]:
    if not rows or stock_on(rows, end) is None:
        return []
    run = [rows[-1]]
    for row in reversed(rows[:-1]):
        if not _goes_on(row, run[0]):
            break
        run.insert(0, row)
    return run


def _goes_on(row: Standing, after: Standing) -> bool:
    return row.until == after.since and row.group == after.group


def _walk(life: Life, run: Sequence[Standing]) -> Iterator[Flow]:
    for row, after in pairwise(run):
        yield from _step(life, row, after, row.group)


def _step(life: Life, row: Standing, after: Standing, table: str) -> Iterator[Flow]:
    """From one standing to a later one in the class ``table``: perhaps elsewhere, perhaps more or fewer."""
    if row.path != after.path:
        cause = causes.why_elsewhere(life, row, after)
        for path, column in ((row.path, cause.column), (after.path, causes.MIRROR[cause.column])):
            yield Flow(
                life.state.id, path, table, column, 1, row.persons, cause.reason, cause.day, cause.source,
                cause.what, cause.explained,
            )  # fmt: skip
    for change in causes.size_changes(life, row, after):
        yield Flow(
            life.state.id, after.path, table, change.column, 0, change.persons, change.reason, change.day,
            what=change.what, explained=change.explained,
        )  # fmt: skip


def _change(life: Life, row: Standing, after: Standing) -> Iterator[Flow]:
    """From the first class to the last one, where that begins: counted once, printed in both tables."""
    yield from _step(life, row, after, row.group)
    if row.group == after.group:
        return
    reason = causes.status_reason(life.state, after.status)
    for table, column in ((row.group, Column.TO_OTHER), (after.group, Column.FROM_OTHER)):
        yield Flow(
            life.state.id, after.path, table, column, 1, after.persons, reason, after.since, after.status
        )


def _leave(life: Life, row: Standing, listed_last: Standing) -> Iterator[Flow]:
    day = listed_last.until
    if day is None:
        raise ValueError(f"household {life.state.id} has not left")
    yield _listed_flow(life, row, causes.why_left(life, day))


def _enter(life: Life, row: Standing) -> Iterator[Flow]:
    yield _listed_flow(life, row, causes.why_came(life, row))


def _listed_flow(life: Life, row: Standing, cause: causes.Cause) -> Flow:
    return Flow(
        life.state.id, row.path, row.group, cause.column, 1, row.persons, cause.reason, cause.day,
        cause.source, cause.what, cause.explained,
    )  # fmt: skip
