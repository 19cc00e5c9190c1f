"""Heights of rows with wrapped text: Excel fits such rows when it opens a file, LibreOffice does not."""

import math
from collections.abc import Iterable

LINE_HEIGHT = 15.0
_MOST_LINES = 27  # a row is at most 409 points high


def row_height(cells: Iterable[tuple[str, float]]) -> float | None:
    """Room for the text that needs the most lines, each with its column's width; None when one line does."""
    lines = max((_lines(text, width) for text, width in cells), default=1)
    return LINE_HEIGHT * min(lines, _MOST_LINES) if lines > 1 else None


def _lines(text: str, width: float) -> int:
    return sum(max(math.ceil(len(line) / max(width, 1.0)), 1) for line in text.split("\n"))
