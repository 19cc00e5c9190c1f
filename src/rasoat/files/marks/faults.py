"""Faults of a workbook, laid out by where they stand: what marking puts on cells and lists on its sheet."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rasoat.common.problems import Problem, Severity
from rasoat.common.words import Words
from rasoat.files.addresses import find_place, parse_area
from rasoat.files.inert import for_workbook
from rasoat.files.writing.heights import row_height

# Always true, and ours: by it an earlier mark is known and taken away.
MARK_FORMULA = '"rasoat"<>""'
MARK_FILL, MARK_INK = "FFD9D2", "9C1C10"
WARNING_FILL, WARNING_INK = "FFF2CC", "7F6000"
# Stands before our part of a cell's note; what is above it was the owner's.
DIVIDER = "── Rà Soát ──"
# Excel grows slow with more notes on a sheet, and takes no more than 65,530 links.
MOST_NOTES, MOST_LINKS, MOST_LISTED = 2_000, 10_000, 100_000

TITLE = Words("DANH SÁCH LỖI CẦN SỬA", "FAULTS TO CORRECT")
HOW_TO = Words(
    "Bấm vào địa chỉ ô để đến chỗ lỗi, sửa, lưu rồi nộp lại chính tệp này; trang này không được đọc.",
    "Click a cell's address to go there; correct, save, hand in this same file. This sheet is not read.",
)
ONLY_VALUES = Words(
    "Tệp lớn nên bản này chỉ giữ giá trị, không giữ định dạng và công thức.",
    "The file is large: this copy keeps the values, not the formats and formulas.",
)
HEADERS = (
    (Words("STT", "No."), 6.0),
    (Words("Trang", "Sheet"), 18.0),
    (Words("Ô", "Cell"), 12.0),
    (Words("Mức", "Kind"), 11.0),
    (Words("Lỗi", "Fault"), 52.0),
    (Words("Cách sửa", "What to do"), 64.0),
)
_SEVERITIES = {Severity.ERROR: Words("Lỗi", "Error"), Severity.WARNING: Words("Cảnh báo", "Warning")}


@dataclass(frozen=True, slots=True)
class Fault:
    """One problem and, when it names one, its sheet and its cell or area."""

    problem: Problem
    sheet: str = ""
    where: str = ""

    @property
    def first_cell(self) -> str:
        """The cell a note or a link goes to."""
        return self.where.partition(":")[0]

    def texts(self, language: str) -> tuple[str, str, str, str, str]:
        """Sheet, cell, severity, fault, remedy, as they are listed."""
        problem = self.problem
        sheet = self.sheet or problem.place
        severity = _SEVERITIES[problem.severity].in_language(language)
        what, remedy = problem.what.in_language(language), problem.remedy.in_language(language)
        return sheet, self.where, severity, for_workbook(what), for_workbook(remedy)

    def height(self, language: str) -> float | None:
        """Height of its row in the list, where fault and remedy are wrapped; None for one line."""
        texts, widths = self.texts(language)[-2:], [width for _, width in HEADERS[-2:]]
        return row_height(zip(texts, widths, strict=True))


def arranged(problems: Iterable[Problem], sheets: Sequence[str]) -> list[Fault]:
    """The faults by sheet, row and column; those of the whole file first."""
    faults = []
    for problem in problems:
        sheet, where = find_place(problem.place, sheets) or ("", "")
        faults.append(Fault(problem, sheet, where))
    order = {sheet: place for place, sheet in enumerate(sheets)}
    return sorted(faults, key=lambda fault: (order.get(fault.sheet, -1), _corner(fault)))


def notes_of(faults: Iterable[Fault], sheet: str, language: str) -> Iterator[tuple[str, str]]:
    """Cell and note for the faults of a sheet; several of one cell share a note."""
    by_cell: dict[str, list[str]] = defaultdict(list)
    for fault in faults:
        if fault.sheet == sheet:
            _, _, severity, what, remedy = fault.texts(language)
            by_cell[fault.first_cell].append(f"{severity}: {what}\n→ {remedy}")
    for cell, texts in list(by_cell.items())[:MOST_NOTES]:
        yield cell, "\n".join([DIVIDER, *texts])


def areas_of(faults: Iterable[Fault], sheet: str, severity: Severity) -> list[str]:
    """The areas to colour for one severity, each once."""
    mine = (fault for fault in faults if fault.sheet == sheet and fault.problem.severity is severity)
    return list(dict.fromkeys(fault.where for fault in mine))


def without_our_part(note: str) -> str:
    """The owner's part of a cell's note."""
    return note.partition(DIVIDER)[0].rstrip()


def summary(faults: Sequence[Fault], language: str) -> str:
    """How many errors and warnings there are."""
    errors = sum(fault.problem.severity is Severity.ERROR for fault in faults)
    warnings = len(faults) - errors
    return Words(f"{errors} lỗi, {warnings} cảnh báo", f"{errors} errors, {warnings} warnings").in_language(
        language
    )


def in_batches(areas: Sequence[str], size: int = 100) -> Iterator[str]:
    """Areas joined as a format takes them, not too many at once."""
    for start in range(0, len(areas), size):
        yield " ".join(areas[start : start + size])


def _corner(fault: Fault) -> tuple[int, int]:
    return parse_area(fault.where)[:2] if fault.where else (0, 0)
