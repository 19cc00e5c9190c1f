"""What every legal value carries: from when it holds, where it stands, how sure we are."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from rasoat.common.words import Words


class LawModel(BaseModel):
    """Base of everything read from a law file: frozen, and an unknown key is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)


class Certainty(StrEnum):
    """How sure a value is. Shown wherever the value matters."""

    TEXT = "text"
    """The wording of the instrument was seen."""
    SECONDARY = "secondary"
    """Stated by another publication."""
    RECALLED = "recalled"
    """General knowledge of the field, to be confirmed by the office."""
    INFERRED = "inferred"
    """Reasoning or arithmetic from other facts."""
    UNKNOWN = "unknown"
    """Looked for and not found: stays empty until the office loads it."""
    ILLUSTRATIVE = "illustrative"
    """Made up to show the shape. Never leads to recognition outside a demonstration."""


def _words(value: object) -> object:
    if isinstance(value, dict) and set(value) == {"vi", "en"}:
        return Words(**value)
    return value


Text = Annotated[Words, BeforeValidator(_words)]
"""Words in a law file: ``{ vi = "…", en = "…" }``; both are required."""

Marked = Annotated[Certainty, Field(strict=False)]


class Source(LawModel):
    """Where a value stands: instrument, place in it, and how sure that is."""

    instrument: str
    """Id in the register of instruments."""
    place: str
    """"art. 6 cl. 2", "annex", or what the value was reasoned from."""
    certainty: Marked
    note: str = ""


class Sourced(LawModel):
    """A value that is dated and sourced."""

    since: date
    """First day (of review) on which the value holds."""
    source: Source

    @property
    def is_known(self) -> bool:
        """Whether there is a value at all."""
        return self.source.certainty is not Certainty.UNKNOWN


class DatedNumber(Sourced):
    """One number in its time; without a value when the law's number is not known to us."""

    value: int | None = None

    @model_validator(mode="after")
    def _empty_only_when_unknown(self) -> "DatedNumber":
        if (self.value is None) == self.is_known:
            raise ValueError("a value is left out exactly when its certainty is 'unknown'")
        return self


def in_force(entries: tuple["DatedNumber", ...], on: date) -> "DatedNumber | None":
    """The last entry whose date has come on ``on``; None before the first."""
    begun = [entry for entry in entries if entry.since <= on]
    return max(begun, key=lambda entry: entry.since, default=None)


Entry = TypeVar("Entry", bound=Sourced)


def current(entries: Iterable[Entry], on: date) -> tuple[Entry, ...]:
    """Of the entries with one id the last whose date has come on ``on``, in the order of the file.

    Entries without an id stand for themselves.
    """
    latest: dict[str | int, Entry] = {}
    for number, entry in enumerate(entries):
        name: str | int = getattr(entry, "id", number)
        if entry.since <= on and (name not in latest or latest[name].since < entry.since):
            latest[name] = entry
    return tuple(latest.values())


class Dated(LawModel):
    """Something made of lists of dated entries, which can be read as it stands on a day."""

    def on(self, day: date) -> Self:
        """The same with only the entries in force on ``day``."""
        return self.model_copy(
            update={
                name: current(value, day)
                for name in type(self).model_fields
                if isinstance(value := getattr(self, name), tuple)
                and value
                and all(isinstance(entry, Sourced) for entry in value)
            }
        )
