"""Answers kept small: all rows of a sheet share one index of keys."""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

Value = TypeVar("Value", covariant=True)


class Answers(Mapping[str, Value], Generic[Value]):
    """A read-only mapping over a shared index. A question without an answer (None) is not in it."""

    __slots__ = ("_index", "_values")

    def __init__(self, index: Mapping[str, int], values: tuple[Value | None, ...]) -> None:
        self._index = index
        self._values = values

    def __getitem__(self, key: str) -> Value:
        value = self._values[self._index[key]]
        if value is None:
            raise KeyError(key)
        return value

    def __iter__(self) -> Iterator[str]:
        return (key for key, place in self._index.items() if self._values[place] is not None)

    def __len__(self) -> int:
        return sum(value is not None for value in self._values)

    def __repr__(self) -> str:
        return f"Answers({dict(self)!r})"
