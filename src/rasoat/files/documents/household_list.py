"""The list of households on paper: of one village, or of a commune by village."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Literal

from rasoat.common.words import Words
from rasoat.files.documents.render import render_pdf
from rasoat.files.paper import Letterhead, Signature

# What is posted in a village is tagged; tags make the list of a whole commune 15 times as large.
_MOST_TAGGED_ROWS = 500
_PAGE = Words("Trang", "Page")
_AS_OF = Words("Số liệu đến ngày", "Figures as of")
_CHECK = Words("Mã kiểm tra", "Check")
_YEARS = Words(
    "Danh sách áp dụng cho năm {list_year}, theo kết quả rà soát cuối năm {review_year}",
    "List for {list_year}, from the review of {review_year}",
)


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column: its title, its share of the width, how its texts stand, the heading above it, if any."""

    title: str
    width: float = 1.0
    align: Literal["left", "center", "right"] = "left"
    group: str = ""


@dataclass(frozen=True, slots=True)
class ListGroup:
    """The rows of one village under its heading; texts as they are printed, a missing value is ""."""

    heading: str
    rows: Sequence[Sequence[str]]
    total: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class HouseholdList:
    """Everything a list prints. Every row and total has one text a column.

    ``subtitle`` follows the line that names both years. ``number`` and ``place_and_date`` stand under the
    letterhead ("Số: 12/DS-UBND", "Đắk Wil, ngày 15 tháng 11 năm 2018"). ``checksum`` is that of the data.
    """

    letterhead: Letterhead
    title: tuple[str, ...]
    list_year: int
    review_year: int
    as_of: date
    columns: Sequence[PaperColumn]
    groups: Sequence[ListGroup]
    total: Sequence[str] = ()
    subtitle: tuple[str, ...] = ()
    number: str = ""
    place_and_date: str = ""
    notes: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    marks: tuple[str, ...] = ()
    checksum: str = ""
    author: str = ""
    landscape: bool = True
    numbers: bool = True
    size: float = 10.0
    language: str = "vi"


def render_household_list(model: HouseholdList, *, created: datetime) -> bytes:
    """The list as PDF/A, up to 500 rows tagged for screen readers. ValueError for a row of odd length."""
    _check_rows(model)
    data = {**asdict(model), "as_of": model.as_of.isoformat(), "foot": _foot(model)}
    data["subtitle"] = [_years(model), *model.subtitle]
    data["document_title"] = " ".join(model.title)
    data["page_word"] = _PAGE.in_language(model.language)
    rows = sum(len(group.rows) for group in model.groups)
    return render_pdf("household_list", data, created=created, tagged=rows <= _MOST_TAGGED_ROWS)


def _check_rows(model: HouseholdList) -> None:
    width = len(model.columns)
    totals = [row for row in (model.total, *(group.total for group in model.groups)) if row]
    for row in (*totals, *(row for group in model.groups for row in group.rows)):
        if len(row) != width:
            raise ValueError(f"a row has {len(row)} texts for {width} columns: {row!r}")


def _years(model: HouseholdList) -> str:
    line = _YEARS.in_language(model.language)
    return line.format(list_year=model.list_year, review_year=model.review_year)


def _foot(model: HouseholdList) -> str:
    said = f"{_AS_OF.in_language(model.language)} {model.as_of:%d/%m/%Y}"
    if model.checksum:
        said += f" · {_CHECK.in_language(model.language)} {model.checksum[:16]}"
    return said
