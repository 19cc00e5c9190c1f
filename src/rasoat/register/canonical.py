"""Canonical JSON: one value, one text. "To the byte" in this system means these bytes."""

import json
from typing import Any


def canonical(value: Any) -> str:
    """Sorted keys, no blanks, letters as they are. A set becomes a sorted list. No fraction gets through."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, default=_plain
    )


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no canonical form")
