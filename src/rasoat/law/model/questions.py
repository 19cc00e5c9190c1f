"""What is asked: of a household, and of each of its members."""

from typing import Literal

from pydantic import Field, model_validator

from rasoat.law.model.conditions import Condition, MemberCondition
from rasoat.law.model.sourced import LawModel, Sourced, Text

CODE = r"^[a-z][a-z0-9_]*$"


class Option(LawModel):
    """One possible answer."""

    code: str = Field(pattern=CODE)
    words: Text


class _Asked(Sourced):
    id: str = Field(pattern=CODE)
    kind: Literal["choice", "flags", "boolean", "number"]
    words: Text
    help: Text | None = None
    """What the enumerator reads beside the question."""
    unit: Text | None = None
    options: tuple[Option, ...] = ()
    least: int | None = None
    most: int | None = None

    @model_validator(mode="after")
    def _options_fit_kind(self) -> "_Asked":
        if (self.kind in ("choice", "flags")) != bool(self.options):
            raise ValueError("options go with choice and flags, and these need them")
        if (self.kind == "number") != (self.least is not None and self.most is not None):
            raise ValueError("a number needs its least and its most, other kinds have none")
        codes = [option.code for option in self.options]
        if len(set(codes)) != len(codes):
            raise ValueError("an option code stands twice")
        return self

    @property
    def codes(self) -> tuple[str, ...]:
        """The answers that may be given: option codes, or yes and no."""
        return ("yes", "no") if self.kind == "boolean" else tuple(option.code for option in self.options)


class Question(_Asked):
    """A question about the household.

    Answers: an option code (choice), a set of option codes, possibly empty (flags), "yes" or "no" (boolean),
    a whole number (number). Without an answer there is no score, unless ``asked_when`` does not hold.
    """

    asked_when: Condition | None = None


class MemberField(_Asked):
    """A question about one member, asked when ``asked_when`` holds for that member."""

    kind: Literal["choice", "boolean", "number"]
    asked_when: MemberCondition | None = None


class Questionnaire(LawModel):
    """The register of questions of one jurisdiction. A form shows those its sheet and indicators need."""

    id: str
    questions: tuple[Question, ...] = Field(default=(), alias="question")
    member_fields: tuple[MemberField, ...] = Field(default=(), alias="member_field")
