"""Read a whole law directory, check it, refuse it with every fault named."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.law.model.sourced import LawModel
from rasoat.law.reading.files import LawFile, read_file
from rasoat.law.reading.kinds import FOLDERS, REGISTER
from rasoat.law.reading.law import Law

_READING = Lock()
SHIPPED = Path(__file__).parent.parent / "data"


def shipped() -> Law:
    """The law that comes with the system, read and checked once, also when threads ask at once."""
    with _READING:
        return _shipped()


@cache
def _shipped() -> Law:
    return load(SHIPPED)


def load(directory: Path) -> Law:
    """The law of ``directory``. Raises Refused with every fault of every file and between files."""
    from rasoat.law.checks import check_law  # checks know the whole law, the law does not know them

    law = read(directory)
    faults = tuple(check_law(law))
    if faults:
        raise Refused(faults)
    return law


def read(directory: Path) -> Law:
    """Read every file without the checks between files. Raises Refused."""
    faults: list[Problem] = []
    found: dict[str, dict[str, LawFile[Any]]] = {folder: {} for folder in FOLDERS}
    for folder, path, model in _files(directory):
        try:
            file = read_file(path, model, directory)
        except Refused as refused:
            faults.extend(refused.problems)
            continue
        name = getattr(file.says, "id", folder)
        if name in found[folder]:
            faults.append(_twice(file.path, name, found[folder][name].path))
        found[folder][name] = file
    if faults:
        raise Refused(faults)
    return Law(directory=directory, **found)


def _files(directory: Path) -> Iterator[tuple[str, Path, type[LawModel]]]:
    if (directory / REGISTER).exists():
        yield "instruments", directory / REGISTER, FOLDERS["instruments"]
    for folder, model in FOLDERS.items():
        for path in sorted((directory / folder).rglob("*.toml")):
            yield folder, path, model


def _twice(path: str, name: str, first: str) -> Problem:
    return Problem(
        "law.duplicate",
        f"{path} › id",
        Words(f"Mã “{name}” đã có trong {first}.", f"The id '{name}' already stands in {first}."),
        Words("Đặt mã khác hoặc bỏ tệp trùng.", "Give another id or remove the second file."),
    )
