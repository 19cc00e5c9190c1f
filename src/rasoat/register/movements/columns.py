"""The columns of the movement tables, in the order of the official forms, and what they are called."""

from collections.abc import Iterator
from enum import StrEnum

from rasoat.common.words import Words

POOR, NEAR_POOR = "poor", "near_poor"
TABLES = (POOR, NEAR_POOR)


class Column(StrEnum):
    """A column. Reform, what nobody explained and sizes that became known stand apart from the others."""

    OPENING = "opening"
    TO_OTHER = "to_other_class"
    LEFT = "left_list"
    OTHER_DECREASE = "other_decrease"
    REFORM_OUT = "reform_out"
    UNEXPLAINED_DECREASE = "unexplained_decrease"
    SIZE_LOST = "size_lost"
    FROM_OTHER = "from_other_class"
    RELAPSE = "relapse"
    NEW = "new_entry"
    OTHER_INCREASE = "other_increase"
    REFORM_IN = "reform_in"
    UNEXPLAINED_INCREASE = "unexplained_increase"
    SIZE_KNOWN = "size_known"
    CLOSING = "closing"


DECREASES = (
    Column.TO_OTHER,
    Column.LEFT,
    Column.OTHER_DECREASE,
    Column.REFORM_OUT,
    Column.UNEXPLAINED_DECREASE,
    Column.SIZE_LOST,
)
INCREASES = (
    Column.FROM_OTHER,
    Column.RELAPSE,
    Column.NEW,
    Column.OTHER_INCREASE,
    Column.REFORM_IN,
    Column.UNEXPLAINED_INCREASE,
    Column.SIZE_KNOWN,
)
FLOWS = (*DECREASES, *INCREASES)
FOR_PERSONS = (Column.SIZE_LOST, Column.SIZE_KNOWN)
"""Columns in which no household ever stands."""

WORDS: dict[Column, Words] = {
    Column.OPENING: Words("Đầu kỳ", "At the start"),
    Column.OTHER_DECREASE: Words("Khác giảm", "Other decrease"),
    Column.REFORM_OUT: Words("Giảm do sắp xếp đơn vị hành chính", "Out by the reform of units"),
    Column.UNEXPLAINED_DECREASE: Words("Giảm chưa rõ lý do", "Decrease not explained"),
    Column.SIZE_LOST: Words("Số khẩu không còn rõ", "Size no longer known"),
    Column.OTHER_INCREASE: Words("Khác tăng", "Other increase"),
    Column.REFORM_IN: Words("Tăng do sắp xếp đơn vị hành chính", "In by the reform of units"),
    Column.UNEXPLAINED_INCREASE: Words("Tăng chưa rõ lý do", "Increase not explained"),
    Column.SIZE_KNOWN: Words("Số khẩu nay mới rõ", "Size now known"),
    Column.NEW: Words("Phát sinh mới", "New"),
    Column.CLOSING: Words("Cuối kỳ", "At the end"),
}
WORDS_OF: dict[tuple[str, Column], Words] = {
    (POOR, Column.TO_OTHER): Words("Thoát nghèo, còn cận nghèo", "Left, became near-poor"),
    (POOR, Column.LEFT): Words("Thoát nghèo, vượt chuẩn cận nghèo", "Left, passed the near-poor line"),
    (POOR, Column.FROM_OTHER): Words("Hộ cận nghèo trở thành hộ nghèo", "Near-poor became poor"),
    (POOR, Column.RELAPSE): Words("Tái nghèo", "Fell back into poverty"),
    (NEAR_POOR, Column.TO_OTHER): Words("Cận nghèo trở thành hộ nghèo", "Fell to poor"),
    (NEAR_POOR, Column.LEFT): Words("Thoát cận nghèo", "Left near-poverty"),
    (NEAR_POOR, Column.FROM_OTHER): Words("Hộ nghèo trở thành hộ cận nghèo", "Poor became near-poor"),
    (NEAR_POOR, Column.RELAPSE): Words("Tái cận nghèo", "Fell back into near-poverty"),
}
_ORDER = {POOR: (Column.TO_OTHER, Column.LEFT), NEAR_POOR: (Column.LEFT, Column.TO_OTHER)}
_NUMBERS = {
    Column.OPENING: 1, Column.OTHER_DECREASE: 4, Column.FROM_OTHER: 5, Column.RELAPSE: 6, Column.NEW: 7,
    Column.OTHER_INCREASE: 8, Column.CLOSING: 9,
}  # fmt: skip


def columns_of(table: str) -> Iterator[Column]:
    """All columns in the order of the form of that class."""
    yield Column.OPENING
    yield from _ORDER[table]
    yield from DECREASES[2:]
    yield from INCREASES
    yield Column.CLOSING


def words_of(table: str, column: Column) -> Words:
    """What the column is called in the form of that class."""
    return WORDS.get(column) or WORDS_OF[table, column]


def number_of(table: str, column: Column) -> int | None:
    """The column's number in the official form (report 2 for the poor, 3 for the near-poor).

    None for columns of ours: the form counts them under other decrease (4) and other increase (8).
    """
    if column in _ORDER[table]:
        return 2 + _ORDER[table].index(column)
    return _NUMBERS.get(column)
