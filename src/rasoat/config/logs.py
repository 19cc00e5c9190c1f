"""Lines of the log: in UTC, each event on lines of its own, without the values of a refused row."""

import logging
import re
from datetime import UTC, datetime

# Letters that begin a new line or move the writing mark: who sends them must not forge a line.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# PostgreSQL names the values of the row that it refuses; SQL errors are told by their first line.
_VALUES = re.compile(r"^(DETAIL|HINT|CONTEXT|LINE \d+):.*(?:\n\s*\^.*)?$", re.MULTILINE)


class Plain(logging.Formatter):
    """``2026-03-01T02:03:04+00:00 WARNING django.request: Not Found: /x``."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: ARG002, N802
        """The moment with its offset, so that lines of several machines can be put in order."""
        return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the library's name
        """One line, whatever was in it."""
        return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", super().formatMessage(record))

    def formatException(self, ei: object) -> str:  # noqa: N802 - the library's name
        """The traceback, without the values that the database quotes."""
        return _VALUES.sub(r"\1: …", super().formatException(ei))  # type: ignore[arg-type]
