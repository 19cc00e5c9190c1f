"""What every check needs: the files of a law, their parts with their keys, and the form of a fault."""

from collections.abc import Iterator

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.law.model.sourced import LawModel
from rasoat.law.reading.files import LawFile
from rasoat.law.reading.kinds import FOLDERS
from rasoat.law.reading.law import Law
from rasoat.law.reading.walk import name_of, walk

__all__ = ["fault", "files_of", "name_of", "parts", "walk"]


def files_of(law: Law) -> Iterator[LawFile[LawModel]]:
    """Every file of the law."""
    for folder in FOLDERS:
        yield from getattr(law, folder).values()


def parts(law: Law, file: LawFile[LawModel]) -> tuple[tuple[str, LawModel], ...]:
    """Every part of a file with its key, walked once for all checks."""
    if file.path not in law.parts:
        law.parts[file.path] = tuple(walk(file.says))
    return law.parts[file.path]


def fault(rule: str, file: LawFile[LawModel], key: str, what: Words, remedy: Words) -> Problem:
    """A fault at a key of a file; its rule is named ``law.…``."""
    return Problem(f"law.{rule}", f"{file.path} › {key}", what, remedy)
