"""Pages about personal data: the register of what is held, handing a record out, requests for correction."""

from dataclasses import dataclass, field

from rasoat.people.personal.holdings import HeldTable
from rasoat.register.queries.corrections import CorrectionRow
from rasoat.web.page_models.people import Form, Option


@dataclass(frozen=True, slots=True)
class PersonalDataPage:
    """Every table with personal data."""

    tables: tuple[HeldTable, ...]


@dataclass(frozen=True, slots=True)
class RecordForm:
    """A form about one household; ``members`` begin with the household itself."""

    code: str
    head: str
    members: tuple[Option, ...]
    channels: tuple[Option, ...] = ()
    form: Form = field(default_factory=Form)


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """Requests of the area, or of one household. ``answered_now`` is the number whose form was refused."""

    household: str
    waiting: tuple[CorrectionRow, ...]
    answered: tuple[CorrectionRow, ...]
    may_settle: bool
    outcomes: tuple[Option, ...] = ()
    answered_now: int = 0
    form: Form = field(default_factory=Form)
