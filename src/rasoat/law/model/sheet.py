"""A score sheet: the items and points that make one total, for an area type and a score region."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from rasoat.law.model.items import Item
from rasoat.law.model.sourced import LawModel, Sourced, Text

AreaType = Literal["urban", "rural"]


class SheetState(StrEnum):
    """Where a sheet stands on its way to being used."""

    ILLUSTRATIVE = "illustrative"
    """Made up to show the shape; never the law."""
    WAITING = "waiting"
    """Brought in by one person, waits for a second."""
    APPROVED = "approved"
    """Compared with the annex and approved by a second person."""
    WITHDRAWN = "withdrawn"
    """No longer to be used; what was scored with it stays."""


State = Annotated[SheetState, Field(strict=False)]


class ScoreSheet(Sourced):
    """One score sheet (bảng điểm). Its total is named, B1 in Viet Nam."""

    id: str
    standard: str
    total: str = "b1"
    state: State
    area: AreaType
    region: str
    """Id of the score region (vùng tính điểm); "all" where one sheet serves every region."""
    words: Text
    least_total: int | None = None
    """Sum of the fewest points of every item, as the office added it up; checked against the items."""
    most_total: int | None = None
    """Sum of the most points of every item, as the office added it up; checked against the items."""
    items: tuple[Item, ...] = Field(alias="item", min_length=1)


class Region(LawModel):
    """A score region."""

    id: str
    words: Text


class RegionOfProvince(Sourced):
    """The score region of a province (by its official code) from a date."""

    province: str
    region: str


class Regions(LawModel):
    """Score regions of a jurisdiction and which province belongs to which."""

    id: str
    regions: tuple[Region, ...] = Field(alias="region")
    provinces: tuple[RegionOfProvince, ...] = Field(default=(), alias="province")
