"""From events to state. Each kind of event has one function here or beside, and is read nowhere else."""

from collections.abc import Callable, Iterable
from datetime import date

from rasoat.register.derivation import people, statuses
from rasoat.register.derivation.contradiction import Contradiction, must_be_open
from rasoat.register.derivation.order import in_order
from rasoat.register.derivation.state import HouseholdState, Named, Place, Size, SurveyState
from rasoat.register.events.event import Event
from rasoat.register.models import EventKind

Apply = Callable[[HouseholdState, Event], None]


def fold(events: Iterable[Event], *, as_of: date | None = None, known: int | None = None) -> HouseholdState:
    """The state of one household after its events, on the day ``as_of``, as known with event ``known``.

    What is true from an earlier day counts first, however late it became known; what was undone does not
    count, what was corrected counts as corrected. Raises ``Contradiction`` where events exclude each other,
    ValueError without any event.
    """
    life = list(events)
    state = HouseholdState(_household(life))
    for event in in_order(life, as_of, known):
        _APPLY[event.kind](state, event)
        _remember(state, event)
    statuses.settle(state)
    return state


def _household(events: list[Event]) -> int:
    if not events:
        raise ValueError("no event")
    return events[0].household


def _remember(state: HouseholdState, event: Event) -> None:
    """Who is head and how many there are, where this event changed it."""
    people.remember_head(state, event.valid_on)
    size = state.persons
    if not state.sizes or state.sizes[-1].persons != size:
        state.sizes.append(Size(event.valid_on, size, str(event.payload.get("why", event.kind))))


def _registered(state: HouseholdState, event: Event) -> None:
    if state.registered_on is not None:
        raise Contradiction("registered_twice", event)
    state.registered_on = event.valid_on
    state.facts = dict(event.payload)
    _live_at(state, event, "registered")


def _live_at(state: HouseholdState, event: Event, why: str) -> None:
    if not state.places or state.places[-1].path != event.unit_path:
        state.places.append(Place(event.valid_on, event.unit_path, why))
    state.unit_path = event.unit_path


def _survey(state: HouseholdState, event: Event) -> None:
    """A survey takes the place of the one before it in the same campaign and standard."""
    new = SurveyState(event)
    for old in state.surveys:
        if old.current and old.campaign == new.campaign:
            old.current, new.supersedes = False, old.event.id
    state.surveys.append(new)
    state.facts["local_number"] = event.payload["local_number"]
    state.facts["residence"] = event.payload["residence"]


def _named(state: HouseholdState, event: Event) -> None:
    said = event.payload
    state.names.append(
        Named(said["kind"], said["value"], said["person"] or 0, said["list_year"] or 0, said["source"])
    )


def _moved_out(state: HouseholdState, event: Event) -> None:
    must_be_open(state, event)
    state.moved_out.append(event)


def _moved_in(state: HouseholdState, event: Event) -> None:
    must_be_open(state, event)
    _live_at(state, event, event.payload["why"])
    if "address" in event.payload:
        state.facts["address"] = event.payload["address"]


def _closed(state: HouseholdState, event: Event) -> None:
    must_be_open(state, event)
    state.closed_on, state.closed_why = event.valid_on, event.payload["why"]
    state.into = event.payload.get("into")
    # Who is there twice goes nowhere: the other household has them under another code.
    to = state.into if state.closed_why == "merged" else None
    for member in state.present:
        people.leave(member, event, state.closed_why, to)


def _listed(state: HouseholdState, event: Event) -> None:
    """A line of a past list says the class, perhaps size and head; where it lived if nothing else does."""
    said = event.payload
    if not state.places or state.registered_on is None:
        _live_at(state, event, "listed")
    if not state.members_complete and said.get("persons") is not None:
        state.facts["persons"] = said["persons"]
    if head := said.get("head_name"):
        people.listed_as(state, event.valid_on, head)
    statuses.add(state, event)


_APPLY: dict[str, Apply] = {
    EventKind.HOUSEHOLD_REGISTERED: _registered,
    EventKind.MEMBERS_RECORDED: people.recorded,
    EventKind.SURVEY_RECORDED: _survey,
    EventKind.ALIAS_RECORDED: _named,
    EventKind.MEMBER_JOINED: people.joined,
    EventKind.MEMBER_LEFT: people.left,
    EventKind.HEAD_CHANGED: people.new_head,
    EventKind.MOVED_OUT: _moved_out,
    EventKind.MOVED_IN: _moved_in,
    EventKind.HOUSEHOLD_CLOSED: _closed,
    EventKind.LIST_LINE_RECORDED: _listed,
    EventKind.STATUS_DECIDED: statuses.add,
    EventKind.STATUS_WITHDRAWN: statuses.withdraw,
    EventKind.CHANGE_EXPLAINED: lambda state, event: state.explained.append(event),
}
