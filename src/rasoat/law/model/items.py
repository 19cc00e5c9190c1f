"""The shapes of a score item: a closed list, each with its reading in Python, in columns and in XPath."""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from rasoat.law.model.conditions import Condition, MemberCondition
from rasoat.law.model.questions import CODE
from rasoat.law.model.sourced import LawModel, Sourced, Text


class Quantity(LawModel):
    """A whole number of the household: an answer, or a count of members (all of them without ``where``)."""

    question: str | None = None
    members: Literal["count"] | None = None
    where: MemberCondition | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> "Quantity":
        if (self.question is None) == (self.members is None):
            raise ValueError("a quantity is a question or a count of members")
        if self.where is not None and self.members is None:
            raise ValueError("'where' goes with members")
        return self


class Band(LawModel):
    """Points for a quantity from ``least`` to ``most``, both included; without ``most`` the band is open."""

    least: int
    most: int | None = None
    points: int
    words: Text | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "Band":
        if self.most is not None and self.most < self.least:
            raise ValueError("the band ends before it begins")
        return self


class _Item(Sourced):
    id: str = Field(pattern=CODE)
    no: int = Field(ge=1)
    words: Text
    only_when: Condition | None = None
    """Precondition: where it does not hold the item gives 0 points."""


class ChoiceItem(_Item):
    """Points for the one answer that was chosen; every option has its points."""

    shape: Literal["choice"]
    question: str
    points: dict[str, int]


class FlagsItem(_Item):
    """Points added up over the options that were ticked."""

    shape: Literal["flags"]
    question: str
    points: dict[str, int]


class CountItem(_Item):
    """A quantity times ``points_each``, never more than ``cap``."""

    shape: Literal["count"]
    quantity: Quantity
    points_each: int
    cap: int


class BandItem(_Item):
    """Points by the band the quantity falls in. Bands follow each other without gap or overlap."""

    shape: Literal["band"]
    quantity: Quantity
    bands: tuple[Band, ...] = Field(alias="band", min_length=1)


class BandPerMemberItem(_Item):
    """Points by a band per member: band bounds are multiplied by the household size, nothing is divided.

    A band [least, most] holds where ``least * size <= quantity < (most + 1) * size``.
    """

    shape: Literal["band_per_member"]
    quantity: Quantity
    bands: tuple[Band, ...] = Field(alias="band", min_length=1)


class Step(LawModel):
    """Points where a condition holds."""

    when: Condition
    points: int
    words: Text


class ConditionItem(_Item):
    """Points of the first step whose condition holds; none holding gives 0."""

    shape: Literal["condition"]
    steps: tuple[Step, ...] = Field(alias="step", min_length=1)


class LookupItem(_Item):
    """Points by the band that another total of the same scoring falls in (B2, or the total of a card)."""

    shape: Literal["lookup"]
    total: str
    bands: tuple[Band, ...] = Field(alias="band", min_length=1)


class BorrowedItem(_Item):
    """An item as another sheet has it (TT 14/2018: land and livestock in towns, boats)."""

    shape: Literal["from_sheet"]
    sheet: str
    item: str

    @model_validator(mode="after")
    def _brings_its_own(self) -> "BorrowedItem":
        if self.only_when is not None:
            raise ValueError("an item from another sheet brings its own precondition")
        return self


_SHAPES: dict[str, type[_Item]] = {
    "choice": ChoiceItem, "flags": FlagsItem, "count": CountItem, "band": BandItem, "lookup": LookupItem,
    "band_per_member": BandPerMemberItem, "condition": ConditionItem, "from_sheet": BorrowedItem,
}  # fmt: skip


def _shape(value: Any) -> str | None:
    shape = value.get("shape") if isinstance(value, dict) else getattr(value, "shape", None)
    return f"({shape})" if shape in _SHAPES else None


Item = Annotated[
    Annotated[ChoiceItem, Tag("(choice)")]
    | Annotated[FlagsItem, Tag("(flags)")]
    | Annotated[CountItem, Tag("(count)")]
    | Annotated[BandItem, Tag("(band)")]
    | Annotated[BandPerMemberItem, Tag("(band_per_member)")]
    | Annotated[ConditionItem, Tag("(condition)")]
    | Annotated[LookupItem, Tag("(lookup)")]
    | Annotated[BorrowedItem, Tag("(from_sheet)")],
    Discriminator(
        _shape,
        custom_error_type="item_shape",
        custom_error_message="an item has one of the shapes: " + ", ".join(_SHAPES),
    ),
]
"""A line of a score sheet."""

ScoredItem = ChoiceItem | FlagsItem | CountItem | BandItem | BandPerMemberItem | ConditionItem | LookupItem
"""An item after borrowed ones were replaced by the item they stand for."""
