"""What tuning measured over the whole province, kept beside the data."""

import csv
from collections.abc import Iterable
from dataclasses import astuple, fields
from functools import cache
from importlib.resources import files
from pathlib import Path

from rasoat.demonstration.proposed import Proposed

_FILE = "achieved.csv"
_TEXT_COLUMNS = ("district", "commune")


@cache
def achieved() -> tuple[Proposed, ...]:
    """The communes as they came out when the demonstration was last tuned."""
    lines = (files("rasoat.demonstration") / "data" / _FILE).read_text(encoding="utf-8").splitlines()
    return tuple(_read(row) for row in csv.DictReader(lines))


def write_achieved(communes: Iterable[Proposed], folder: Path) -> None:
    """Keep what was measured."""
    with (folder / _FILE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(field.name for field in fields(Proposed))
        writer.writerows(astuple(commune) for commune in communes)


def _read(row: dict[str, str]) -> Proposed:
    counts = {name: int(number) for name, number in row.items() if name not in _TEXT_COLUMNS}
    return Proposed(row["district"], row["commune"], **counts)
