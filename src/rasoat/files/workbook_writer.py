"""The one writer of workbooks. Rows stream through: memory stays flat whatever their number.

Nothing in a workbook it makes can run: texts are written as texts, never guessed to be formulas, numbers or
links, and those that look like a formula carry the mark of a quoted text. Equal input gives equal bytes.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import xlsxwriter

from rasoat.files.sheet_model import Book, Written
from rasoat.files.sources import source_sha256
from rasoat.files.writing.choices import write_choices
from rasoat.files.writing.sheet import SheetWriter
from rasoat.files.writing.styles import Styles

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_date_format": "dd/mm/yyyy",
}


def write_workbook(target: Path | BinaryIO, book: Book) -> Written:
    """Write ``book`` to a path or a binary stream, whole or not at all.

    Raises ValueError for a text over 32,767 characters, a number that is none, or an unknown list of choices;
    a path then keeps what it held before.
    """
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "book.xlsx"
        counts = _write(made, book, folder)
        written = Written(sum(counts.values()), made.stat().st_size, source_sha256(made), counts)
        _hand_over(made, target)
    return written


def _write(path: Path, book: Book, folder: str) -> dict[str, int]:
    workbook = xlsxwriter.Workbook(str(path), {**_OPTIONS, "tmpdir": folder})
    workbook.set_properties({"title": book.title, "author": book.author, "created": book.created})
    styles = Styles(workbook)
    with _closed(workbook):
        counts = {}
        names = {choice.name for choice in book.choices}
        for sheet in book.sheets:
            worksheet = workbook.add_worksheet(sheet.name)
            counts[sheet.name] = SheetWriter(worksheet, sheet, styles, names).write()
        write_choices(workbook, book.choices, styles)
    return counts


@contextmanager
def _closed(workbook: "xlsxwriter.Workbook") -> Iterator[None]:
    """Close the workbook when all went well; otherwise close what there is of it, to be thrown away."""
    try:
        yield
    except BaseException:
        with suppress(Exception):
            workbook.close()
        raise
    workbook.close()


def _hand_over(made: Path, target: Path | BinaryIO) -> None:
    if isinstance(target, Path):
        beside = target.with_name(f".{target.name}.part")
        beside.write_bytes(made.read_bytes())
        beside.replace(target)
        return
    with made.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            target.write(chunk)
