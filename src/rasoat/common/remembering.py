"""What one request asks again and again is asked once: which day it is, who the system's own actors are."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Value = TypeVar("Value")
_known: ContextVar[dict[Hashable, Any] | None] = ContextVar("known", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Inside, ``once`` asks once; outside of it every time. Meant for one request, never for a process."""
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def once(key: Hashable, ask: Callable[[], Value]) -> Value:
    """What ``ask`` answers, or answered to the same key before."""
    known = _known.get()
    if known is None:
        return ask()
    if key not in known:
        known[key] = ask()
    answer: Value = known[key]
    return answer


def forget(key: Hashable) -> None:
    """Ask anew next time: it was changed."""
    known = _known.get()
    if known is not None:
        known.pop(key, None)
