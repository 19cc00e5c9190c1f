"""What a file looks like to the software, for a person to confirm or change."""

from dataclasses import dataclass

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.surveys.layout.column import NO_WORDS
from rasoat.surveys.past.cells import ClassGroup
from rasoat.surveys.past.mapping import Mapping, Role, SheetMapping, Tie, fingerprint_of
from rasoat.surveys.past.matching import Sure
from rasoat.surveys.past.years import YearMeaning


@dataclass(frozen=True, slots=True)
class ColumnProposal:
    """One column: ``name`` is what a mapping knows it by, ``samples`` the first values in it."""

    letters: str
    name: str
    heading: str
    field: str | None
    sure: Sure
    why: Words
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenValue:
    """A written value of a field of few meanings that the reader does not know, and how often it stands."""

    field: str
    written: str
    count: int
    place: str


@dataclass(frozen=True, slots=True)
class SheetProposal:
    """One sheet; of a sheet without headings all but name and role is empty."""

    sheet: str
    role: Role
    role_why: Words
    hidden: bool = False
    header_rows: tuple[int, ...] = ()
    first_row: int = 0
    data_rows: int = 0
    titles: tuple[str, ...] = ()
    columns: tuple[ColumnProposal, ...] = ()
    tie: Tie = Tie.EACH_ROW
    tie_why: Words = NO_WORDS
    whole_class: ClassGroup | None = None
    open_values: tuple[OpenValue, ...] = ()
    fingerprint: str = ""

    def mapping(self) -> SheetMapping:
        """What is proposed, guesses left out."""
        taken = (Sure.CERTAIN, Sure.LIKELY)
        return SheetMapping(
            sheet=self.sheet,
            fingerprint=self.fingerprint,
            role=self.role,
            tie=self.tie,
            columns={one.name: one.field for one in self.columns if one.field and one.sure in taken},
            whole_class=self.whole_class,
        )


@dataclass(frozen=True, slots=True)
class YearHint:
    """A year the file itself names. ``meaning`` is only what the words suggest: a person answers."""

    year: int
    meaning: YearMeaning | None
    place: str
    why: Words


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything recognised in a file. ``notes`` are warnings about the file itself."""

    file: str
    sha256: str
    sheets: tuple[SheetProposal, ...]
    years: tuple[YearHint, ...]
    notes: tuple[Problem, ...]

    @property
    def fingerprint(self) -> str:
        """By which a mapping that was kept is found again."""
        return fingerprint_of(sheet.fingerprint for sheet in self.sheets if sheet.role is not Role.UNKNOWN)

    def mapping(self, name: str = "") -> Mapping:
        """The mapping proposed."""
        read = (sheet for sheet in self.sheets if sheet.role is not Role.UNKNOWN)
        return Mapping(name=name, sheets=tuple(sheet.mapping() for sheet in read))
