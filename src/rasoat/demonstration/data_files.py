"""The data this room is made from, read once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_toml(name: str) -> dict[str, Any]:
    """A TOML file of this room's ``data`` folder. Callers do not change what they get."""
    return tomllib.loads((files("rasoat.demonstration") / "data" / name).read_text(encoding="utf-8"))
