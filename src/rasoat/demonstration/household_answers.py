"""Answers about the household, from its circumstances as ``data/answers.toml`` says."""

import math
from bisect import bisect
from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import Any

from rasoat.demonstration.chance import bell
from rasoat.demonstration.circumstances import Circumstances
from rasoat.demonstration.data_files import read_toml
from rasoat.law.scoring.household import Answer

Answering = Callable[[Random, Circumstances, int], Answer]
"""Chance, circumstances and household size to an answer."""


@cache
def answering() -> dict[str, Answering]:
    """How each question is answered, by its id."""
    return dict(_all())


def _all() -> Iterator[tuple[str, Answering]]:
    data = read_toml("answers.toml")
    for name, entry in data["scale"].items():
        yield name, _scale(entry)
    for name, entry in data["ticks"].items():
        yield name, _ticks(entry)
    for name, entry in data["number"].items():
        yield name, _number(entry)
    yield "living_area_m2", _living_area(data["number"]["living_area_m2"])
    yield "main_water", _water(data["water"])
    yield "loudspeaker", lambda _chance, household, _size: "yes" if household.village.loudspeaker else "no"


def _scale(entry: dict[str, Any]) -> Answering:
    options, cuts, noise = entry["worst_to_best"], entry["cuts"], entry["noise"]
    return lambda chance, household, _size: options[bisect(cuts, household.welfare + noise * bell(chance))]


def _ticks(entry: dict[str, Any]) -> Answering:
    cuts, noise = tuple(entry["above"].items()), entry["noise"]

    def answer(chance: Random, household: Circumstances, _size: int) -> Answer:
        welfare = household.welfare
        return frozenset(name for name, cut in cuts if welfare + noise * bell(chance) > cut)

    return answer


def _number(entry: dict[str, Any]) -> Answering:
    middle, growth, spread, step = entry["middle"], entry["growth"], entry["spread"], entry["step"]
    none, falls = entry["none"], entry["none_falls"]

    def answer(chance: Random, household: Circumstances, _size: int) -> Answer:
        if chance.random() < none - falls * household.welfare:
            return 0
        amount = middle * math.exp(growth * household.welfare + spread * bell(chance))
        return int(amount // step * step)

    return answer


def _living_area(entry: dict[str, Any]) -> Answering:
    """As other numbers, for four persons; fewer have a smaller house, more a larger one."""
    for_four = _number(entry)

    def answer(chance: Random, household: Circumstances, size: int) -> Answer:
        area = for_four(chance, household, size)
        return int(area * (0.6 + 0.1 * size)) if isinstance(area, int) else area

    return answer


def _water(entry: dict[str, Any]) -> Answering:
    cut, noise = entry["cut"], entry["noise"]

    def answer(chance: Random, household: Circumstances, _size: int) -> Answer:
        village = household.village
        hygienic = household.welfare + village.water + noise * bell(chance) > cut
        return (village.hygienic_water if hygienic else village.other_water).draw(chance)

    return answer
