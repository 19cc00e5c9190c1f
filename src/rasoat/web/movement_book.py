"""A movement as a workbook in the layout of the official forms, and as a flat table."""

import io
from collections.abc import Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rasoat.common.words import Words
from rasoat.files.csv_writer import write_csv
from rasoat.files.sheet_model import Book, Cell, Column, Kind, SheetModel
from rasoat.files.workbook_writer import write_workbook
from rasoat.places import installation
from rasoat.places.queries import units_last_seen
from rasoat.places.unit_row import UnitRow
from rasoat.register.movements.columns import TABLES, columns_of, number_of, words_of
from rasoat.register.movements.queries import Coverage, Movement
from rasoat.register.movements.table import Table
from rasoat.web.wording import CLASSES

MEASURES = ("households", "persons")


def movement_book(moved: Movement) -> bytes:
    """Two sheets, the poor and the near-poor; two rows a unit: households, persons."""
    made = io.BytesIO()
    title = _("Movement of %(unit)s") % {"unit": moved.unit.title}
    write_workbook(made, Book([_sheet(moved, name) for name in TABLES], title=title))
    return made.getvalue()


def movement_csv(moved: Movement) -> bytes:
    """One row a unit, class, measure and column."""
    columns = [
        Column(_("Class")),
        Column(_("Code"), Kind.CODE),
        Column(_("Unit")),
        Column(_("Counted")),
        Column(_("Column of the form"), Kind.INTEGER),
        Column(_("Column")),
        Column(_("Number"), Kind.INTEGER),
        Column(_("Households of unknown size"), Kind.INTEGER),
    ]
    made = io.BytesIO()
    write_csv(made, columns, _flat(moved))
    return made.getvalue()


def _sheet(moved: Movement, name: str) -> SheetModel:
    marks = (_("DEMONSTRATION"),) if installation.is_demonstration() else ()
    return SheetModel(
        name=str(CLASSES[name])[:25],
        columns=_columns(name),
        rows=_lines(moved, name),
        title=(_("Movement of %(class)s households") % {"class": CLASSES[name]}, moved.unit.title),
        subtitle=(
            _("From %(start)s to %(end)s")
            % {"start": f"{moved.start:%d/%m/%Y}", "end": f"{moved.end:%d/%m/%Y}"},
        ),
        marks=marks,
        notes=(*map(_coverage, (moved.opening_coverage, moved.closing_coverage)), _checksum(moved)),
        number_row=False,
    )


def _columns(name: str) -> list[Column]:
    titles = (
        f"{_said(words_of(name, column))} ({number_of(name, column) or '*'})" for column in columns_of(name)
    )
    return [
        Column(_("Code"), Kind.CODE),
        Column(_("Unit"), width=28),
        Column(_("Counted")),
        *(Column(title, Kind.INTEGER, width=12, wrap=True) for title in titles),
    ]


def _lines(moved: Movement, name: str) -> Iterator[list[Cell]]:
    for unit, table in _units(moved, name):
        for measure in MEASURES:
            numbers = (getattr(table[column], measure) for column in columns_of(name))
            yield [unit.code, unit.title, _measure(measure), *numbers]


def _flat(moved: Movement) -> Iterator[list[Cell]]:
    for name in TABLES:
        for unit, table in _units(moved, name):
            for measure in MEASURES:
                for column in columns_of(name):
                    cell, words = table[column], _said(words_of(name, column))
                    unknown = cell.unknown if measure == "persons" else 0
                    yield [
                        str(CLASSES[name]), unit.code, unit.title, _measure(measure),
                        number_of(name, column), words, getattr(cell, measure), unknown,
                    ]  # fmt: skip


def _units(moved: Movement, name: str) -> Iterator[tuple[UnitRow, Table]]:
    """The unit, then those below it."""
    yield moved.unit, moved.tables[name]
    below = units_last_seen(moved.parts, installation.today())
    for unit in sorted(below.values(), key=lambda one: one.sort_key):
        yield unit, moved.parts[unit.id][name]


def _measure(measure: str) -> str:
    return _("Households") if measure == "households" else _("Persons")


def _coverage(line: Coverage) -> str:
    return _("%(day)s: %(have)s of %(all)s communes have a list of %(year)s.") % {
        "day": f"{line.day:%d/%m/%Y}",
        "have": line.have,
        "all": line.communes,
        "year": line.list_year,
    }


def _checksum(moved: Movement) -> str:
    return _("Checksum %(sum)s. Columns marked * are counted under other decrease and increase.") % {
        "sum": moved.checksum[:16]
    }


def _said(words: Words) -> str:
    return words.in_language(get_language() or "vi")
