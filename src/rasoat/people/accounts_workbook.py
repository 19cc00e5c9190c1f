"""The table in which an office lists people and their roles: the empty one, and the filled one read."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from rasoat.common.problems import Problem, Refused
from rasoat.files import cells
from rasoat.files.csv_reader import read_table_file
from rasoat.files.sheet_model import Book, ChoiceList, Column, Kind, SheetModel, Written
from rasoat.files.sources import Source
from rasoat.files.tables import Expected, Row, find_table
from rasoat.files.workbook_writer import write_workbook
from rasoat.people.accounts_words import FILL_IN, MISSING, NOTES
from rasoat.people.acting import ActingUser
from rasoat.people.management import may_give
from rasoat.people.roles import Role, roles
from rasoat.people.units_below import UnitsBelow
from rasoat.places.unit_row import UnitRow

SHEET = "Tài khoản"
SPARE_ROWS = 1000
COLUMNS = (
    Expected("login", "Tên đăng nhập", ("login", "tài khoản"), required=False),
    Expected("full_name", "Họ và tên", ("họ tên", "full name")),
    Expected("phone", "Điện thoại", ("số điện thoại", "sđt", "phone"), required=False),
    Expected("role", "Vai trò", ("role", "chức danh")),
    Expected("unit_code", "Mã đơn vị", ("unit code",), required=False),
    Expected("unit_name", "Đơn vị", ("tên đơn vị", "thôn", "unit"), required=False),
    Expected("parent", "Thuộc xã", ("xã", "thuộc đơn vị", "commune"), required=False),
    Expected("valid_from", "Từ ngày", ("from",), required=False),
    Expected("valid_to", "Đến ngày", ("đến hết ngày", "to"), required=False),
)


@dataclass(frozen=True, slots=True)
class AccountRow:
    """A person and a role as a row says it, with the place of each cell. ``login`` may be "" still."""

    login: str
    full_name: str
    phone: str
    role: str
    unit: UnitRow
    valid_from: dt.date
    valid_to: dt.date | None
    places: dict[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class ReadAccounts:
    """The rows that could be read, every fault of the cells, and the file they come from."""

    rows: tuple[AccountRow, ...]
    problems: tuple[Problem, ...]
    file: str
    sha256: str


def read_accounts(source: Source, name: str, who: ActingUser, day: dt.date) -> ReadAccounts:
    """What a workbook or CSV file says, for the roles and units that ``who`` may give.

    ``valid_to`` is written as the last day and read as the day after. Raises ``Refused`` when there is no
    such table at all; faults of single cells are collected.
    """
    book = read_table_file(source, name)
    table = find_table(book.find(SHEET) or book.sheets[0], COLUMNS)
    reader = _Reader(who, day, list(table.problems()))
    rows = [found for row in table if (found := reader.read(row))]
    if not table.numbers:
        reader.problems.append(cells_missing(table.place(table.header_row + 1, "full_name")))
    return ReadAccounts(tuple(rows), tuple(reader.problems), name, book.sha256)


def write_accounts_template(target: Path | BinaryIO, who: ActingUser, day: dt.date) -> Written:
    """Write the empty table with drop-downs, and beside it the units that ``who`` answers for."""
    units = UnitsBelow(who, day).all()
    known = SheetModel(
        "Đơn vị",
        (Column("Mã đơn vị", Kind.CODE), Column("Đơn vị", width=30), Column("Thuộc", width=30)),
        [(unit.code, unit.title, above) for unit, above in units],
    )
    choices = ChoiceList("roles", tuple(role.vi for role in given_roles(who)))
    fill_in = SheetModel(
        SHEET, _columns(), spare_rows=SPARE_ROWS, title=("Danh sách tài khoản",), subtitle=NOTES
    )
    return write_workbook(target, Book((fill_in, known), (choices,), title="Danh sách tài khoản"))


def write_accounts(
    target: Path | BinaryIO, rows: Iterable[Sequence[Any]], marks: Sequence[str] = ()
) -> Written:
    """Write accounts in the columns of the template, and their state behind; it can be brought in again."""
    columns = (*_columns(), Column("Tình trạng", width=24, key="state"))
    sheet = SheetModel(SHEET, columns, rows, title=("Danh sách tài khoản",), marks=tuple(marks))
    return write_workbook(target, Book((sheet,), _no_choices(), title="Danh sách tài khoản"))


def given_roles(who: ActingUser) -> list[Role]:
    """The roles that ``who`` may give, in the order of the file."""
    return [role for role in roles().values() if may_give(who, role.key)]


def _no_choices() -> tuple[ChoiceList, ...]:
    return (ChoiceList("roles", tuple(role.vi for role in roles().values())),)


def _columns() -> tuple[Column, ...]:
    return (
        Column("Tên đăng nhập", key="login", width=18, comment="Để trống thì hệ thống đặt từ họ tên."),
        Column("Họ và tên", key="full_name", width=28, required=True),
        Column("Điện thoại", Kind.CODE, key="phone", width=14),
        Column("Vai trò", key="role", width=34, required=True, choices="roles"),
        Column("Mã đơn vị", Kind.CODE, key="unit_code", width=12),
        Column("Đơn vị", key="unit_name", width=26),
        Column("Thuộc xã", key="parent", width=24),
        Column("Từ ngày", Kind.DATE, key="valid_from", width=12),
        Column("Đến ngày", Kind.DATE, key="valid_to", width=12),
    )


class _Reader:
    """Reads rows one after the other and collects what is wrong with their cells."""

    def __init__(self, who: ActingUser, day: dt.date, problems: list[Problem]) -> None:
        self.problems = problems
        self._day = day
        self._units = UnitsBelow(who, day)
        given = given_roles(who)
        self._roles = cells.Options(
            {text: role.key for role in given for text in (role.vi, role.en, role.key)}
        )

    def read(self, row: Row) -> AccountRow | None:
        """The row, or None when a cell it needs is faulty."""
        before = len(self.problems)
        login, name, phone = (self._text(row, key) for key in ("login", "full_name", "phone"))
        role = self._sound(cells.choice(row.get("role"), row.place("role"), self._roles))
        begin = self._sound(cells.day(row.get("valid_from"), row.place("valid_from"))) or self._day
        last = self._sound(cells.day(row.get("valid_to"), row.place("valid_to")))
        if role is None and row.get("role") is None:
            self.problems.append(cells_missing(row.place("role")))
        unit = self._unit(row, role) if role else None
        if len(self.problems) > before or unit is None or role is None:
            return None
        end = last + dt.timedelta(days=1) if last else None
        places = {column.key: row.place(column.key) for column in COLUMNS}
        return AccountRow(login.lower(), name, phone, role, unit, begin, end, places)

    def _unit(self, row: Row, role: str) -> UnitRow | None:
        code, name, parent = (self._text(row, key) for key in ("unit_code", "unit_name", "parent"))
        place = row.place("unit_code" if code and not name else "unit_name")
        try:
            return self._units.find(roles()[role].levels, code, name, parent, place=place)
        except Refused as refused:
            self.problems += refused.problems
            return None

    def _text(self, row: Row, key: str) -> str:
        return self._sound(cells.text(row.get(key), row.place(key))) or ""

    def _sound(self, value: Any) -> Any:
        """The value; a fault is kept and read as missing."""
        if isinstance(value, Problem):
            self.problems.append(value)
            return None
        return value


def cells_missing(place: str) -> Problem:
    """A cell that must be filled in is empty."""
    return Problem("account.cell_missing", place, MISSING, FILL_IN)
