"""The shipped law with the example variants of a province laid beside it."""

import shutil
from pathlib import Path

from rasoat.law.reading.law import Law
from rasoat.law.reading.load import SHIPPED, load

VARIANTS = Path(__file__).parents[1] / "law" / "examples" / "variants"
URBAN_LAND = "67-urban-land-livestock"
"""Wards of two communes are scored with the rural land and livestock items, from 10 November 2018."""


def law_with_variants(directory: Path) -> Law:
    """The law, its files written into ``directory``."""
    shutil.copytree(SHIPPED, directory, dirs_exist_ok=True)
    shutil.copytree(VARIANTS, directory / "variants", dirs_exist_ok=True)
    return load(directory)
