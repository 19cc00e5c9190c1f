"""Which villages there are, how many households each has, and how many of these are surveyed.

The plan is made for the whole province, quickly; then each village can be filled with people by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from operator import sub
from random import Random

from rasoat.demonstration.apportion import apportion
from rasoat.demonstration.chance import Weighted, bell, chance_for
from rasoat.demonstration.communes import Commune, communes_of
from rasoat.demonstration.figures import District, districts, odds
from rasoat.demonstration.village_names import VillageName, VillageNamer

MOST_LISTED = 0.82
"""Share of a village's households that was listed last year, at most."""


@dataclass(frozen=True, slots=True)
class VillagePlan:
    """One village before people live in it. ``hardship`` 1 is the middle of the province, more is worse.

    ``number`` counts from 1 through the province, ``place`` through the commune.
    """

    number: int
    commune: Commune
    place: int
    name: VillageName
    peoples: dict[str, float]
    hardship: float
    households: int
    last_poor: int
    last_near_poor: int
    applicants: int

    @property
    def surveyed(self) -> int:
        """Households of the review list: last year's and applicants."""
        return self.last_poor + self.last_near_poor + self.applicants


@dataclass(frozen=True, slots=True)
class _Draft:
    commune: Commune
    place: int
    name: VillageName
    peoples: dict[str, float]
    hardship: float
    weight: float


@cache
def plan(seed: int) -> tuple[VillagePlan, ...]:
    """All villages of the province, commune by commune in the order of codes."""
    made: list[VillagePlan] = []
    for district in districts():
        made += _district_plan(district, seed, len(made))
    return tuple(made)


def _district_plan(district: District, seed: int, before: int) -> Iterator[VillagePlan]:
    """The villages of a district, numbered after those ``before`` it; counts add up to the district's."""
    drafts = _drafts(district, chance_for(seed, "plan", district.code))
    households = apportion(district.households, [draft.weight for draft in drafts])
    poverty = _poverty_weights(district, drafts, households)
    near_poverty = [weight**0.5 * count**0.5 for weight, count in zip(poverty, households, strict=True)]
    room = [int(count * MOST_LISTED) for count in households]
    poor = apportion(district.last.poor, poverty, room)
    near_poor = apportion(district.last.near_poor, near_poverty, list(map(sub, room, poor)))
    left = list(map(sub, map(sub, households, poor), near_poor))
    applicants = apportion(district.applicants, list(map(float, left)), left)
    counts = zip(households, poor, near_poor, applicants, strict=True)
    for number, (draft, own) in enumerate(zip(drafts, counts, strict=True), start=before + 1):
        yield VillagePlan(number, draft.commune, draft.place, draft.name, draft.peoples, draft.hardship, *own)


def _poverty_weights(district: District, drafts: list[_Draft], households: list[int]) -> list[float]:
    """Expected poor households by village, up to one factor: hardship and peoples move the odds."""
    hard = [
        draft.hardship * sum(share * odds(people) for people, share in draft.peoples.items())
        for draft in drafts
    ]
    middle = sum(count * one for count, one in zip(households, hard, strict=True)) / district.households
    rate = district.last.poor / district.households
    chances = [one / middle * rate / (1 - rate) for one in hard]
    return [count * chance / (1 + chance) for count, chance in zip(households, chances, strict=True)]


def _drafts(district: District, chance: Random) -> list[_Draft]:
    communes = communes_of(district.code)
    sizes = [(1.3 if commune.area == "urban" else 1.0) * _spread(chance, 0.25) for commune in communes]
    counts = apportion(district.villages - 4 * len(communes), sizes)
    drafts = []
    for commune, size, more in zip(communes, sizes, counts, strict=True):
        drafts += _commune_drafts(commune, district, size, 4 + more, chance)
    return drafts


def _commune_drafts(
    commune: Commune, district: District, size: float, count: int, chance: Random
) -> list[_Draft]:
    hardship = (0.35 if commune.area == "urban" else 1.0) * _spread(chance, 0.35)
    peoples = _commune_peoples(commune, district, chance)
    mains = Weighted(peoples)
    namer = VillageNamer(commune, chance)
    drafts = []
    for place in range(1, count + 1):
        main = mains.draw(chance)
        mix = {people: 0.28 * share + (0.72 if people == main else 0.0) for people, share in peoples.items()}
        weight = size / count * _spread(chance, 0.3)
        drafts.append(_Draft(commune, place, namer.name(main), mix, hardship * _spread(chance, 0.3), weight))
    return drafts


def _commune_peoples(commune: Commune, district: District, chance: Random) -> dict[str, float]:
    """The district's peoples, unevenly among its communes; more Kinh in towns."""
    mix = {
        people: share * (3.0 if people == "01" and commune.area == "urban" else 1.0) * _spread(chance, 0.6)
        for people, share in district.peoples.items()
    }
    whole = sum(mix.values())
    return {people: share / whole for people, share in mix.items()}


def _spread(chance: Random, by: float) -> float:
    """About 1, up or down by a factor of about 1 + ``by``."""
    return float((1.0 + by) ** bell(chance))
