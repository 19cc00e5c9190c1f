"""How a review runs: steps, who acts, days, places, shares of votes, windows; and the tiers of government."""

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from rasoat.law.model.questions import CODE
from rasoat.law.model.sourced import Dated, DatedNumber, LawModel, Sourced, Text

Level = Literal["household", "village", "commune", "district", "province", "nation"]
Review = Literal["periodic", "in_year", "average_living"]
MONTH_DAY = r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"


class Actor(Sourced):
    """A person or body that has a part in the review."""

    id: str = Field(pattern=CODE)
    level: Level
    words: Text


class Step(Sourced):
    """One step of a review, in the order of ``no``."""

    id: str = Field(pattern=CODE)
    review: Review
    no: int
    actor: str
    words: Text
    content: Text
    needed: bool = True
    """False where the step is off until the office confirms that it exists."""
    forms: tuple[str, ...] = ()
    """Codes of the forms it uses."""


class Limit(DatedNumber):
    """A number of days a step lasts or may take; without a value where the law's number is not known."""

    id: str = Field(pattern=CODE)
    review: Review
    step: str
    words: Text
    unit: Literal["calendar", "working"]
    counted_from: Text


class Residence(DatedNumber):
    """For how many months a temporary residence has to be registered before a household may ask."""

    id: str = Field(pattern=CODE)
    review: Review
    words: Text


class Window(Sourced):
    """When a review runs: a part of every year, of every month, or at any time."""

    id: str = Field(pattern=CODE)
    review: Review
    words: Text
    every: Literal["year", "month", "any_time"]
    first: str | None = Field(default=None, pattern=MONTH_DAY)
    """First day in the year, "09-01"."""
    last: str | None = Field(default=None, pattern=MONTH_DAY)
    """Last day in the year, its end included."""
    from_day: int | None = Field(default=None, ge=1, le=28)
    """Day of the month from which it runs."""

    @model_validator(mode="after")
    def _says_when(self) -> "Window":
        yearly, monthly = (self.first is not None, self.last is not None), self.from_day is not None
        if yearly != (self.every == "year",) * 2 or monthly != (self.every == "month"):
            raise ValueError("a yearly window has first and last, a monthly one from_day, any_time none")
        return self

    def days_of(self, year: int) -> tuple[date, date]:
        """First and last day of a yearly window. ValueError for another window."""
        if self.first is None or self.last is None:
            raise ValueError(f"{self.id} is not a yearly window")
        return date.fromisoformat(f"{year}-{self.first}"), date.fromisoformat(f"{year}-{self.last}")


class Share(Sourced):
    """A share that a meeting needs, as two whole numbers; empty where it is not known."""

    id: str = Field(pattern=CODE)
    words: Text
    of: Literal["present", "households_on_list"]
    at_least: tuple[int, int] | None = None

    @model_validator(mode="after")
    def _empty_only_when_unknown(self) -> "Share":
        if (self.at_least is None) == self.is_known:
            raise ValueError("at_least is left out exactly when its certainty is 'unknown'")
        if self.at_least is not None and not 0 < self.at_least[0] <= self.at_least[1]:
            raise ValueError("a share is two whole numbers, the first not larger than the second")
        return self

    def is_reached(self, part: int, whole: int) -> bool | None:
        """Whether ``part`` of ``whole`` is enough (equal is enough); None where no share is known."""
        if self.at_least is None:
            return None
        return part * self.at_least[1] >= whole * self.at_least[0]


class Place(Sourced):
    """Where lists are posted."""

    id: str = Field(pattern=CODE)
    review: Review
    words: Text


class Paper(Sourced):
    """A paper that a step makes: minutes, decision, certificate."""

    id: str = Field(pattern=CODE)
    step: str
    words: Text
    copies: int | None = None
    signed_by: tuple[str, ...] = ()
    """Actors who sign."""
    kept_by: Text | None = None


class ProcedureCode(Sourced):
    """A code of the national list of administrative procedures."""

    id: str = Field(pattern=r"^[0-9.]+$")
    words: Text
    until: date | None = None
    """Last day in use."""


class Procedure(Dated):
    """The procedure of the review for lists under some standards (it follows the list, not the calendar)."""

    id: str
    jurisdiction: str
    standards: tuple[str, ...] = Field(min_length=1)
    words: Text
    until: date | None = None
    """Last day on which a review may still run by it."""
    actors: tuple[Actor, ...] = Field(alias="actor", min_length=1)
    steps: tuple[Step, ...] = Field(alias="step", min_length=1)
    limits: tuple[Limit, ...] = Field(default=(), alias="limit")
    windows: tuple[Window, ...] = Field(default=(), alias="window")
    shares: tuple[Share, ...] = Field(default=(), alias="share")
    residences: tuple[Residence, ...] = Field(default=(), alias="residence")
    places: tuple[Place, ...] = Field(default=(), alias="place")
    papers: tuple[Paper, ...] = Field(default=(), alias="paper")
    codes: tuple[ProcedureCode, ...] = Field(default=(), alias="procedure_code")


class Tier(Sourced):
    """The levels of government from a date, the upper first."""

    id: Literal["levels"] = "levels"
    levels: tuple[Level, ...]


class Tiers(LawModel):
    """Levels of government of a jurisdiction through time."""

    id: str
    tiers: tuple[Tier, ...] = Field(alias="tier", min_length=1)
