"""What a household's answers follow from: its welfare, its closeness to services, its village."""

from dataclasses import dataclass
from random import Random
from typing import Literal, NamedTuple

from rasoat.demonstration.chance import Weighted, bell
from rasoat.demonstration.data_files import read_toml
from rasoat.demonstration.plan import VillagePlan

Group = Literal["poor", "near_poor", "applicant"]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What neighbours share."""

    welfare: float
    services: float
    water: float
    loudspeaker: bool
    hygienic_water: Weighted[str]
    other_water: Weighted[str]


class Circumstances(NamedTuple):
    """A household's own. Both numbers are about -3 (worst) to 3 (best)."""

    welfare: float
    services: float
    village: Surroundings


def surroundings_of(village: VillagePlan, chance: Random) -> Surroundings:
    """The surroundings of a village; ``welfare`` and ``services`` hold what was tuned for its district."""
    tuned = read_toml("tuned.toml")
    district = tuned["district"][village.commune.district_code]
    area = tuned["area"][village.commune.area]
    water, services = read_toml("answers.toml")["water"], read_toml("answers.toml")["services"]
    town = village.commune.area == "urban"
    return Surroundings(
        welfare=district["welfare"] + area["welfare"] + tuned["village_spread"] * bell(chance),
        services=district["services"] + area["services"] + services["village_spread"] * bell(chance),
        water=water["village_spread"] * bell(chance) + (1.5 if town else 0.0),
        loudspeaker=chance.random() < services["loudspeaker"],
        hygienic_water=Weighted(water["hygienic_in_town" if town else "hygienic"]),
        other_water=Weighted(water["other"]),
    )


def circumstances_of(group: Group, village: Surroundings, chance: Random) -> Circumstances:
    """A household's circumstances by what it was last year."""
    tuned, services = read_toml("tuned.toml"), read_toml("answers.toml")["services"]
    welfare = tuned["group"][group] + village.welfare + tuned["household_spread"] * bell(chance)
    own = services["of_welfare"] * welfare + services["household_spread"] * bell(chance)
    return Circumstances(welfare, village.services + own, village)
