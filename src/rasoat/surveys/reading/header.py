"""The sheet “Thông tin”: where, when, for which lists."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from rasoat.common.names import fold, tidy
from rasoat.common.problems import Problem, Refused, Severity
from rasoat.files import cells
from rasoat.files.sheets import Sheet, Value
from rasoat.files.tables import find_table
from rasoat.law.model.sheet import AreaType
from rasoat.law.reading.law import Law
from rasoat.surveys.layout import header as rows
from rasoat.surveys.layout.column import SurveyColumn
from rasoat.surveys.layout.layout import expected
from rasoat.surveys.layout.options import AREAS, AREAS_ALSO
from rasoat.surveys.reading import header_words, say
from rasoat.surveys.reading.choice_cells import ChoiceCell
from rasoat.surveys.reading.column_values import placed

Read = TypeVar("Read")
_AREA = ChoiceCell(AREAS, AREAS_ALSO)


@dataclass(frozen=True, slots=True)
class HeaderRows:
    """What “Thông tin” says, the villages left out. ``places`` are cells by key."""

    province_code: str
    province: str
    district: str
    commune_code: str
    commune: str
    area: AreaType
    region: str
    review_year: int
    list_year: int
    standard: str
    places: Mapping[str, str]


class _Filled:
    """The values of the sheet by key, read one by one; what is wrong goes into ``faults``."""

    def __init__(self, sheet: Sheet, faults: list[Problem]) -> None:
        self._faults = faults
        self._sheet = sheet
        self.places: dict[str, str] = {}
        self._values: dict[str, Value] = {}
        self._collect()

    def _collect(self) -> None:
        table = find_table(self._sheet, expected((rows.ITEM, rows.VALUE, rows.NOTE)))
        self._faults += table.problems()
        keys = {fold(name): row.key for row in rows.ROWS for name in (row.key, row.title.en, *row.aliases)}
        keys |= {fold(row.title.vi): row.key for row in rows.ROWS}
        for row in table.rows:
            key = keys.get(fold(str(row.get("item") or "")))
            if key is not None:
                self._values[key], self.places[key] = row.get("value"), row.place("value")

    def get(self, row: SurveyColumn, read: Callable[[Value, str], Read | Problem | None]) -> Read | None:
        """The value of a row; None when it is not there or faulty, which is noted."""
        if row.key not in self.places and row.required:
            self._faults.append(header_words.no_row(self._sheet.place(), row.title))
            return None
        place = self.places.get(row.key, self._sheet.place())
        value = read(self._values.get(row.key), place)
        if isinstance(value, Problem):
            self._faults.append(value)
            return None
        if value is None and row.required:
            self._faults.append(say.missing(place, row.title))
        return value


def read_header(sheet: Sheet, law: Law, faults: list[Problem]) -> HeaderRows | None:
    """What the sheet says; None when it cannot be relied on. Every fault is added to ``faults``."""
    before = len(faults)
    try:
        filled = _Filled(sheet, faults)
    except Refused as refused:
        faults += refused.problems
        return None
    said: dict[str, Any] = {row.key: filled.get(row, _READERS[row.key]) for row in rows.ROWS}
    if any(said[row.key] is None for row in rows.ROWS if row.required):
        return None
    said["standard"] = _standard(said, law, filled.places, faults)
    said["region"] = _region(said, law, filled.places, faults)
    _check_years(said, filled.places, faults)
    if any(problem.severity is Severity.ERROR for problem in faults[before:]):
        return None
    texts = {key: said[key] or "" for key in ("province", "district")}
    return HeaderRows(**{**said, **texts}, places=filled.places)


def _text(value: Value, place: str) -> str | Problem | None:
    found = cells.text(value, place)
    return tidy(found) if isinstance(found, str) else found


def _year(value: Value, place: str) -> int | Problem | None:
    return cells.integer(value, place, low=2005, high=2100)


def _digits(count: int) -> Callable[[Value, str], str | Problem | None]:
    return lambda value, place: cells.code(value, place, digits=count)


_READERS: dict[str, Callable[[Value, str], Any]] = {
    "province_code": _digits(2),
    "province": _text,
    "district": _text,
    "commune_code": _digits(5),
    "commune": _text,
    "area": _AREA,
    "region": _text,
    "review_year": _year,
    "list_year": _year,
    "standard": _text,
}


def _standard(
    said: Mapping[str, Any], law: Law, places: Mapping[str, str], faults: list[Problem]
) -> str | None:
    """Id of the standard of the list year, compared with the one written."""
    try:
        standard = law.standard_for(said["list_year"]).says
    except Refused as refused:
        faults += [placed(problem, places["list_year"]) for problem in refused.problems]
        return None
    written = said["standard"]
    known = {fold(standard.id), fold(standard.words.vi), fold(standard.words.en)}
    if written and fold(written) not in known:
        faults.append(
            header_words.other_standard(places["standard"], written, said["list_year"], standard.id)
        )
    return standard.id


def _region(
    said: Mapping[str, Any], law: Law, places: Mapping[str, str], faults: list[Problem]
) -> str | None:
    """The score region as written, else that of the province in the review year."""
    known = {region.id: region.words for file in law.regions.values() for region in file.says.regions}
    if said["region"]:
        region = ChoiceCell(known)(said["region"], places["region"])
        if isinstance(region, str):
            return region
        if isinstance(region, Problem):
            faults.append(region)
        return None
    try:
        return law.region_of(said["province_code"], date(said["review_year"], 12, 31))
    except Refused as refused:
        faults += [placed(problem, places["province_code"]) for problem in refused.problems]
        return None


def _check_years(said: Mapping[str, Any], places: Mapping[str, str], faults: list[Problem]) -> None:
    """The periodic review makes the list of the next year, the in-year review that of the same year."""
    ahead = said["list_year"] - said["review_year"]
    if ahead not in (0, 1):
        faults.append(header_words.years_apart(places["list_year"], said["review_year"], said["list_year"]))
    elif ahead == 0:
        faults.append(header_words.same_year(places["list_year"], said["list_year"]))
