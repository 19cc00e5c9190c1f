"""The decision table: for every combination of totals, in every area and on every date, exactly one row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.law.checks.names import INCOME_TOTALS
from rasoat.law.checks.ranges import indicators_range
from rasoat.law.checks.walk import fault
from rasoat.law.model.sheet import AreaType
from rasoat.law.model.sourced import in_force
from rasoat.law.model.standard import Comparison, DecisionRow, IncomeRow, Standard
from rasoat.law.reading.files import LawFile
from rasoat.law.reading.law import Law

AREAS: tuple[AreaType, ...] = ("urban", "rural")
Row = tuple[str, str, Sequence[Comparison]]
"""Name of the row, its class, its comparisons."""


@dataclass(frozen=True)
class Table:
    """The rows in force in one area on one day, and the thresholds they name."""

    file: LawFile[Standard]
    key: str
    area: AreaType
    on: date
    rows: tuple[Row, ...]
    values: dict[str, int]
    deprived_most: int

    @property
    def where(self) -> str:
        """Area and day, for messages."""
        return f"{self.area}, {self.on.isoformat()}"


def decision_tables_decide(law: Law) -> Iterator[Problem]:
    """No gap, no overlap, no row that never holds, no class that is never reached."""
    for file in law.standards.values():
        for area in AREAS:
            for on in _days(file.says):
                for key, rows in (
                    ("decision", _decisions(file.says, on)),
                    ("income_row", _money(file.says, on)),
                ):
                    yield from _table(file, key, area, on, rows)


def _table(
    file: LawFile[Standard], key: str, area: AreaType, on: date, rows: tuple[Row, ...]
) -> Iterator[Problem]:
    named = {name for _, _, when in rows for part in when for name in part.thresholds}
    entries = {t.id: in_force(t.entries(area), on) for t in file.says.thresholds if t.id in named}
    for name, entry in entries.items():
        if entry is None:
            yield _not_yet(file, f"threshold.{name}", area, on)
    values = {name: entry.value for name, entry in entries.items() if entry and entry.value is not None}
    if rows and set(values) == named:
        most = indicators_range(file.says).most if key == "decision" else len(file.says.indicators)
        table = Table(file, key, area, on, rows, values, most or 0)
        yield from _holes(table)
        yield from _unreached(table)


def _days(standard: Standard) -> list[date]:
    """Every day on which the table changes."""
    days = {row.since for row in (*standard.decisions, *standard.income_rows)}
    days |= {value.since for threshold in standard.thresholds for value in threshold.values}
    return sorted(days)


def _decisions(standard: Standard, on: date) -> tuple[Row, ...]:
    rows: dict[str, DecisionRow] = {}
    for row in sorted(standard.decisions, key=lambda row: row.since):
        if row.since <= on:
            rows[row.id] = row
    return tuple((row.id, row.becomes, row.when) for row in rows.values())


def _money(standard: Standard, on: date) -> tuple[Row, ...]:
    rows: list[IncomeRow] = [row for row in standard.income_rows if row.since <= on]
    return tuple((f"#{number}", row.becomes, row.when) for number, row in enumerate(rows, start=1))


def _holes(table: Table) -> Iterator[Problem]:
    """The first combination that no row takes, and the first for every set of rows that compete."""
    seen: set[tuple[str, ...]] = set()
    for totals in _combinations(table):
        rows = tuple(name for name, _, when in table.rows if _holds(when, totals, table.values))
        if len(rows) != 1 and rows not in seen:
            seen.add(rows)
            said = ", ".join(f"{name} = {value}" for name, value in sorted(totals.items()))
            yield _competing(table, said, rows) if rows else _hole(table, said)


def _combinations(table: Table) -> Iterator[dict[str, int]]:
    """Every total just below, at and just above every threshold it is compared with."""
    around: dict[str, set[int]] = {}
    for _, _, when in table.rows:
        for part in when:
            near = {table.values[name] + step for name in part.thresholds for step in (-1, 0, 1)}
            around.setdefault(part.total, set()).update(near)
    counted = _counted_totals(table)
    for name, values in around.items():
        if name in counted:
            values |= {0, table.deprived_most}
            values -= {value for value in values if not 0 <= value <= table.deprived_most}
    yield from (dict(zip(around, row, strict=True)) for row in product(*map(sorted, around.values())))


def _counted_totals(table: Table) -> set[str]:
    """Totals over the indicators: they have a most."""
    if table.key == "income_row":
        return {name for name, unit in INCOME_TOTALS.items() if unit == "indicators"}
    return {total.id for total in table.file.says.totals if total.of == "indicators"}


def _holds(when: Sequence[Comparison], totals: dict[str, int], values: dict[str, int]) -> bool:
    return all(
        (part.above is None or totals[part.total] > values[part.above])
        and (part.at_least is None or totals[part.total] >= values[part.at_least])
        and (part.at_most is None or totals[part.total] <= values[part.at_most])
        and (part.below is None or totals[part.total] < values[part.below])
        for part in when
    )


def _unreached(table: Table) -> Iterator[Problem]:
    reached = {
        (name, becomes)
        for totals in _combinations(table)
        for name, becomes, when in table.rows
        if _holds(when, totals, table.values)
    }
    for name, becomes, _ in table.rows:
        if (name, becomes) not in reached:
            yield _never(table, name)
    used = {becomes for _, becomes in reached}
    for one in table.file.says.classes:
        if one.since <= table.on and one.id not in used:
            yield _class_never(table, one.id)


def _not_yet(file: LawFile[Standard], key: str, area: str, on: date) -> Problem:
    return fault(
        "not_in_force", file, key,
        Words(f"Chưa có giá trị cho khu vực {area} vào ngày {on:%d/%m/%Y}, khi bảng quyết định đã dùng.",
              f"No value for {area} on {on}, when the decision table already uses it."),
        Words("Thêm giá trị có ngày (để trống value và ghi “unknown” nếu chưa biết).",
              "Add a dated value (without a value and marked 'unknown' when it is not known)."),
    )  # fmt: skip


def _hole(table: Table, said: str) -> Problem:
    return fault(
        "gap", table.file, f"{table.key} › {table.where}",
        Words(f"Không dòng nào của bảng quyết định đúng khi {said}.", f"No row holds when {said}."),
        Words("Thêm dòng hoặc sửa so sánh.", "Add a row, or mend a comparison."),
    )  # fmt: skip


def _competing(table: Table, said: str, rows: tuple[str, ...]) -> Problem:
    names = ", ".join(rows)
    return fault(
        "overlap", table.file, f"{table.key} › {table.where}",
        Words(f"Các dòng {names} cùng đúng khi {said}.", f"The rows {names} all hold when {said}."),
        Words("Sửa so sánh để chỉ một dòng đúng.", "Mend the comparisons so that one row holds."),
    )  # fmt: skip


def _never(table: Table, row: str) -> Problem:
    return fault(
        "unreachable", table.file, f"{table.key}.{row} › {table.where}",
        Words("Dòng này không bao giờ đúng (ngưỡng dưới có thể không nhỏ hơn ngưỡng trên).",
              "This row can never hold (a lower threshold may not be below the upper one)."),
        Words("Sửa so sánh hoặc giá trị ngưỡng.", "Mend the comparison or the thresholds."),
    )  # fmt: skip


def _class_never(table: Table, name: str) -> Problem:
    return fault(
        "class_unreached", table.file, f"class.{name} › {table.where}",
        Words(f"Không dòng nào của {table.key} dẫn tới phân loại “{name}”.",
              f"No row of {table.key} leads to the class '{name}'."),
        Words("Thêm dòng cho phân loại này hoặc bỏ phân loại.", "Add a row for the class, or remove it."),
    )  # fmt: skip
