"""A surveyed household with its village found, scored, and ready to be compared with the register."""

from collections.abc import Callable
from dataclasses import dataclass

from rasoat.register.events.payloads import content_hash
from rasoat.register.values import NewHousehold
from rasoat.surveys.survey import SurveyedHousehold


@dataclass(frozen=True, slots=True)
class Placed:
    """One row of the sheet of households. ``path`` is its village's."""

    surveyed: SurveyedHousehold
    new: NewHousehold
    path: str
    places: "Places"

    @property
    def code(self) -> int | None:
        """The code written in the row, as a number."""
        return int(self.surveyed.code) if self.surveyed.code else None

    def says(self, content: str | None) -> bool:
        """Whether a survey with this hash of its content said the same; None: there is none."""
        return content is not None and content == content_hash(self.new)

    def place(self, key: str) -> str:
        """The cell of a column in this household's row: "cu-jut.xlsx › Hộ › A12"."""
        return self.places.household(self.surveyed.row, key)


@dataclass(frozen=True, slots=True)
class Places:
    """Finds cells again: of the sheet of households, and of the sheet of members."""

    household: Callable[[int, str], str]
    member: Callable[[int, str], str]
