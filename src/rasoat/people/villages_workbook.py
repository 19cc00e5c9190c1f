"""The table in which an office lists its villages: the empty one to fill in, and the filled one read."""

from datetime import date
from pathlib import Path
from typing import BinaryIO

from rasoat.common.problems import Problem, Refused
from rasoat.files import cells
from rasoat.files.csv_reader import read_table_file
from rasoat.files.sheet_model import Book, ChoiceList, Column, Kind, SheetModel, Written
from rasoat.files.sources import Source
from rasoat.files.tables import Expected, Row, find_table
from rasoat.files.workbook_writer import write_workbook
from rasoat.places.loading.village_rows import VillageRow
from rasoat.places.models import AreaType, Level
from rasoat.places.queries import units_of_level
from rasoat.places.unit_types import TYPES

SHEET = "Thôn"
AREAS = {"thành thị": AreaType.URBAN, "nông thôn": AreaType.RURAL}
COLUMNS = (
    Expected("commune_code", "Mã xã", ("mã đơn vị", "mã xã phường"), required=False),
    Expected("commune_name", "Tên xã", ("xã", "xã phường", "tên đơn vị cấp xã"), required=False),
    Expected("type", "Loại", ("loại hình", "đơn vị"), required=False),
    Expected("name", "Tên thôn", ("thôn", "tên", "tên thôn tổ dân phố", "thôn buôn bon tổ dân phố")),
    Expected("area_type", "Khu vực", ("thành thị nông thôn",), required=False),
)
SPARE_ROWS = 1000


def read_villages(source: Source, name: str) -> tuple[VillageRow, ...]:
    """The villages of a workbook or CSV file, each with its place. ``Refused`` with every fault of the cells.

    Whether the communes exist and no village stands there twice is asked by ``bring_in_villages``.
    """
    book = read_table_file(source, name)
    table = find_table(book.find(SHEET) or book.sheets[0], COLUMNS)
    problems = table.problems()
    rows = [_village(row, problems) for row in table]
    if problems:
        raise Refused(problems)
    return tuple(rows)


def write_villages_template(target: Path | BinaryIO, day: date) -> Written:
    """Write the empty table with drop-downs, and beside it the communes as they are on ``day``."""
    columns = (
        Column("Mã xã", Kind.CODE, key="commune_code"),
        Column("Tên xã", width=24, key="commune_name"),
        Column("Loại", key="type", choices="types"),
        Column("Tên thôn", width=30, key="name", required=True),
        Column("Khu vực", key="area_type", choices="areas"),
    )
    communes = units_of_level(Level.COMMUNE, day)
    known = SheetModel(
        "Xã",
        (Column("Mã xã", Kind.CODE), Column("Tên xã", width=30)),
        [(unit.code, unit.title) for unit in communes],
    )
    choices = (ChoiceList("types", TYPES[Level.VILLAGE]), ChoiceList("areas", tuple(AREAS)))
    fill_in = SheetModel(SHEET, columns, spare_rows=SPARE_ROWS, title=("Danh sách thôn, tổ dân phố",))
    return write_workbook(target, Book((fill_in, known), choices, title="Danh sách thôn"))


def _village(row: Row, problems: list[Problem]) -> VillageRow:
    """One row; what a cell cannot mean is added to ``problems`` and read as missing."""
    texts = {key: _text(row, key, problems) for key in ("commune_name", "type", "name")}
    code = cells.code(row.get("commune_code"), row.place("commune_code"), digits=5)
    area = cells.choice(row.get("area_type"), row.place("area_type"), AREAS)
    problems += [found for found in (code, area) if isinstance(found, Problem)]
    return VillageRow(
        commune_code=code if isinstance(code, str) else "",
        area_type=area if isinstance(area, AreaType) else None,
        place=row.place("name"),
        **texts,
    )


def _text(row: Row, key: str, problems: list[Problem]) -> str:
    found = cells.text(row.get(key), row.place(key))
    if isinstance(found, Problem):
        problems.append(found)
        return ""
    return found or ""
