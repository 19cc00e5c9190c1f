"""What lists are made of: households with their scores, sorted into the lists they belong to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.surveys.survey import SurveyedHousehold


class ListKind(StrEnum):
    """The lists a review makes, and the households that could not be put on any."""

    POOR = "poor"
    NEAR_POOR = "near_poor"
    LEFT_POVERTY = "left_poverty"
    LEFT_NEAR_POVERTY = "left_near_poverty"
    NOT_SCORED = "not_scored"


NAMES: Mapping[ListKind, Words] = {
    ListKind.POOR: Words("Hộ nghèo", "Poor households"),
    ListKind.NEAR_POOR: Words("Hộ cận nghèo", "Near-poor households"),
    ListKind.LEFT_POVERTY: Words("Hộ thoát nghèo", "Households leaving poverty"),
    ListKind.LEFT_NEAR_POVERTY: Words("Hộ thoát cận nghèo", "Households leaving near-poverty"),
    ListKind.NOT_SCORED: Words("Hộ chưa chấm được điểm", "Households without a score"),
}


@dataclass(frozen=True, slots=True)
class Scores:
    """Totals and the class they propose; ``group`` is poor, near_poor or above."""

    totals: Mapping[str, int]
    class_id: str
    class_words: Words
    group: str
    deprived: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One household on the lists; ``problems`` say why it has no score."""

    household: SurveyedHousehold
    scores: Scores | None
    problems: tuple[Problem, ...] = ()

    @property
    def kinds(self) -> tuple[ListKind, ...]:
        """The lists it stands on: one that left poverty may be near-poor now, and stands on both."""
        if self.scores is None:
            return (ListKind.NOT_SCORED,)
        kinds = []
        if self.scores.group == "poor":
            kinds.append(ListKind.POOR)
        elif self.household.last_class == "poor":
            kinds.append(ListKind.LEFT_POVERTY)
        if self.scores.group == "near_poor":
            kinds.append(ListKind.NEAR_POOR)
        elif self.scores.group == "above" and self.household.last_class == "near_poor":
            kinds.append(ListKind.LEFT_NEAR_POVERTY)
        return tuple(kinds)


@dataclass(frozen=True, slots=True)
class ListHeader:
    """What stands above every list.

    ``classes`` are those of the standard, the poorest first, with the group each belongs to. ``sheets`` name
    the score sheets with the beginning of their hashes. ``marks`` stand on every page ("bản trình diễn").
    """

    province: str
    province_code: str
    district: str
    commune: str
    commune_code: str
    list_year: int
    review_year: int
    as_of: date
    standard: Words
    classes: tuple[tuple[str, str, Words], ...]
    sheets: tuple[str, ...]
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class HouseholdLists:
    """All lists of one commune. Entries are in the order of the villages, and of numbers in a village."""

    header: ListHeader
    villages: tuple[str, ...]
    entries: tuple[ListEntry, ...]
    _by_kind: dict[ListKind, tuple[ListEntry, ...]] = field(default_factory=dict, repr=False, compare=False)

    def of(self, kind: ListKind, village: str | None = None) -> tuple[ListEntry, ...]:
        """The entries of one list; of one village where it is named."""
        if kind not in self._by_kind:
            self._by_kind[kind] = tuple(entry for entry in self.entries if kind in entry.kinds)
        found = self._by_kind[kind]
        return found if village is None else tuple(e for e in found if e.household.village == village)

    def by_village(self, kind: ListKind) -> list[tuple[str, tuple[ListEntry, ...]]]:
        """The entries of one list village by village; villages without any are left out."""
        found = [(village, self.of(kind, village)) for village in self.villages]
        return [(village, entries) for village, entries in found if entries]
