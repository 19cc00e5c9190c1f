"""The years a file names by itself: in its titles, by its decisions, by its review dates."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from rasoat.common.names import fold
from rasoat.common.partial_dates import PartialDate
from rasoat.common.words import Words
from rasoat.files import cells
from rasoat.files.addresses import column_number
from rasoat.files.sheets import Sheet, Value, Workbook
from rasoat.surveys.past.proposal import SheetProposal, YearHint
from rasoat.surveys.past.years import YearMeaning

_YEAR = re.compile(r"\bnam (20[0-9]{2})\b")
_REVIEW = re.compile(r"(?<!sau khi )(?<!sau )\bra soat (?:[a-z]+ ){0,8}nam (20[0-9]{2})")
_LIST = re.compile(r"ap dung (?:[a-z]+ ){0,4}nam (20[0-9]{2})")
_DATES = {
    "review_date": Words("Phần lớn ngày rà soát thuộc năm này.", "Most review dates are in this year."),
    "decision_date": Words(
        "Phần lớn quyết định ký trong năm này.", "Most decisions were signed in this year."
    ),
}


def year_hints(workbook: Workbook, sheets: tuple[SheetProposal, ...]) -> Iterator[YearHint]:
    """Each year and meaning once, titles first."""
    seen: set[tuple[int, YearMeaning | None]] = set()
    for sheet, proposal in zip(workbook.sheets, sheets, strict=True):
        for hint in (*_by_titles(sheet, proposal), *_by_dates(sheet, proposal)):
            if (hint.year, hint.meaning) not in seen:
                seen.add((hint.year, hint.meaning))
                yield hint


def _by_titles(sheet: Sheet, proposal: SheetProposal) -> Iterator[YearHint]:
    for text in (*proposal.titles, sheet.name):
        folded = fold(text)
        named = {YearMeaning.REVIEW: _REVIEW.findall(folded), YearMeaning.LIST: _LIST.findall(folded)}
        told = {year for years in named.values() for year in years}
        bare = [year for year in _YEAR.findall(folded) if year not in told and "ngay" not in folded]
        for meaning, years in (*named.items(), (None, bare)):
            for year in years:
                yield YearHint(
                    int(year), meaning, sheet.place(), Words(f"Ghi ở “{text}”.", f"Says “{text}”.")
                )


def _by_dates(sheet: Sheet, proposal: SheetProposal) -> Iterator[YearHint]:
    """Visits and decisions of autumn: the year of the review."""
    for column in proposal.columns:
        if column.field not in _DATES or proposal.data_rows == 0:
            continue
        place = column_number(column.letters)
        values = (row[place - 1] for row in sheet.rows[proposal.first_row - 1 :] if place <= len(row))
        years = Counter(day.year for value in values if (day := _day(value)))
        if years:
            yield YearHint(
                years.most_common(1)[0][0], YearMeaning.REVIEW, sheet.place(), _DATES[column.field]
            )


def _day(value: Value) -> date | None:
    found = cells.partial_date(value, "") if value is not None else None
    return found.earliest() if isinstance(found, PartialDate) else None
