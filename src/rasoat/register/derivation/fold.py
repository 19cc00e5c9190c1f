"""From events to state. Each kind of event has one function here and is read nowhere else."""

from collections.abc import Callable, Iterable

from rasoat.register.derivation.state import HouseholdState, MemberState, StatusState, SurveyState
from rasoat.register.events.event import Event, Payload
from rasoat.register.models import EventKind

Apply = Callable[[HouseholdState, Event], None]


def fold(events: Iterable[Event]) -> HouseholdState:
    """The state after all events of one household, oldest first; the first one registers it."""
    ordered = iter(events)
    state = _registered(next(ordered))
    for event in ordered:
        _APPLY[event.kind](state, event)
    return state


def _registered(event: Event) -> HouseholdState:
    if event.kind != EventKind.HOUSEHOLD_REGISTERED:
        raise ValueError(f"household {event.household} begins with {event.kind}")
    return HouseholdState(event.household, event.unit_path, event.valid_on, dict(event.payload))


def _members(state: HouseholdState, event: Event) -> None:
    """The members as recorded are those present; who is no longer among them has left."""
    recorded = [_member(said, number) for number, said in enumerate(event.payload["members"], start=1)]
    present = {member.id for member in recorded}
    gone = [member for member in state.members if member.id not in present]
    for member in gone:
        member.left_on = member.left_on or event.valid_on
    state.members = [*recorded, *gone]
    state.members_complete = event.payload["complete"]


def _survey(state: HouseholdState, event: Event) -> None:
    """A survey takes the place of the one before it in the same campaign and standard."""
    new = SurveyState(event)
    for old in state.surveys:
        if old.current and old.campaign == new.campaign:
            old.current, new.supersedes = False, old.event.id
    state.surveys.append(new)
    state.facts["local_number"] = event.payload["local_number"]
    state.facts["residence"] = event.payload["residence"]


def _status(state: HouseholdState, event: Event) -> None:
    """A line of a list takes the place of the one before it for the same list year."""
    for old in state.statuses:
        if old.current and old.event.payload["list_year"] == event.payload["list_year"]:
            old.current = False
    state.statuses.append(StatusState(event, state.persons))


def _member(said: Payload, number: int) -> MemberState:
    return MemberState(number=number, **said)


_APPLY: dict[str, Apply] = {
    EventKind.MEMBERS_RECORDED: _members,
    EventKind.SURVEY_RECORDED: _survey,
    EventKind.LAST_STATUS_IMPORTED: _status,
}
