"""What of a row may leave for the public: decided by the marks of its model, not by whoever writes a page."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from rasoat.common.sensitivity import Mark, Marks


class NotForPublic(Exception):  # noqa: N818 - reads as a sentence
    """A field that may not be published was asked for, or one that nobody has marked."""


class PublicRecord(Mapping[str, Any]):
    """Values of one row that anybody may see. A public page takes this and never the row itself.

    There is no way to make one but by naming fields of a row, each of which must be marked public; a key to
    another row is given as its id. Raises ``NotForPublic``, naming model and field.
    """

    __slots__ = ("_values",)

    def __init__(self, row: models.Model, fields: Iterable[str]) -> None:
        self._values = {name: _public_value(row, name) for name in fields}

    def __getitem__(self, name: str) -> Any:
        """The value of a field that was named."""
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        """The names of the fields."""
        return iter(self._values)

    def __len__(self) -> int:
        """How many fields there are."""
        return len(self._values)


def public_view(row: models.Model, fields: Iterable[str]) -> PublicRecord:
    """The named fields of ``row`` for a public page. Raises ``NotForPublic``."""
    return PublicRecord(row, fields)


def marks_of(model: type[models.Model]) -> Marks | None:
    """The marks of a model; None where it has none."""
    return getattr(model, "sensitivity", None)


def mark_of(model: type[models.Model], name: str) -> Mark | None:
    """The mark of a field; None where nobody has marked it."""
    return (marks_of(model) or {}).get(name)


def _public_value(row: models.Model, name: str) -> Any:
    model = type(row)
    mark = mark_of(model, name)
    if mark is None or not mark.is_public:
        raise NotForPublic(f"{model.__name__}.{name} is {mark or 'not marked'}: not for a public page")
    try:
        return model._meta.get_field(name).value_from_object(row)  # type: ignore[union-attr]
    except FieldDoesNotExist:
        raise NotForPublic(f"{model.__name__} has no column {name}") from None
