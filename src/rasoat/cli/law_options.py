"""Options of commands that read the law: another directory than the one that ships, a province's variants."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rasoat.law.reading.law import Law

LAW = click.option(
    "--law",
    "directory",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Another law directory than the one that ships.",
)
VARIANTS = click.option(
    "--variant",
    "variants",
    multiple=True,
    help="Id of a variant the province decided, in the directory of --law; once for each.",
)


def law_of(directory: Path | None) -> "Law":
    """The law of a directory, of the one that ships without one. Raises Refused with every fault."""
    from rasoat.law.reading.load import load, shipped

    return shipped() if directory is None else load(directory)
