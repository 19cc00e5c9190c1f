"""Names that Excel takes for a sheet."""

import re
from collections.abc import Collection

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST = 31


def sheet_name(wanted: str, taken: Collection[str] = ()) -> str:
    """``wanted`` as Excel takes it: at most 31 letters, none of []:*?/\\, unlike those ``taken``."""
    name = _FORBIDDEN.sub(" ", wanted).strip(" '")[:_LONGEST].strip(" '") or "Trang"
    used, count, free = {other.casefold() for other in taken}, 1, name
    while free.casefold() in used:
        count += 1
        free = f"{name[: _LONGEST - 5]} ({count})"
    return free
