"""The lists as files: a workbook, or on paper. That they left the system stands in the trail."""

from datetime import UTC, datetime

from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record_read
from rasoat.places.unit_row import UnitRow
from rasoat.register.queries.household_lists import household_lists
from rasoat.register.values import Years
from rasoat.surveys.listing.entries import HouseholdLists
from rasoat.surveys.listing.papers import to_pdf
from rasoat.surveys.listing.workbooks import to_workbook

VERB = "list.export"


def list_workbook(person: ActingUser, unit: UnitRow, years: Years) -> tuple[str, bytes]:
    """Name and bytes of the workbook with all lists of a commune or village. Raises ``NotAllowed``."""
    lists = _exported(person, unit, years)
    return f"{_name(unit, years)}.xlsx", to_workbook(lists)


def list_pdf(person: ActingUser, unit: UnitRow, years: Years) -> tuple[str, bytes]:
    """Name and bytes of the lists on paper (PDF/A). Raises ``NotAllowed``."""
    lists = _exported(person, unit, years)
    return f"{_name(unit, years)}.pdf", to_pdf(lists, created=datetime.now(UTC).replace(microsecond=0))


def _exported(person: ActingUser, unit: UnitRow, years: Years) -> HouseholdLists:
    require(person, VERB, unit.path)
    lists = household_lists(person, unit, years)
    subject = Subject("list", f"{unit.code} {years.list_year}")
    record_read(VERB, acting_user=person, subject=subject, unit_path=unit.path, rows=len(lists.entries))
    return lists


def _name(unit: UnitRow, years: Years) -> str:
    return f"danh-sach-{unit.code}-{years.list_year}"
