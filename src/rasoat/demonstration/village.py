"""A village filled with people: those on the review list with members and answers, others by their head."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

from rasoat.demonstration.chance import Weighted, chance_for, chance_from, heaviest
from rasoat.demonstration.circumstances import Group
from rasoat.demonstration.figures import odds
from rasoat.demonstration.names import Sex, random_name
from rasoat.demonstration.papers import residence
from rasoat.demonstration.plan import VillagePlan
from rasoat.demonstration.visit import visits_to
from rasoat.surveys.survey import Residence, SurveyedHousehold

_PERSONS: Final = Weighted({1: 0.06, 2: 0.14, 3: 0.22, 4: 0.31, 5: 0.16, 6: 0.07, 7: 0.03, 8: 0.01})


@dataclass(frozen=True, slots=True)
class Resident:
    """A household that was not surveyed: who heads it and how many they are."""

    local_number: str
    head: str
    sex: Sex
    ethnic_group: str
    persons: int
    residence: Residence


Household = SurveyedHousehold | Resident


def fill_village(village: VillagePlan, seed: int) -> Iterator[Household]:
    """All households of a village in the order of their local numbers; the same for the same seed."""
    chance = chance_for(seed, "village", village.number)
    peoples = _peoples(village, chance)
    groups = _review_list(village, peoples, chance)
    visits = visits_to(village, chance)
    for place, people in enumerate(peoples):
        number = str(place + 1)
        if place in groups:
            yield visits.survey(chance_from(chance), number, people, groups[place])
        else:
            yield _resident(chance, number, people)


def _peoples(village: VillagePlan, chance: Random) -> list[str]:
    mix = Weighted(village.peoples)
    return [mix.draw(chance) for _ in range(village.households)]


def _review_list(village: VillagePlan, peoples: list[str], chance: Random) -> dict[int, Group]:
    """Which households are surveyed and why; those of peoples with higher odds are drawn more often."""
    drawn: dict[int, Group] = {}
    wanted: tuple[tuple[Group, int, float], ...] = (
        ("poor", village.last_poor, 1.0),
        ("near_poor", village.last_near_poor, 0.5),
        ("applicant", village.applicants, 0.25),
    )
    for group, count, power in wanted:
        left = [place for place in range(len(peoples)) if place not in drawn]
        chosen = heaviest(chance, [odds(peoples[place]) ** power for place in left], count)
        drawn |= {left[index]: group for index in chosen}
    return drawn


def _resident(chance: Random, number: str, people: str) -> Resident:
    sex: Sex = "male" if chance.random() < 0.8 else "female"
    name = random_name(chance, people, sex)
    return Resident(number, name, sex, people, _PERSONS.draw(chance), residence(chance))
