"""Which rule of counting is in use where the law does not say."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def relapse_after() -> dict[str, frozenset[str]]:
    """By the class a household comes into: on which lists it must have been before to have fallen back."""
    said = tomllib.loads((Path(__file__).parent / "data" / "rules.toml").read_text(encoding="utf-8"))
    return {table: frozenset(said["relapse"][table]) for table in ("poor", "near_poor")}
