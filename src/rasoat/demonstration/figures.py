"""The figures the demonstration is calibrated to, shared out among the districts."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from rasoat.demonstration.apportion import apportion
from rasoat.demonstration.data_files import read_toml


@dataclass(frozen=True, slots=True)
class ClassCounts:
    """Households poor and near-poor."""

    poor: int
    near_poor: int

    @property
    def listed(self) -> int:
        """Both together."""
        return self.poor + self.near_poor


@dataclass(frozen=True, slots=True)
class District:
    """A district: who lives there, how many were listed last year, how many the new review should propose."""

    code: str
    name: str
    households: int
    villages: int
    peoples: dict[str, float]
    last: ClassCounts
    target: ClassCounts
    applicants: int


@cache
def districts() -> tuple[District, ...]:
    """The eight districts; their counts add up to the figures of the province."""
    entries = read_toml("districts.toml")["district"]
    last, target = (_counts(entries, read_toml("figures.toml")[which]) for which in ("last_list", "new_list"))
    surveyed = read_toml("figures.toml")["surveyed"]["households"]
    applicants = apportion(
        surveyed - sum(counts.listed for counts in last), _applicant_weights(entries, last)
    )
    return tuple(
        District(
            entry["code"],
            entry["name"],
            entry["households"],
            entry["villages"],
            _with_kinh(entry["peoples"]),
            listed,
            wanted,
            asking,
        )
        for entry, listed, wanted, asking in zip(entries, last, target, applicants, strict=True)
    )


@cache
def odds(ethnic_group: str) -> float:
    """How much more often a household of this people is poor than one of the Kinh."""
    found: float = read_toml("figures.toml")["odds"].get(ethnic_group, 1.0)
    return found


def _counts(entries: list[dict[str, Any]], figures: dict[str, int]) -> list[ClassCounts]:
    poor_weights = [float(entry["poor_2015"]) for entry in entries]
    poor = apportion(figures["poor"], poor_weights)
    near_poor = apportion(figures["near_poor"], _near_poor_weights(entries, poor_weights))
    return [ClassCounts(*pair) for pair in zip(poor, near_poor, strict=True)]


def _near_poor_weights(entries: list[dict[str, Any]], poor_weights: list[float]) -> list[float]:
    as_poor = read_toml("figures.toml")["shares"]["near_poor_as_poor"]
    whole, poor = sum(entry["households"] for entry in entries), sum(poor_weights)
    return [
        as_poor * weight / poor + (1 - as_poor) * entry["households"] / whole
        for entry, weight in zip(entries, poor_weights, strict=True)
    ]


def _applicant_weights(entries: list[dict[str, Any]], last: list[ClassCounts]) -> list[float]:
    """Those not listed, and more of them where many are."""
    return [
        (entry["households"] - counts.listed) * (0.05 + counts.listed / entry["households"]) ** 0.5
        for entry, counts in zip(entries, last, strict=True)
    ]


def _with_kinh(peoples: dict[str, float]) -> dict[str, float]:
    return {"01": 1 - sum(peoples.values()), **peoples}
