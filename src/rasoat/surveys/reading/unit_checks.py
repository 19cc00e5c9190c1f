"""Codes and names of commune and villages, held against the units of the day."""

from collections.abc import Iterable, Iterator
from datetime import date

from rasoat.common.names import fold
from rasoat.common.problems import Problem
from rasoat.files.sheets import Sheet
from rasoat.files.tables import find_table
from rasoat.surveys.known_units import KnownUnit, KnownUnits, on_day, with_code
from rasoat.surveys.layout.header import VILLAGE_COLUMNS
from rasoat.surveys.layout.layout import expected
from rasoat.surveys.reading import header_words
from rasoat.surveys.reading.header import HeaderRows
from rasoat.surveys.reading.say import near
from rasoat.surveys.survey import SurveyVillage


def check_units(
    units: KnownUnits,
    header: HeaderRows,
    villages: Iterable[SurveyVillage],
    sheet: Sheet | None,
    day: date | None,
) -> Iterator[Problem]:
    """What is wrong with the commune's code and name, and with the codes of its villages, on ``day``.

    ``day`` is the first visit; without one the last day of the review year counts.
    """
    if units.provinces and header.province_code not in units.provinces:
        return
    when = day or date(header.review_year, 12, 31)
    yield from _commune(units.communes, header, when)
    if units.villages and sheet is not None:
        places = _village_places(sheet)
        for village in villages:
            if village.code is not None:
                yield from _village(units.villages, village, header.commune_code, when, places)


def _commune(units: tuple[KnownUnit, ...], header: HeaderRows, day: date) -> Iterator[Problem]:
    present, code = on_day(units, day), header.commune_code
    unit = next((unit for unit in present if unit.code == code), None)
    names = [f"{unit.title} ({unit.code})" for unit in present]
    if unit is None:
        hint = near(header.commune, names)
        place = header.places["commune_code"]
        yield header_words.unknown_unit(place, code, day, with_code(units, code), hint)
    elif not _is_called(unit, header.commune):
        place = header.places["commune"]
        yield header_words.unit_name_differs(place, code, header.commune, unit, names)


def _village(
    units: tuple[KnownUnit, ...], village: SurveyVillage, commune: str, day: date, places: dict[str, str]
) -> Iterator[Problem]:
    """A village keeps its code when its commune changes, so the commune of the day is compared."""
    code = village.code or ""
    place = places.get(code, "")
    inside = [unit for unit in on_day(units, day) if unit.parent_code == commune]
    unit = next((unit for unit in inside if unit.code == code), None)
    names = [f"{unit.title} ({unit.code})" for unit in inside]
    if unit is None:
        hint = near(village.name, names)
        elsewhere = with_code(units, code)
        yield header_words.unknown_unit(place, code, day, [] if _on(elsewhere, day) else elsewhere, hint)
    elif not _is_called(unit, village.name):
        yield header_words.unit_name_differs(place, code, village.name, unit, names)


def _on(units: list[KnownUnit], day: date) -> bool:
    return any(unit.holds_on(day) for unit in units)


def _is_called(unit: KnownUnit, name: str) -> bool:
    """Accents are often dropped or doubled in names of the highlands, so they make no difference here."""
    return fold(name) in {fold(one) for one in (unit.name, unit.title, *unit.other_names)}


def _village_places(sheet: Sheet) -> dict[str, str]:
    """Cells of the village codes. The sheet was read before, so its header is right."""
    table = find_table(sheet, expected(VILLAGE_COLUMNS))
    return {str(row.get("village_code")).strip(): row.place("village_code") for row in table}
