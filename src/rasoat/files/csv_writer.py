"""The one writer of CSV: UTF-8 with its mark, comma, CRLF (RFC 4180), days in ISO 8601, nothing that runs."""

import csv
import hashlib
import io
import math
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from rasoat.common.partial_dates import PartialDate
from rasoat.files.inert import for_csv, for_workbook
from rasoat.files.sheet_model import Band, Cell, Column, Written

_BATCH = 5_000
_AS_THEY_ARE = frozenset({int, type(None), date, Decimal})
# A text that holds none of these cannot run; most texts are passed by this look alone.
_SUSPECT = frozenset("=+-@＝＋－＠")


def write_csv(
    target: Path | BinaryIO, columns: Sequence[Column], rows: Iterable[Sequence[Cell] | Band]
) -> Written:
    """Write the header and the data rows; bands are left out. Missing values are empty.

    Decimals are written with a point, true and false as 1 and 0, a date of which the day is unknown as 1986
    or 1986-05. Read back with ``read_csv`` the texts are the same.
    """
    if isinstance(target, Path):
        part = target.with_name(f".{target.name}.part")
        with part.open("wb") as stream:
            written = _write(stream, columns, rows)
        part.replace(target)
        return written
    return _write(target, columns, rows)


def _write(stream: BinaryIO, columns: Sequence[Column], rows: Iterable[Sequence[Cell] | Band]) -> Written:
    digest, size, count = hashlib.sha256(), 0, 0
    data = (row for row in rows if not isinstance(row, Band))
    batch: list[Sequence[Any]] = [[_value(column.title) for column in columns]]
    mark = "\ufeff"
    while batch:
        encoded = (mark + _lines(batch, len(columns))).encode()
        digest.update(encoded)
        size += len(encoded)
        stream.write(encoded)
        mark = ""
        batch = [[_value(value) for value in row] for row in islice(data, _BATCH)]
        count += len(batch)
    return Written(count, size, digest.hexdigest())


def _lines(batch: list[Sequence[Any]], width: int) -> str:
    if any(len(row) != width for row in batch):
        raise ValueError(f"a row has not {width} values")
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(batch)
    return text.getvalue()


def _value(value: Cell) -> Any:
    if type(value) is str:
        text = value if value.isprintable() else for_workbook(value)
        return text if _SUSPECT.isdisjoint(text) else for_csv(text)
    if type(value) in _AS_THEY_ARE:
        return value
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"{value} is no number")
        return value
    return value.isoformat() if isinstance(value, PartialDate | date) else for_csv(str(value))
