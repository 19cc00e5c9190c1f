"""Households as the national list names them: what is missing there is None here, never guessed."""

from dataclasses import dataclass
from datetime import date

from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Problem
from rasoat.surveys.listing.entries import ListKind


@dataclass(frozen=True, slots=True)
class ListedMember:
    """One person of the list; ``row`` is the Excel row."""

    row: int
    name: str
    relation: str
    birth: PartialDate | None
    sex: str | None
    identity_number: str | None
    ethnic_group: str | None


@dataclass(frozen=True, slots=True)
class ListedHousehold:
    """One household of the list, its head first.

    ``code`` is the one the list's maker gives, ``national_code`` that of the national poverty database.
    ``kind`` says which list; ``has_evidence`` whether scores stand beside the class.
    """

    row: int
    kind: ListKind
    code: str | None
    province: str
    district: str
    commune: str
    commune_code: str | None
    village: str
    address: str
    decision_number: str
    decision_date: date | None
    b1: int | None
    b2: int | None
    no_labour: bool | None
    merit: bool | None
    causes: tuple[str, ...]
    members: tuple[ListedMember, ...]
    national_code: str | None = None

    @property
    def head(self) -> ListedMember:
        """The head of the household."""
        return self.members[0]

    @property
    def has_evidence(self) -> bool:
        """Whether B1 and B2 are known; without them the class is imported without evidence."""
        return self.b1 is not None and self.b2 is not None


@dataclass(frozen=True, slots=True)
class NationalList:
    """Everything read from the file. ``rows_read`` counts data rows of all sheets."""

    households: tuple[ListedHousehold, ...]
    rows_read: int
    warnings: tuple[Problem, ...]
    sha256: str

    def of(self, kind: ListKind) -> tuple[ListedHousehold, ...]:
        """The households of one list."""
        return tuple(one for one in self.households if one.kind is kind)
