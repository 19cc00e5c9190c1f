"""What goes into the register, as plain values: no table, no code yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from rasoat.common.partial_dates import PartialDate
from rasoat.law.scoring.household import Answer
from rasoat.law.scoring.score import NotScored, Scored

HEAD = "head"


@dataclass(frozen=True, slots=True)
class Years:
    """A campaign as the register knows it: its permanent code, its two years, its standard.

    The review of autumn 2018 makes the list of 2019. ``as_of`` is the day that figures are true for;
    ``variants`` are the province's in use, by "area/region".
    """

    campaign: str
    review_year: int
    list_year: int
    standard: str
    as_of: date
    variants: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class NewMember:
    """A person as a survey or list has them. ``code`` is the permanent code when it is known already."""

    name: str
    relation: str
    sex: str | None = None
    birth: PartialDate | None = None
    ethnic_group: str | None = None
    identity_number: str | None = None
    answers: Mapping[str, str | int] = field(default_factory=dict)
    code: int | None = None


@dataclass(frozen=True, slots=True)
class NewSurvey:
    """Answers of one household as given, and the proposal computed from them.

    The answers about members stand with the members.
    """

    review_date: date
    enumerator: str
    answers: Mapping[str, Answer]
    scored: Scored | NotScored
    last_class: str = ""


@dataclass(frozen=True, slots=True)
class NewStatus:
    """A line of a past list: the class for one list year, without evidence.

    ``class_group`` "none" says that the household was on the list before and is not on this one; ``why`` then
    says whether the list itself names it as leaving ("left_list") or it is only missing ("absent").
    ``persons`` and ``head_name`` are as the list has them.
    """

    list_year: int
    class_group: str
    class_id: str = ""
    decision_number: str = ""
    decision_date: date | None = None
    signer: str = ""
    persons: int | None = None
    head_name: str = ""
    why: str = ""
    source: Mapping[str, str | int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class NewHousehold:
    """A household not yet in the register. ``village`` is the id of its unit.

    ``members`` has exactly one head; it may hold only the head, and ``persons`` is then the stated size
    (None: nobody stated it).
    """

    village: int
    members: tuple[NewMember, ...]
    registered_on: date
    address: str = ""
    residence: str = ""
    persons: int | None = None
    local_number: str = ""
    survey: NewSurvey | None = None
    last_status: NewStatus | None = None
    source: Mapping[str, str | int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        heads = sum(member.relation == HEAD for member in self.members)
        if heads != 1:
            raise ValueError(f"a household has one head, not {heads}")

    @property
    def lists_all_members(self) -> bool:
        """Whether the members given are all there are."""
        known = len(self.members)
        return self.survey is not None or self.persons == known or (self.persons is None and known > 1)
