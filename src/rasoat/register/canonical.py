"""Canonical JSON: one value, one text. "To the byte" in this system means these bytes."""

import json
from typing import Any


def canonical(value: Any) -> str:
    """Sorted keys, no blanks, letters as they are. A set becomes a sorted list."""
    return _ENCODER.encode(value)


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no canonical form")


_ENCODER = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, default=_plain
)
