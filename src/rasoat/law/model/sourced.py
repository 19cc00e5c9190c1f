"""What every legal value carries: from when it holds, where it stands, how sure we are."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

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

Marked = Annotated[Certainty, BeforeValidator(lambda v: Certainty(v) if isinstance(v, str) else v)]


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
