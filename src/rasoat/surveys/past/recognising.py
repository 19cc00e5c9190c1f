"""Recognise the layout of a past list: sheets, headings, columns, how rows are tied, which year it names."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from rasoat.common.collection import collection_paused
from rasoat.common.names import fold
from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.files import cells
from rasoat.files.addresses import address
from rasoat.files.csv_reader import read_table_file
from rasoat.files.guard import LIMITS, Limits
from rasoat.files.sheets import Sheet, Value
from rasoat.files.sources import Source
from rasoat.surveys.listing.entries import ListKind
from rasoat.surveys.national.sheet_names import kind_named
from rasoat.surveys.past.cells import MEANINGS, ClassGroup, tell
from rasoat.surveys.past.fields import FIELDS
from rasoat.surveys.past.headings import Heading, Headings, find_headings, why_unknown
from rasoat.surveys.past.mapping import Role, Tie
from rasoat.surveys.past.matching import NO_MATCH, Match, Sure
from rasoat.surveys.past.proposal import ColumnProposal, OpenValue, Proposal, SheetProposal
from rasoat.surveys.past.rows import data_rows
from rasoat.surveys.past.year_hints import year_hints

_SAMPLES = 5
_LOOKED_AT = 2_000
# Of the rows, those that must name their household for the name to tie them.
_LEAST_FILLED = 0.9
_LEAST_ALIKE = 0.8
_ROLES = {
    ListKind.POOR: Role.AFTER_REVIEW,
    ListKind.LEFT_POVERTY: Role.LEFT_POVERTY,
    ListKind.LEFT_NEAR_POVERTY: Role.LEFT_NEAR_POVERTY,
}
_BY_CONTENT = ("sex", "ethnic_group", "relation", "class", "identity_number")


def recognise(source: Source, name: str, *, limits: Limits = LIMITS) -> Proposal:
    """What the file looks like. Raises ``Refused`` only where it cannot be read at all."""
    with collection_paused():
        workbook = read_table_file(source, name, limits=limits)
        sheets = tuple(_sheet(sheet) for sheet in workbook.sheets)
        hints = tuple(year_hints(workbook, sheets))
    return Proposal(name, workbook.sha256, sheets, hints, workbook.notes)


def role_of(sheet: Sheet, titles: tuple[str, ...]) -> tuple[Role, Words]:
    """What a sheet with headings holds, by its name, else by its titles."""
    for text in (sheet.name, *titles):
        if (kind := kind_named(text)) is not None:
            return _ROLES[kind], Words(f"Theo “{text}”.", f"By “{text}”.")
    return Role.HOUSEHOLDS, Words("Có cột tên và các cột của hộ.", "It has names and columns of households.")


def _sheet(sheet: Sheet) -> SheetProposal:
    headings = find_headings(sheet)
    if headings is None:
        why = Words("Không thấy dòng tiêu đề của danh sách.", "No row looks like the headings of a list.")
        return SheetProposal(sheet.name, Role.UNKNOWN, why, sheet.hidden)
    titles = tuple(text for _, text in headings.titles)
    role, role_why = role_of(sheet, titles)
    looking = _Looking(sheet, headings)
    columns = tuple(looking.columns())
    tie, tie_why = looking.tie()
    return SheetProposal(
        sheet=sheet.name,
        role=role,
        role_why=role_why,
        hidden=sheet.hidden,
        header_rows=headings.rows,
        first_row=looking.numbers[0] if looking.numbers else headings.rows[-1] + 1,
        data_rows=len(looking.numbers),
        titles=titles,
        columns=columns,
        tie=tie,
        tie_why=tie_why,
        whole_class=_whole_class(sheet, titles) if role is Role.HOUSEHOLDS else None,
        open_values=tuple(looking.open_values()),
        fingerprint=headings.fingerprint,
    )


def _whole_class(sheet: Sheet, titles: tuple[str, ...]) -> ClassGroup | None:
    """DANH SÁCH HỘ NGHÈO NĂM 2017: everybody on it is poor. A list of both says nothing."""
    for text in (sheet.name, *titles):
        folded = fold(text)
        near = "can ngheo" in folded
        poor = "ngheo" in folded.replace("can ngheo", "")
        if near != poor:
            return "near_poor" if near else "poor"
        if near:
            return None
    return None


class _Looking:
    """The columns of one sheet, with their values."""

    def __init__(self, sheet: Sheet, headings: Headings) -> None:
        self._sheet, self._headings = sheet, headings
        self._matches = dict(self._matched())
        self._columns = {
            match.field: headings.names[name].column for name, match in self._matches.items() if match.field
        }
        self.numbers = data_rows(sheet, headings, self._columns).numbers

    def _matched(self) -> Iterator[tuple[str, Match]]:
        """Each column's field; where two claim one, the surer has it, else the first."""
        names = self._headings.names
        surest: dict[str, str] = {}
        rank = list(Sure)
        for name, heading in names.items():
            field = heading.match.field
            if field is None:
                continue
            if field not in surest or rank.index(heading.match.sure) < rank.index(
                names[surest[field]].match.sure
            ):
                surest[field] = name
        for name, heading in names.items():
            match = heading.match
            if match.field and surest[match.field] != name:
                yield name, _doubled(match.field, names[surest[match.field]])
            else:
                yield name, match if match.field else replace(NO_MATCH, why=why_unknown(heading))

    def columns(self) -> Iterator[ColumnProposal]:
        taken = {match.field for match in self._matches.values()}
        for name, match in self._matches.items():
            heading = self._headings.names[name]
            values = self._values(heading.column)
            if match.field is None:
                match = _by_content(values, taken) or match
            samples = tuple(dict.fromkeys(cells.shown(value) for value in values[:50]))[:_SAMPLES]
            yield ColumnProposal(
                heading.letters, name, heading.text, match.field, match.sure, match.why, samples
            )

    def tie(self) -> tuple[Tie, Words]:
        """Rows are persons where they say a relation or name a member; else each is a household."""
        if not {"relation", "member"} & self._columns.keys():
            return Tie.EACH_ROW, Words("Không có cột thành viên.", "There is no column of members.")
        for field, tie in (("code", Tie.CODE), ("national_code", Tie.CODE), ("local_number", Tie.NUMBER)):
            if self._ties(field):
                title = FIELDS[field].title
                return tie, Words(f"Dòng nào cũng ghi “{title.vi}”.", f"Every row gives “{title.en}”.")
        return Tie.BELOW_HEAD, Words(
            "Dòng thành viên không ghi mã hộ: chỉ còn thứ tự dòng, sẽ sai nếu trang đã bị sắp xếp.",
            "Rows of members name no household: order alone is left, and is wrong once the sheet was sorted.",
        )

    def _ties(self, field: str) -> bool:
        """Filled in nearly every row, merged cells counted, and repeated."""
        column = self._columns.get(field)
        if column is None or not self.numbers:
            return False
        values = self._values(column)
        return len(values) >= _LEAST_FILLED * len(self.numbers) and len(set(values)) < len(values)

    def open_values(self) -> Iterator[OpenValue]:
        for field in MEANINGS.keys() & self._columns.keys():
            column = self._columns[field]
            counts = Counter(self._values(column))
            for value, count in counts.items():
                if isinstance(tell(field, value, {}), Problem):
                    row = next(row for row in self.numbers if self._at(row, column) == value)
                    place = self._sheet.place(address(row, column))
                    yield OpenValue(field, cells.shown(value), count, place)

    def _values(self, column: int) -> list[Value]:
        values = (self._at(row, column) for row in self.numbers)
        return [value for value in values if value is not None]

    def _at(self, row: int, column: int) -> Value:
        values = self._sheet.rows[row - 1]
        return values[column - 1] if column <= len(values) else None


def _doubled(field: str, first: Heading) -> Match:
    title = FIELDS[field].title
    return replace(
        NO_MATCH,
        why=Words(
            f"“{title.vi}” đã lấy từ cột {first.letters}.",
            f"“{title.en}” is taken from column {first.letters}.",
        ),
    )


def _by_content(values: list[Value], taken: set[str | None]) -> Match | None:
    """A field that nearly all values fit. Only ever a guess."""
    some = values[:_LOOKED_AT]
    for field in _BY_CONTENT:
        if field in taken or len(some) < 3:
            continue
        fitting = sum(not isinstance(tell(field, value, {}), Problem) for value in some)
        if fitting >= _LEAST_ALIKE * len(some):
            title = FIELDS[field].title
            why = Words(f"Nội dung giống “{title.vi}”.", f"Its values look like “{title.en}”.")
            return Match(field, Sure.GUESS, why)
    return None
