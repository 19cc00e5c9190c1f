"""What the pages of a unit share: its head and where one can go from it."""

from django.urls import reverse

from rasoat.people.acting import ActingUser
from rasoat.places.unit_row import UnitRow
from rasoat.register.values import Years
from rasoat.web.asking import crumbs_of
from rasoat.web.page_models.places import UnitHead

LISTED = {"village", "commune"}


def head_of(unit: UnitRow, who: ActingUser, years: Years) -> UnitHead:
    """The unit with the way to it."""
    return UnitHead(
        id=unit.id,
        title=unit.title,
        code=unit.code,
        level=unit.level,
        area_type=unit.area_type or "",
        crumbs=crumbs_of(unit, who, years.as_of),
    )


def lists_url(unit: UnitRow) -> str:
    """Lists are made for a village or a commune."""
    return reverse("lists", args=[unit.id]) if unit.level in LISTED else ""


def import_url(unit: UnitRow, who: ActingUser) -> str:
    """Surveys come in by commune."""
    may = unit.level in LISTED and who.may("survey.import", unit.path)
    return reverse("imports") if may else ""
