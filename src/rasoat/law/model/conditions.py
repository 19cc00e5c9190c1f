"""Conditions on a household and on a member: a closed grammar, read in Python, in columns and in XPath.

A condition in a law file is a table that is known by its first key::

    { question = "main_water", in = ["tap", "drilled_well"] }
    { question = "living_area_m2", below = 8, per = "member" }
    { members = "any", where = { field = "age", at_least = 5, below = 15 } }
    { members = "count", where = { … }, at_least = 2 }
    { members = "share", where = { … }, share_above = [1, 2] }
    { all = [ … ] }   { any = [ … ] }   { not = { … } }   { at_least = 2, of = [ … ] }

Numbers are integers. A share is two integers, compared by multiplying, never by dividing.
"""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from rasoat.law.model.sourced import LawModel


class _Bounded(LawModel):
    """Bounds on a whole number."""

    at_least: int | None = None
    above: int | None = None
    at_most: int | None = None
    below: int | None = None

    @property
    def lowest(self) -> int | None:
        """Smallest number allowed, None without a lower bound."""
        if self.at_least is not None:
            return self.at_least
        return None if self.above is None else self.above + 1

    @property
    def highest(self) -> int | None:
        """Largest number allowed, None without an upper bound."""
        if self.at_most is not None:
            return self.at_most
        return None if self.below is None else self.below - 1

    def _require_one_range(self) -> None:
        if self.at_least is not None and self.above is not None:
            raise ValueError("say at_least or above, not both")
        if self.at_most is not None and self.below is not None:
            raise ValueError("say at_most or below, not both")
        low, high = self.lowest, self.highest
        if low is not None and high is not None and low > high:
            raise ValueError("the bounds leave no number between them")

    @property
    def has_bounds(self) -> bool:
        """Whether any bound is said."""
        return self.lowest is not None or self.highest is not None


class FieldTest(_Bounded):
    """A test on one member: ``age`` and ``birth_year`` at the review date, or an answered field."""

    field: str
    one_of: tuple[str, ...] = Field(default=(), alias="in")

    @model_validator(mode="after")
    def _check(self) -> "FieldTest":
        self._require_one_range()
        if bool(self.one_of) == self.has_bounds:
            raise ValueError("say either which answers ('in') or bounds")
        return self


class QuestionTest(_Bounded):
    """A test on an answer of the household; ``per = "member"`` multiplies its bounds by the size."""

    question: str
    one_of: tuple[str, ...] = Field(default=(), alias="in")
    per: Literal["household", "member"] = "household"

    @model_validator(mode="after")
    def _check(self) -> "QuestionTest":
        self._require_one_range()
        if bool(self.one_of) == self.has_bounds:
            raise ValueError("say either which answers ('in') or bounds")
        if self.per == "member" and self.one_of:
            raise ValueError("'per' goes with bounds")
        return self


class MembersTest(_Bounded):
    """Any, all, a count or a share of the members for whom ``where`` holds."""

    members: Literal["any", "all", "count", "share"]
    where: "MemberCondition"
    share_above: tuple[int, int] | None = None

    @model_validator(mode="after")
    def _check(self) -> "MembersTest":
        self._require_one_range()
        if (self.members == "count") != self.has_bounds:
            raise ValueError("bounds go with 'count', and 'count' needs them")
        if (self.members == "share") != (self.share_above is not None):
            raise ValueError("share_above goes with 'share', and 'share' needs it")
        if self.share_above is not None and not 0 <= self.share_above[0] < self.share_above[1]:
            raise ValueError("a share is two whole numbers, the first smaller than the second")
        return self


class All(LawModel):
    """Every one of the conditions holds."""

    conditions: tuple["Condition", ...] = Field(alias="all", min_length=1)


class AnyOf(LawModel):
    """At least one of the conditions holds."""

    conditions: tuple["Condition", ...] = Field(alias="any", min_length=1)


class Not(LawModel):
    """The condition does not hold."""

    condition: "Condition" = Field(alias="not")


class AtLeastOf(LawModel):
    """At least k of n conditions hold."""

    at_least: int = Field(ge=1)
    conditions: tuple["Condition", ...] = Field(alias="of", min_length=1)

    @model_validator(mode="after")
    def _reachable(self) -> "AtLeastOf":
        if self.at_least > len(self.conditions):
            raise ValueError("more conditions are asked for than there are")
        return self


class MemberAll(LawModel):
    """Every one of the member conditions holds."""

    conditions: tuple["MemberCondition", ...] = Field(alias="all", min_length=1)


class MemberAny(LawModel):
    """At least one of the member conditions holds."""

    conditions: tuple["MemberCondition", ...] = Field(alias="any", min_length=1)


class MemberNot(LawModel):
    """The member condition does not hold."""

    condition: "MemberCondition" = Field(alias="not")


def _known_by(*keys: str) -> Any:
    """Tags stand in brackets so that nobody takes them for keys of the file when a fault is placed."""

    def kind(value: Any) -> str | None:
        if isinstance(value, dict):
            return next((f"({key})" for key in keys if key in value), None)
        return _TAGS.get(type(value))

    return Discriminator(
        kind,
        custom_error_type="condition_shape",
        custom_error_message="a condition is known by one of the keys: " + ", ".join(keys),
    )


_TAGS: dict[type, str] = {
    QuestionTest: "(question)", MembersTest: "(members)", All: "(all)", AnyOf: "(any)", Not: "(not)",
    AtLeastOf: "(of)", FieldTest: "(field)", MemberAll: "(all)", MemberAny: "(any)", MemberNot: "(not)",
}  # fmt: skip

Condition = Annotated[
    Annotated[QuestionTest, Tag("(question)")]
    | Annotated[MembersTest, Tag("(members)")]
    | Annotated[All, Tag("(all)")]
    | Annotated[AnyOf, Tag("(any)")]
    | Annotated[Not, Tag("(not)")]
    | Annotated[AtLeastOf, Tag("(of)")],
    _known_by("question", "members", "of", "all", "any", "not"),
]
"""A condition on a household."""

MemberCondition = Annotated[
    Annotated[FieldTest, Tag("(field)")]
    | Annotated[MemberAll, Tag("(all)")]
    | Annotated[MemberAny, Tag("(any)")]
    | Annotated[MemberNot, Tag("(not)")],
    _known_by("field", "all", "any", "not"),
]
"""A condition on one member."""

for _model in (MembersTest, All, AnyOf, Not, AtLeastOf, MemberAll, MemberAny, MemberNot):
    _model.model_rebuild()
