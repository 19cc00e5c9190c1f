"""Answers about a member, from age, the household's circumstances and what was answered before."""

from collections.abc import Callable, Mapping
from functools import cache
from random import Random
from typing import Any, Final, NamedTuple

from rasoat.demonstration.chance import bell
from rasoat.demonstration.circumstances import Circumstances
from rasoat.demonstration.data_files import read_toml

MemberAnswers = Mapping[str, str | int]


class Asked(NamedTuple):
    """A member as the enumerator meets them; ``all_insured``: the whole household is."""

    age: int
    household: Circumstances
    all_insured: bool


Answering = Callable[[Random, Asked, MemberAnswers], str]


def all_insured(chance: Random, household: Circumstances) -> bool:
    """Whether everybody in the household has health insurance, as where the State pays for all."""
    return bool(household.services + bell(chance) > -_services()["insured_all"])


def schooling_now(chance: Random, asked: Asked, _before: MemberAnswers) -> str:
    """The level a child of this age attends, unless out of school."""
    if asked.age >= len(_LEVEL_AT):
        return "not_attending"
    level = _LEVEL_AT[asked.age]
    hurdle = _services()["school_cut"] + _HURDLES[level]
    return level if asked.household.services + 0.8 * bell(chance) > hurdle else "not_attending"


def general_education(chance: Random, asked: Asked, before: MemberAnswers) -> str:
    """The highest school level finished; at least what the level now attended asks for."""
    least = _FINISHED_BEFORE.get(str(before.get("schooling_now", "")), 0)
    older = 0.02 * max(0, asked.age - 25)
    reach = asked.household.services + 0.9 * bell(chance) - _services()["lower_secondary_cut"] - older
    reached = sum(reach > cut for cut in (-1.2, 0.0, 1.3))
    return _SCHOOL[max(least, min(reached, _most_finished(asked.age)))]


def vocational_education(chance: Random, asked: Asked, before: MemberAnswers) -> str:
    """A trade or degree, mostly of those who finished upper secondary."""
    if before.get("general_education") != "upper_secondary" or asked.age < 19:
        return "elementary" if asked.age >= 18 and chance.random() < 0.012 else "none"
    reach = asked.household.welfare + bell(chance)
    return _DEGREES[sum(reach > cut for cut in (0.8, 1.4, 1.9, 2.4))]


def no_labour_capacity(chance: Random, asked: Asked, _before: MemberAnswers) -> str:
    """Disabled or gravely ill."""
    return _yes(chance.random() < 0.02 + 0.0006 * asked.age - 0.01 * asked.household.welfare)


def nonfarm_work(chance: Random, asked: Asked, before: MemberAnswers) -> str:
    """Work outside farming, of those who can work and do not study."""
    studies = before.get("schooling_now", "not_attending") != "not_attending"
    if studies or before.get("no_labour_capacity") == "yes" or not 16 <= asked.age <= 62:
        return "none"
    reach = asked.household.welfare + 1.3 * bell(chance)
    if reach > 2.8 and before.get("general_education") == "upper_secondary":
        return "public"
    return "other" if reach > 1.2 else "none"


def pension(chance: Random, asked: Asked, _before: MemberAnswers) -> str:
    """Draws a pension, which makes few households poor."""
    return _yes(asked.age >= 52 and asked.household.welfare + bell(chance) > 1.8)


def serious_illness(chance: Random, asked: Asked, _before: MemberAnswers) -> str:
    """Seriously ill or injured in the last year, the old more often."""
    return _yes(chance.random() < _services()["seriously_ill"] + 0.0012 * max(0, asked.age - 30))


def treated(chance: Random, asked: Asked, _before: MemberAnswers) -> str:
    """Examined or treated then."""
    return _yes(chance.random() < _services()["treated"] + 0.02 * asked.household.services)


def health_insurance(chance: Random, asked: Asked, _before: MemberAnswers) -> str:
    """Insured with the whole household, or by oneself."""
    return _yes(asked.all_insured or chance.random() < _services()["insured_one"])


def uses_telephone(chance: Random, asked: Asked, _before: MemberAnswers) -> str:
    """Has a telephone of their own, those between school and old age more often."""
    return _yes(_reach(chance, asked, 14, 68) > _services()["telephone_cut"])


def uses_internet(chance: Random, asked: Asked, _before: MemberAnswers) -> str:
    """Uses the internet, the young more often."""
    return _yes(_reach(chance, asked, 12, 38) > _services()["internet_cut"])


ANSWERING: Final[dict[str, Answering]] = {
    answer.__name__: answer
    for answer in (
        schooling_now, general_education, vocational_education, no_labour_capacity, nonfarm_work, pension,
        serious_illness, treated, health_insurance, uses_telephone, uses_internet,
    )
}  # fmt: skip
"""How each field is answered, by its id."""

# The level by age in years, 0 to 22; nobody is asked before 3.
_LEVEL_AT: Final = (
    *["preschool"] * 6, *["primary"] * 5, *["lower_secondary"] * 4, *["upper_secondary"] * 3,
    *["vocational_or_higher"] * 5,
)  # fmt: skip
# How much closer to services a household must be for its child to attend; at 5 to 14 nearly all do.
_HURDLES: Final = {
    "preschool": 0.0, "primary": -1.15, "lower_secondary": -0.5, "upper_secondary": 1.35,
    "vocational_or_higher": 3.1,
}  # fmt: skip
_SCHOOL: Final = ("none", "primary", "lower_secondary", "upper_secondary")
_DEGREES: Final = ("none", "elementary", "intermediate", "college", "university")
_FINISHED_BEFORE: Final = {"lower_secondary": 1, "upper_secondary": 2, "vocational_or_higher": 3}


def _most_finished(age: int) -> int:
    """Nobody finishes upper secondary school before 17, lower secondary before 14."""
    return 3 if age >= 18 else 2 if age >= 15 else 1


def _reach(chance: Random, asked: Asked, youngest: int, oldest: int) -> float:
    far = 0.08 * max(0, asked.age - oldest) + 0.5 * max(0, youngest - asked.age)
    return asked.household.services + bell(chance) - far


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"


@cache
def _services() -> dict[str, Any]:
    found: dict[str, Any] = read_toml("answers.toml")["services"]
    return found
