"""Units of a past list: one spelling for each, and whether they are units of the list's year."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from rasoat.common.names import fold
from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.surveys.known_units import KnownUnit, KnownUnits, on_day
from rasoat.surveys.past import say
from rasoat.surveys.past.cells import Told
from rasoat.surveys.past.entries import PastHousehold
from rasoat.surveys.past.fields import UNITS
from rasoat.surveys.past.repairs import Repair
from rasoat.surveys.past.sheet_reading import ReadRow, ReadSheet

_TYPE = re.compile(r"^(xa|phuong|thi tran|huyen|thi xa|thanh pho|tp|tx|tt|tinh) ")


def spell_alike(sheets: Iterable[ReadSheet], units: KnownUnits) -> None:
    """Give every unit one spelling: the official one where it is known, else the commonest of the file."""
    rows = [row for read in sheets for row in read.rows]
    official = {unit_key(name): unit.title for unit in units.communes for name in (unit.title, unit.name)}
    for key in UNITS:
        _spell_field(rows, key, official if key == "commune" else {})


def unit_key(text: str) -> str:
    """A unit's name however it is spelled, with or without its type."""
    return _TYPE.sub("", fold(text))


def _spell_field(rows: list[ReadRow], key: str, official: dict[str, str]) -> None:
    told = [row.cells[key] for row in rows if key in row.cells and isinstance(row.cells[key].value, str)]
    counts: dict[str, Counter[str]] = {}
    for one in told:
        counts.setdefault(_key(key, one.value), Counter())[one.value] += 1
    usual = {
        folded: official.get(folded) or spelled.most_common(1)[0][0] for folded, spelled in counts.items()
    }
    known: dict[Told, Told] = {}
    for row in rows:
        if key not in row.cells or not isinstance(row.cells[key].value, str):
            continue
        one = row.cells[key]
        if one not in known:
            spelled = usual[_key(key, one.value)]
            same = spelled == one.value
            known[one] = one if same else replace(one, value=spelled, repairs=(*one.repairs, Repair.SPELLING))
        row.cells[key] = known[one]


def _key(field: str, text: str) -> str:
    return fold(text) if field == "village" else unit_key(text)


class UnitsOfYear:
    """Communes held against the first day of the list year."""

    def __init__(self, units: KnownUnits, list_year: int) -> None:
        self._units, self._year = units.communes, list_year
        self._day = date(list_year, 1, 1)
        self._strangers: dict[tuple[str, str], tuple[int, int]] = {}
        self._seen: set[tuple[str, str]] = set()

    def about(self, household: PastHousehold) -> Iterator[Problem]:
        """What is wrong with its commune; nothing where no units are known."""
        code, name = str(household.get("commune_code") or ""), str(household.get("commune") or "")
        if not self._units or not (code or name):
            return
        self._seen.add((code, name))
        periods = self._periods(code, name)
        shown = name or code
        place = household.place("commune" if name else "commune_code")
        if not periods:
            yield say.unit_unknown(place, shown)
        elif not on_day(periods, self._day):
            first, last = _list_years(periods)
            self._strangers[code, name] = first, last
            yield say.unit_of_another_year(place, shown, self._year, _years(first, last))

    def about_file(self, file: str) -> Iterator[Problem]:
        """Most communes are not of the year: the year they all fit."""
        if len(self._strangers) * 2 <= len(self._seen):
            return
        first = max(years[0] for years in self._strangers.values())
        last = min(years[1] for years in self._strangers.values())
        if first <= last:
            yield say.file_of_another_year(file, self._year, _years(first, last), len(self._strangers))

    def _periods(self, code: str, name: str) -> list[KnownUnit]:
        """Periods with this code and name; codes were given to other units, so the name decides."""
        named = [unit for unit in self._units if not name or unit_key(name) in _names(unit)]
        coded = [unit for unit in named if unit.code == code]
        return coded or named


def _names(unit: KnownUnit) -> set[str]:
    return {unit_key(name) for name in (unit.title, unit.name, *unit.other_names)}


def _list_years(periods: list[KnownUnit]) -> tuple[int, int]:
    """First and last list year on whose first day one of the periods held; 9999 for one still open."""
    starts = [
        unit.valid_from.year + ((unit.valid_from.month, unit.valid_from.day) > (1, 1)) for unit in periods
    ]
    ends = [(unit.valid_to - timedelta(days=1)).year if unit.valid_to else 9999 for unit in periods]
    return min(starts), max(ends)


def _years(first: int, last: int) -> Words:
    if last == 9999:
        return Words(f"từ năm {first}", f"from {first} on")
    if first == last:
        return Words(f"năm {first}", f"in {first}")
    return Words(f"từ năm {first} đến năm {last}", f"from {first} to {last}")
