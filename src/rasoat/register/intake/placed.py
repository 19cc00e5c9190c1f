"""A surveyed household with its village found, scored, and ready to be compared with the register."""

from collections.abc import Callable
from dataclasses import dataclass

from rasoat.register.events.payloads import content_hash
from rasoat.register.values import NewHousehold
from rasoat.surveys.survey import SurveyedHousehold

Place = Callable[[str], str]
"""The cell of a column in this household's row: "cu-jut.xlsx › Hộ › A12"."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One row of the sheet of households. ``path`` is its village's; ``content`` the hash of what it says."""

    surveyed: SurveyedHousehold
    new: NewHousehold
    path: str
    content: str
    place: Place
    member_place: Callable[[int, str], str]

    @property
    def code(self) -> int | None:
        """The code written in the row, as a number."""
        return int(self.surveyed.code) if self.surveyed.code else None


def placed(surveyed: SurveyedHousehold, new: NewHousehold, path: str, survey_places: "Places") -> Placed:
    """The household with the hash of its content and its cells."""
    return Placed(
        surveyed,
        new,
        path,
        content_hash(new),
        lambda key: survey_places.household(surveyed.row, key),
        survey_places.member,
    )


@dataclass(frozen=True, slots=True)
class Places:
    """Finds cells again: of the sheet of households, and of the sheet of members."""

    household: Callable[[int, str], str]
    member: Callable[[int, str], str]
