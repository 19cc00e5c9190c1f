"""The matrix as data, and every address the site really has."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver, reverse

MATRIX = tomllib.loads((Path(__file__).parent / "matrix.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Address:
    """One line of the matrix; its head explains the keys."""

    name: str
    asks: str = "get"
    about: str = ""
    verb: str = ""
    without: int = 403
    public: bool = False
    own: bool = False
    empty: bool = False
    token: bool = False
    query: str = ""
    args: dict[str, object] = field(default_factory=dict)

    def url(self, ids: dict[str, int]) -> str:
        """The address asked about what ``ids`` has of its kind."""
        if self.query:
            return f"{reverse(self.name)}?{self.query}={ids[self.about]}"
        if not self.about:
            return reverse(self.name, kwargs=self.args)
        return reverse(self.name, args=[ids[self.about]])


ADDRESSES = [Address(**line) for line in MATRIX["address"]]


def names_of_site() -> list[str]:
    """The name of every address, as the site resolves them."""
    return [pattern.name or str(pattern.pattern) for pattern in _patterns(get_resolver())]


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern)
        else:
            yield pattern
