"""What the scores propose for the households made, commune by commune."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from rasoat.common.ethnic_groups import KINH, native_minorities
from rasoat.demonstration.communes import PROVINCE_CODE
from rasoat.demonstration.figures import ClassCounts
from rasoat.demonstration.plan import VillagePlan
from rasoat.demonstration.village import Household, Resident, fill_village
from rasoat.demonstration.visit import score
from rasoat.law.scoring.score import Scored
from rasoat.surveys.survey import SurveyedHousehold


@dataclass(frozen=True, slots=True)
class Proposed:
    """Households of a commune, and those surveyed by proposed class. Peoples are those of the heads."""

    district: str
    commune: str
    households: int
    minority: int
    native: int
    poor_by_income: int
    poor_by_deprivation: int
    near_poor: int
    above: int
    not_scored: int
    poor_persons: int
    minority_poor: int
    native_poor: int

    @property
    def counts(self) -> ClassCounts:
        """Poor, of either kind, and near-poor."""
        return ClassCounts(self.poor_by_income + self.poor_by_deprivation, self.near_poor)

    @property
    def surveyed(self) -> int:
        """All with a survey."""
        return self.counts.listed + self.above + self.not_scored


def proposed(villages: Iterable[VillagePlan], seed: int) -> Iterator[Proposed]:
    """What is proposed in the communes these villages belong to, each village made and scored."""
    found: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for village in villages:
        counted = found[village.commune.district_code, village.commune.code]
        for household in fill_village(village, seed):
            counted.update(_marks(village, household))
    for (district, commune), marks in found.items():
        counts = {
            name: marks[name] for name in Proposed.__dataclass_fields__ if name not in ("district", "commune")
        }
        yield Proposed(district, commune, **counts)


def sum_by_district(communes: Iterable[Proposed]) -> dict[str, ClassCounts]:
    """Poor and near-poor households proposed, by district code."""
    poor, near = Counter[str](), Counter[str]()
    for commune in communes:
        poor[commune.district] += commune.counts.poor
        near[commune.district] += commune.counts.near_poor
    return {district: ClassCounts(poor[district], near[district]) for district in poor}


def _marks(village: VillagePlan, household: Household) -> Counter[str]:
    """What one household adds to the counts of its commune."""
    people = household.ethnic_group if isinstance(household, Resident) else household.head.ethnic_group
    marks = Counter(households=1, minority=people != KINH, native=people in _natives())
    if isinstance(household, SurveyedHousehold):
        result = score(village, household)
        if not isinstance(result, Scored):
            marks["not_scored"] += 1
            return marks
        marks[result.class_id] += 1
        if result.group == "poor":
            marks += Counter(
                poor_persons=household.size, minority_poor=marks["minority"], native_poor=marks["native"]
            )
    return marks


@cache
def _natives() -> frozenset[str]:
    found = native_minorities(PROVINCE_CODE, date(2018, 9, 1))
    return found.codes if found else frozenset()
