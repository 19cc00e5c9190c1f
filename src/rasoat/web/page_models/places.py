"""The pages of a unit: its children, or its households where it is a village."""

from dataclasses import dataclass

from rasoat.common.words import Words
from rasoat.web.page_models.counts import Counts
from rasoat.web.page_models.frame import Crumb
from rasoat.web.pictures import Segment, stacked


@dataclass(frozen=True, slots=True)
class UnitHead:
    """The unit a page is about."""

    id: int
    title: str
    """With its type: "Xã Đắk R'Moan"."""
    code: str
    level: str
    """ "province", "district", "commune" or "village"."""
    area_type: str
    """ "urban", "rural" or "" above the commune."""
    crumbs: tuple[Crumb, ...]


@dataclass(frozen=True, slots=True)
class ChildRow:
    """One unit below, with its counts and its bar on the scale of the whole table."""

    title: str
    code: str
    url: str
    area_type: str
    counts: Counts
    bar: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why some households have no score, and how many."""

    words: Words
    number: int


@dataclass(frozen=True, slots=True)
class UnitPage:
    """A province, district or commune."""

    unit: UnitHead
    counts: Counts
    children: tuple[ChildRow, ...]
    reasons: tuple[Reason, ...]
    lists_url: str
    """Where the lists of this unit are; empty where lists are not made at its level."""
    import_url: str
    """Where a survey is brought in; empty for who may not."""

    @property
    def bar(self) -> tuple[Segment, ...]:
        """The unit's own bar: its surveyed households fill the width."""
        return stacked(self.counts.parts, self.counts.surveyed)


@dataclass(frozen=True, slots=True)
class HouseholdRow:
    """One household of a village's table."""

    code: str
    url: str
    head: str
    size: int | None
    ethnic_group: str
    class_id: str
    """Proposed class, "unscored" or "not_surveyed"."""
    b1: int | None
    b2: int | None
    reasons: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a filter: the value asked for, and whether it is the present one."""

    value: str
    chosen: bool
    number: int | None = None


@dataclass(frozen=True, slots=True)
class VillagePage:
    """A village and its households."""

    unit: UnitHead
    counts: Counts
    households: tuple[HouseholdRow, ...]
    total: int
    """How many match the filter, also beyond the rows shown."""
    choices: tuple[Choice, ...]
    text: str
    previous_url: str
    next_url: str
    first: int
    lists_url: str
    import_url: str

    @property
    def bar(self) -> tuple[Segment, ...]:
        """The village's own bar."""
        return stacked(self.counts.parts, self.counts.surveyed)


@dataclass(frozen=True, slots=True)
class ClosedVillagePage:
    """A village for a role that sees counts and lists, but not the table of households."""

    unit: UnitHead
    counts: Counts
    lists_url: str
    import_url: str = ""

    @property
    def bar(self) -> tuple[Segment, ...]:
        """The village's own bar."""
        return stacked(self.counts.parts, self.counts.surveyed)
