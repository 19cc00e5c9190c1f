"""Rows of one sheet of the national list into households.

Members follow their head row by row. So a row without a head above it, a head who is not called one, and a
size that does not fit the rows are faults: they show a sheet that was sorted or cut.
"""

from collections.abc import Iterator
from typing import Any

from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Problem, Severity
from rasoat.files import cells
from rasoat.surveys.listing.entries import ListKind
from rasoat.surveys.national import say
from rasoat.surveys.national.cells import READERS, causes
from rasoat.surveys.national.entries import ListedHousehold, ListedMember
from rasoat.surveys.reading.column_values import read_column
from rasoat.surveys.reading.grid import Grid
from rasoat.surveys.survey import HEAD


class NationalSheet:
    """One sheet being read. ``kind`` is None on the first, where every household names its class."""

    def __init__(self, grid: Grid, kind: ListKind | None, faults: list[Problem]) -> None:
        self._grid, self._kind, self._faults = grid, kind, faults
        self._values = {
            key: read_column(grid, key, READERS.get(key, cells.text), faults) for key in grid.columns
        }

    def households(self) -> Iterator[ListedHousehold]:
        """The households in the order of the sheet; those with a fault are left out, the fault is noted."""
        rows: list[int] = []
        for row in range(len(self._grid)):
            if self._begins(row) and rows:
                yield from self._household(rows)
                rows = []
            if not rows and not self._begins(row):
                self._faults.append(say.no_head_above(self._place(row, "relation")))
                continue
            rows.append(row)
        if rows:
            yield from self._household(rows)

    def _begins(self, row: int) -> bool:
        """A household begins where a name stands in the head's column, or where a row says it is the head."""
        if self._kind is None:
            return self._grid.column("head")[row] is not None
        return bool(self._get(row, "relation") == HEAD)

    def _household(self, rows: list[int]) -> Iterator[ListedHousehold]:
        first = rows[0]
        before = _errors(self._faults)
        members = tuple(member for row in rows if (member := self._member(row)))
        kind = self._kind or self._class(first)
        self._check(rows, members)
        if kind is None or _errors(self._faults) > before or not members:
            return
        yield ListedHousehold(
            row=self._grid.numbers[first],
            kind=kind,
            code=self._get(first, "code"),
            national_code=self._get(first, "national_code"),
            province=self._get(first, "province") or "",
            district=self._get(first, "district") or "",
            commune=self._get(first, "commune") or "",
            commune_code=self._get(first, "commune_code"),
            village=self._get(first, "village") or "",
            address=self._get(first, "address") or "",
            decision_number=self._get(first, "decision_number") or "",
            decision_date=self._get(first, "decision_date"),
            b1=self._get(first, "b1"),
            b2=self._get(first, "b2"),
            no_labour=self._get(first, "no_labour"),
            merit=self._get(first, "merit"),
            causes=causes(self._get(first, "causes")),
            members=members,
        )

    def _member(self, row: int) -> ListedMember | None:
        name = self._get(row, "head") or self._get(row, "member") or self._get(row, "name")
        relation = self._get(row, "relation")
        if name is None or relation is None:
            key = "relation" if name else "name" if self._kind else "member"
            if self._grid.column(key)[row] is None:
                self._faults.append(say.missing_cell(self._place(row, key)))
            return None
        birth: PartialDate | None = self._get(row, "birth")
        if birth is None and self._grid.column("birth")[row] is None:
            self._faults.append(say.no_birth(self._place(row, "birth")))
        return ListedMember(
            row=self._grid.numbers[row],
            name=name,
            relation=relation,
            birth=birth,
            sex=self._get(row, "sex"),
            identity_number=self._get(row, "identity_number"),
            ethnic_group=self._get(row, "ethnic_group"),
        )

    def _class(self, row: int) -> ListKind | None:
        found = self._get(row, "class")
        if found is None and self._grid.column("class")[row] is None:
            self._faults.append(say.missing_cell(self._place(row, "class")))
        return ListKind(found) if found else None

    def _check(self, rows: list[int], members: tuple[ListedMember, ...]) -> None:
        heads = [member for member in members if member.relation == HEAD]
        if members and (len(heads) != 1 or heads[0] is not members[0]):
            self._faults.append(say.head_is_not_first(self._place(rows[0], "relation"), len(heads)))
        size = self._get(rows[0], "size")
        if size is not None and size != len(rows):
            self._faults.append(say.size_differs(self._place(rows[0], "size"), size, len(rows)))

    def _get(self, row: int, key: str) -> Any:
        column = self._values.get(key)
        return None if column is None else column[row]

    def _place(self, row: int, key: str) -> str:
        return self._grid.place(row, key)


def _errors(faults: list[Problem]) -> int:
    return sum(fault.severity is Severity.ERROR for fault in faults)
