"""What was read of a past list: households with their people, each value as written and as meant."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Problem, Severity
from rasoat.files.addresses import address, cell_place
from rasoat.surveys.listing.entries import ListKind
from rasoat.surveys.past.cells import GROUP_OF_CLASS, ClassGroup, Told
from rasoat.surveys.past.fields import NAMING
from rasoat.surveys.past.mapping import Role, Tie
from rasoat.surveys.past.rows import Skipped, Why
from rasoat.surveys.past.years import PastYear
from rasoat.surveys.survey import HEAD

Cells = Mapping[str, Told]


@dataclass(frozen=True, slots=True)
class PastPerson:
    """One row that names a person; ``row`` is Excel's. ``cells`` are those of the whole row by field."""

    row: int
    cells: Cells
    is_head: bool

    def get(self, key: str) -> Any:
        """The value of a field as meant; None where it is empty or cannot be told."""
        told = self.cells.get(key)
        return told.value if told else None

    @property
    def name(self) -> str:
        """Full name, "" where none can be told."""
        return next((self.get(key) for key in NAMING if self.get(key)), "")

    @property
    def relation(self) -> str | None:
        """Code of the relation to the head."""
        return HEAD if self.is_head else self.get("relation")

    @property
    def birth(self) -> PartialDate | None:
        """Birth date, as precise as it was written."""
        return next((self.get(key) for key in ("birth", "birth_male", "birth_female") if self.get(key)), None)

    @property
    def sex(self) -> str | None:
        """Sex as written, else by the column that is filled or marked."""
        said: str | None = self.get("sex")
        male = bool(self.get("sex_male")) or self.get("birth_male") is not None
        female = bool(self.get("sex_female")) or self.get("birth_female") is not None
        return said or (None if male == female else "male" if male else "female")

    @property
    def identity_number(self) -> str | None:
        """Identity number, 12 or 9 digits."""
        found: str | None = self.get("identity_number")
        return found

    @property
    def ethnic_group(self) -> str | None:
        """Code of the ethnic group, by its name."""
        found: str | None = self.get("ethnic_group")
        return found


@dataclass(frozen=True, slots=True)
class PastHousehold:
    """One household of a past list, its head first where there is one.

    ``key`` is what its rows were tied by, unique in the file but for households that are there twice.
    ``cells`` are its own values: the head's row first, then the first row that has one. ``problems`` with an
    error make it one to settle; nobody's rows are left out.
    """

    sheet: str
    role: Role
    tie: Tie
    key: str
    people: tuple[PastPerson, ...]
    cells: Cells
    class_id: str | None
    columns: Mapping[str, int] = field(repr=False, compare=False)
    file: str = field(repr=False, compare=False, default="")
    problems: tuple[Problem, ...] = ()

    @property
    def rows(self) -> tuple[int, ...]:
        """Excel rows, the head's first."""
        return tuple(person.row for person in self.people)

    @property
    def head(self) -> PastPerson | None:
        """The head; None where no row or several are called so."""
        heads = [person for person in self.people if person.is_head]
        return heads[0] if len(heads) == 1 else None

    @property
    def class_group(self) -> ClassGroup | None:
        """Poor, near-poor or above after the review."""
        return GROUP_OF_CLASS[self.class_id] if self.class_id else None

    @property
    def last_class(self) -> str | None:
        """The class before the review, where the file says it."""
        left = {Role.LEFT_POVERTY: "poor", Role.LEFT_NEAR_POVERTY: "near_poor"}
        return left.get(self.role) or self.get("last_class")

    @property
    def kind(self) -> ListKind | None:
        """The list it stands on; None for one above that was on none."""
        if self.role is Role.LEFT_POVERTY:
            return ListKind.LEFT_POVERTY
        if self.role is Role.LEFT_NEAR_POVERTY:
            return ListKind.LEFT_NEAR_POVERTY
        return ListKind(self.class_group) if self.class_group in ("poor", "near_poor") else None

    @property
    def has_evidence(self) -> bool:
        """Whether both scores are there."""
        return self.get("b1") is not None and self.get("b2") is not None

    @property
    def to_settle(self) -> bool:
        """Whether a person has to look before it goes on."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def decision_date(self) -> date | None:
        """Day of the decision."""
        found: date | None = self.get("decision_date")
        return found

    def get(self, key: str) -> Any:
        """The household's value of a field as meant; None where it is empty or cannot be told."""
        told = self.cells.get(key)
        return told.value if told else None

    def place(self, key: str, row: int | None = None) -> str:
        """The cell of a field in one of its rows, the first when none is given."""
        where = address(row or self.people[0].row, self.columns.get(key, 1))
        return cell_place(self.file, self.sheet, where)


@dataclass(frozen=True, slots=True)
class PastFile:
    """Everything read. ``rows`` counts all rows below the headings: every one is in a household or skipped.

    ``problems`` are of the file, its sheets and units; those of one household are with it.
    """

    file: str
    sha256: str
    year: PastYear
    fingerprint: str
    households: tuple[PastHousehold, ...]
    skipped: tuple[Skipped, ...]
    problems: tuple[Problem, ...]
    rows: int

    def skipped_by(self) -> dict[Why, int]:
        """How many rows were passed over, by reason."""
        return dict(Counter(one.why for one in self.skipped))

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """Those of the file, then those of each household."""
        return (*self.problems, *(problem for one in self.households for problem in one.problems))
