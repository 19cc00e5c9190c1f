"""A household as its events make it."""

from dataclasses import dataclass, field
from datetime import date

from rasoat.register.events.event import Event, Payload


@dataclass(slots=True)
class MemberState:
    """A member. ``birth`` is as far as it is known: "1971-03-02", "1971-03", "1971" or "".

    ``left_on`` is the first day on which they were no longer found.
    """

    id: int
    number: int
    name: str
    relation: str
    sex: str
    birth: str
    ethnic_group: str
    identity_number: str
    left_on: date | None = None


@dataclass(slots=True)
class SurveyState:
    """A survey by the event that recorded it."""

    event: Event
    current: bool = True
    supersedes: int | None = None

    @property
    def campaign(self) -> tuple[str, str]:
        """Of one household there is one current survey of each of these: campaign and standard."""
        return self.event.payload["campaign"], self.event.payload["law"]["standard"]


@dataclass(slots=True)
class StatusState:
    """A legal status by the event that made it."""

    event: Event
    persons: int | None
    current: bool = True


@dataclass(slots=True)
class HouseholdState:
    """Everything the register knows of one household."""

    id: int
    unit_path: str
    registered_on: date
    facts: Payload
    members: list[MemberState] = field(default_factory=list)
    members_complete: bool = False
    surveys: list[SurveyState] = field(default_factory=list)
    statuses: list[StatusState] = field(default_factory=list)

    @property
    def present(self) -> list[MemberState]:
        """The members who live there, in their order."""
        return [member for member in self.members if member.left_on is None]

    @property
    def head(self) -> MemberState:
        """The present head."""
        return next(member for member in self.present if member.relation == "head")

    @property
    def persons(self) -> int | None:
        """How many: counted, or stated, or not known."""
        stated: int | None = self.facts["persons"]
        return len(self.present) if self.members_complete else stated
