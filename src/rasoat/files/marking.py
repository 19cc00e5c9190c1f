"""The workbook given back with its faults marked on the cells, to be corrected and handed in again.

The same file comes back: faulty cells coloured, each with a note of what is wrong and what to do, and a
first sheet that lists all faults with links. Colour and notes are laid over the cells without touching their
own formats, so that the next marking takes the old marks away without a trace. A file too large for that, or
a CSV, is written anew with its values alone.
"""

from collections.abc import Iterable
from contextlib import suppress

from rasoat.common.problems import Problem
from rasoat.files.addresses import parse_area
from rasoat.files.csv_reader import read_table_file
from rasoat.files.guard import guard_workbook
from rasoat.files.kinds import FileKind, sniff
from rasoat.files.marks.faults import arranged
from rasoat.files.marks.in_place import CannotMarkError, mark_in_place
from rasoat.files.marks.rewritten import mark_rewritten
from rasoat.files.sheets import Workbook
from rasoat.files.sources import Source

# Above these the whole-file editor takes too much time and memory.
MOST_CELLS_IN_PLACE = 200_000
MOST_BYTES_IN_PLACE = 25_000_000


def mark_workbook(
    source: Source,
    name: str,
    problems: Iterable[Problem],
    *,
    language: str = "vi",
    most_cells: int = MOST_CELLS_IN_PLACE,
) -> bytes:
    """``source`` as .xlsx with ``problems`` marked; their places must be made by ``files.addresses``.

    A problem that names no cell of the file is listed only. Macros and links to other files are not kept.
    Raises ``Refused`` when the guard does not let the file pass.
    """
    book = read_table_file(source, name)
    faults = arranged(problems, [sheet.name for sheet in book.sheets])
    if _can_be_edited(source, name, book, most_cells):
        with suppress(CannotMarkError):
            return mark_in_place(source, faults, language)
    return mark_rewritten(book, faults, language)


def _can_be_edited(source: Source, name: str, book: Workbook, most_cells: int) -> bool:
    if sniff(source) is FileKind.TEXT or _cells(book) + _merged_cells(book) > most_cells:
        return False
    return guard_workbook(source, name).unpacked <= MOST_BYTES_IN_PLACE


def _merged_cells(book: Workbook) -> int:
    """Cells under merged areas: the editor makes each of them, be it the whole sheet."""
    corners = (parse_area(where) for sheet in book.sheets for where in sheet.merged)
    return sum((last - first + 1) * (right - left + 1) for first, left, last, right in corners)


def _cells(book: Workbook) -> int:
    return sum(len(row) for sheet in book.sheets for row in sheet.rows)
