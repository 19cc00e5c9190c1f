"""The table one stands in, as a workbook with its labels, its date and its row count."""

import io
from collections.abc import Iterable

from django.utils.translation import gettext as _

from rasoat.files.sheet_model import Book, Cell, Column, Kind, SheetModel
from rasoat.files.workbook_writer import write_workbook
from rasoat.places import installation
from rasoat.places.unit_row import UnitRow
from rasoat.register.queries.counts import ClassCounts
from rasoat.register.queries.villages import HouseholdRow
from rasoat.register.values import Years
from rasoat.web.wording import CLASSES

NUMBERS = ("households", "surveyed", "poor", "near_poor", "above", "unscored")


def units_book(unit: UnitRow, years: Years, rows: Iterable[tuple[UnitRow, ClassCounts]]) -> bytes:
    """Units with their counts."""
    columns = [
        Column(_("Unit"), width=30),
        Column(_("Code"), Kind.CODE),
        Column(_("Households"), Kind.INTEGER),
        Column(_("Surveyed"), Kind.INTEGER),
        *(Column(str(CLASSES[kind]), Kind.INTEGER) for kind in NUMBERS[2:]),
    ]
    lines = ([one.title, one.code, *(getattr(counts, kind) for kind in NUMBERS)] for one, counts in rows)
    return _book(unit, years, columns, lines)


def households_book(unit: UnitRow, years: Years, rows: Iterable[HouseholdRow]) -> bytes:
    """Households with proposed class and scores."""
    columns = [
        Column(_("Household code"), Kind.CODE),
        Column(_("Head of household"), width=28),
        Column(_("Proposed class"), width=22),
        Column("B1", Kind.INTEGER, 8),
        Column("B2", Kind.INTEGER, 8),
        Column(_("Household size"), Kind.INTEGER, 10),
        Column(_("Ethnic group")),
        Column(_("Address"), width=30),
    ]
    return _book(unit, years, columns, (_line(row) for row in rows))


def _line(row: HouseholdRow) -> list[Cell]:
    kind = row.proposed or row.kind
    word = str(CLASSES.get(kind, kind))
    return [row.code, row.head_name, word, row.b1, row.b2, row.size, row.ethnic_group, row.address]


def _book(unit: UnitRow, years: Years, columns: list[Column], rows: Iterable[list[Cell]]) -> bytes:
    marks = (_("DEMONSTRATION"),) if installation.is_demonstration() else ()
    sheet = SheetModel(
        name=unit.name[:25],
        columns=columns,
        rows=rows,
        title=(unit.title,),
        subtitle=(_subtitle(years),),
        marks=marks,
        notes=(_("Classes are proposals by score, not decisions."),),
        number_row=False,
    )
    made = io.BytesIO()
    write_workbook(made, Book([sheet], title=unit.title))
    return made.getvalue()


def _subtitle(years: Years) -> str:
    return _("List of %(list)s, review of %(review)s, as of %(day)s") % {
        "list": years.list_year,
        "review": years.review_year,
        "day": f"{years.as_of:%d/%m/%Y}",
    }
