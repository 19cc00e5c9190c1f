"""CSV into a sheet: encoding and separator found by content, every value a text."""

import csv
import io
from collections import Counter
from pathlib import PurePath
from unicodedata import normalize

from rasoat.common.problems import Problem, Refused, Severity
from rasoat.common.words import Words
from rasoat.files.guard import LIMITS, Limits
from rasoat.files.guarding import words as guard_words
from rasoat.files.inert import from_csv
from rasoat.files.kinds import FileKind, sniff
from rasoat.files.old_letters import from_tcvn3, from_vni, share_vietnamese
from rasoat.files.sheet_names import sheet_name
from rasoat.files.sheets import Sheet, Value, Workbook
from rasoat.files.sources import Source, open_source, source_sha256, source_size
from rasoat.files.workbook_reader import MOST_CELLS, read_workbook

_SEPARATORS = ",;\t"
_SAMPLE = 20_000
# Below this share of well-formed words an old encoding is not believed.
_LEAST_SHARE = 0.9


def read_csv(source: Source, name: str, *, limits: Limits = LIMITS, as_written: bool = False) -> Sheet:
    """Read a CSV in UTF-8, UTF-16, windows-1258, TCVN3 or VNI, parted by comma, semicolon or tab.

    The sheet is named as the file without its suffix, so far as Excel takes the name. An encoding that was
    converted is in its ``notes``. Apostrophes that ``write_csv`` put before formula-like texts are taken
    away. ``as_written`` leaves the texts as they are, not composed. Raises ``Refused``.
    """
    if (size := source_size(source)) > limits.size:
        raise Refused([guard_words.too_large(name, size, limits.size)])
    if (kind := sniff(source)) is not FileKind.TEXT:
        raise Refused([guard_words.kind_problem(kind, name)])
    with open_source(source) as stream:
        text, notes = _decoded(stream.read(), name)
    rows = _rows(text, name, as_written=as_written)
    while rows and not any(value is not None for value in rows[-1]):
        rows.pop()
    return Sheet(name, sheet_name(PurePath(name).stem), rows, notes=notes)


def read_table_file(
    source: Source, name: str, *, limits: Limits = LIMITS, as_written: bool = False
) -> Workbook:
    """Read a workbook or a CSV, whichever it is by content; a CSV is a workbook of one sheet."""
    if sniff(source) is not FileKind.TEXT:
        return read_workbook(source, name, limits=limits, as_written=as_written)
    sheet = read_csv(source, name, limits=limits, as_written=as_written)
    return Workbook(name, (sheet,), (sheet.name,), sheet.notes, source_sha256(source))


def _decoded(data: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    try:
        return _unicode(data), ()
    except UnicodeDecodeError:
        return _old(data, name)


def _unicode(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    if b"\0" in data[:_SAMPLE]:
        return data.decode("utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be")
    return data.decode("utf-8-sig")


def _old(data: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    """The reading that makes the most words Vietnamese; ``Refused`` when none is convincing."""
    western = data.decode("latin-1")
    readings = {
        "windows-1258": normalize("NFC", data.decode("cp1258", "replace")),
        "TCVN3 (ABC)": from_tcvn3(western),
        "VNI": from_vni(data.decode("cp1252", "replace")),
    }
    shares = {encoding: share_vietnamese(text[:_SAMPLE]) for encoding, text in readings.items()}
    best = max(shares, key=lambda encoding: shares[encoding])
    if shares[best] < _LEAST_SHARE:
        raise Refused([_unknown_encoding(name)])
    return readings[best], (_converted(name, best, readings[best]),)


def _rows(text: str, name: str, *, as_written: bool) -> list[list[Value]]:
    separator = _separator(text[:_SAMPLE])
    rows: list[list[Value]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            rows.append([_value(field, as_written=as_written) for field in row])
            cells += len(row)
            if cells > MOST_CELLS:
                raise Refused([guard_words.too_large(name, len(text), LIMITS.size)])
    except csv.Error:
        raise Refused([_broken_quotes(name, len(rows) + 1)]) from None
    return rows


def _separator(sample: str) -> str:
    """The one that parts the first lines most evenly; a line "sep=;" of Excel decides."""
    lines = [line for line in sample.splitlines()[:20] if line.strip()]
    if lines and lines[0].lower().startswith("sep=") and lines[0][4:5] in _SEPARATORS:
        return lines[0][4:5]
    evenness = {mark: _evenness([line.count(mark) for line in lines]) for mark in _SEPARATORS}
    return max(evenness, key=lambda mark: evenness[mark])


def _evenness(counts: list[int]) -> tuple[int, int]:
    """How many lines hold a mark equally often, and how often; a mark that is nowhere parts nothing."""
    common = Counter(count for count in counts if count).most_common()
    return max(((lines, count) for count, lines in common), default=(0, 0))


def _value(field: str, *, as_written: bool) -> Value:
    if not field or field.isspace():
        return None
    text = from_csv(field) if "'" in field else field
    return text if as_written or text.isascii() else normalize("NFC", text)


def _unknown_encoding(name: str) -> Problem:
    return Problem(
        "file.unknown_encoding",
        name,
        Words("Không nhận ra bảng mã chữ Việt của tệp.", "The encoding of the Vietnamese text is not known."),
        Words(
            "Mở tệp bằng Excel, kiểm tra chữ hiện đúng, rồi Lưu thành “CSV UTF-8” hoặc “Excel Workbook”.",
            "Open it in Excel, see that the letters are right, and save as “CSV UTF-8” or “Excel Workbook”.",
        ),
    )


def _converted(name: str, encoding: str, text: str) -> Problem:
    example = next((line.strip() for line in text.splitlines() if not line.isascii()), "")[:60]
    return Problem(
        "file.converted_encoding",
        name,
        Words(
            f"Tệp dùng bảng mã cũ {encoding}; đã chuyển sang Unicode, ví dụ “{example}”.",
            f"The file is in the old encoding {encoding}; it was converted to Unicode, as in “{example}”.",
        ),
        Words(
            "Xem lại vài tên riêng; nếu sai dấu, lưu tệp thành “CSV UTF-8” rồi nộp lại.",
            "Look at some names; if marks are wrong, save as “CSV UTF-8” and hand it in again.",
        ),
        Severity.WARNING,
    )


def _broken_quotes(name: str, row: int) -> Problem:
    return Problem(
        "file.broken_quotes",
        name,
        Words(
            f"Dấu ngoặc kép ở khoảng dòng {row} không khép lại đúng chỗ.",
            f"A quotation mark near line {row} is not closed where it should be.",
        ),
        Words(
            "Mở tệp bằng Excel, sửa dòng đó rồi Lưu thành “CSV UTF-8” hoặc .xlsx.",
            "Open it in Excel, correct that line, and save as “CSV UTF-8” or .xlsx.",
        ),
    )
