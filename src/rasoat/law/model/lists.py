"""Lists that records are coded with: causes, needs, groups, movements, events, channels, forms."""

from typing import Literal

from pydantic import Field, model_validator

from rasoat.law.model.questions import CODE, Option
from rasoat.law.model.sourced import Dated, Sourced, Text

Standing = Literal["poor", "near_poor", "above", "listed_before", "never_listed", "arrived", "gone"]
"""Where a household stands at the start or end of a period. ``listed_before``: not listed, had left before;
``arrived``: came by move, split or merge; ``gone``: no longer in the register."""


class Listed(Sourced):
    """One entry of a list, in the order of ``no``."""

    id: str = Field(pattern=CODE)
    no: int
    words: Text


class Group(Listed):
    """A group of households counted apart. Groups overlap; the order of ``no`` is no priority."""

    of: Literal["household", "person"] = "household"


class Movement(Listed):
    """A change of class or presence between two dates (biến động, diễn biến)."""

    meaning: Text


class Transition(Sourced):
    """Which movement a start and an end make, and in which columns of the movement tables it is counted."""

    start: Standing
    end: Standing
    movement: str | None = None
    """None where the household stays in its class."""
    poor_column: int | None = None
    near_poor_column: int | None = None


class FormCode(Sourced):
    """A form of the set; without words where its title is not known."""

    id: str
    words: Text | None = None

    @model_validator(mode="after")
    def _empty_only_when_unknown(self) -> "FormCode":
        if (self.words is None) == self.is_known:
            raise ValueError("words are left out exactly when the certainty is 'unknown'")
        return self


class Setting(Sourced):
    """A rule with a choice; without a value where the law's choice is not known."""

    id: str = Field(pattern=CODE)
    words: Text
    options: tuple[Option, ...] = Field(min_length=2)
    value: str | None = None

    @model_validator(mode="after")
    def _is_an_option(self) -> "Setting":
        if (self.value is None) == self.is_known:
            raise ValueError("a value is left out exactly when its certainty is 'unknown'")
        if self.value is not None and self.value not in [option.code for option in self.options]:
            raise ValueError("the value is not one of the options")
        return self


class Lists(Dated):
    """The lists of some standards."""

    id: str
    jurisdiction: str
    standards: tuple[str, ...] = Field(min_length=1)
    causes: tuple[Listed, ...] = Field(default=(), alias="cause")
    needs: tuple[Listed, ...] = Field(default=(), alias="need")
    groups: tuple[Group, ...] = Field(default=(), alias="group")
    movements: tuple[Movement, ...] = Field(default=(), alias="movement")
    events: tuple[Listed, ...] = Field(default=(), alias="event")
    """Misfortunes for which a household may ask to be added in the year."""
    channels: tuple[Listed, ...] = Field(default=(), alias="channel")
    """Ways to hand in a request."""
    settings: tuple[Setting, ...] = Field(default=(), alias="setting")
    forms: tuple[FormCode, ...] = Field(default=(), alias="form")
    transitions: tuple[Transition, ...] = Field(default=(), alias="transition")

    def transition(self, start: Standing, end: Standing) -> Transition | None:
        """The transition from ``start`` to ``end``; None where there is none."""
        rows = [row for row in self.transitions if (row.start, row.end) == (start, end)]
        return max(rows, key=lambda row: row.since, default=None)
