"""A local variant: named values of a standard replaced or items added, by a province's own document."""

from datetime import date

from pydantic import Field

from rasoat.law.model.instrument import Instrument
from rasoat.law.model.items import Item
from rasoat.law.model.sheet import AreaType
from rasoat.law.model.sourced import LawModel, Sourced, Text


class ReplacedThreshold(Sourced):
    """A threshold with another value in one area type."""

    threshold: str
    area: AreaType
    value: int


class Variant(LawModel):
    """A small file over a standard, never a copy of it. Its document can be cited by its values."""

    id: str
    over: str
    """Id of the standard."""
    jurisdiction: str
    """Official code of the province that decided it."""
    words: Text
    document: Instrument
    since: date
    until: date | None = None
    """Last day it holds, open without one."""
    area: AreaType
    region: str
    communes: tuple[str, ...] = ()
    """Official codes of the communes it is for; all of the province and area type when empty."""
    thresholds: tuple[ReplacedThreshold, ...] = Field(default=(), alias="replace_threshold")
    replaced: tuple[Item, ...] = Field(default=(), alias="replace_item")
    added: tuple[Item, ...] = Field(default=(), alias="add_item")
    illustrative: bool = False
