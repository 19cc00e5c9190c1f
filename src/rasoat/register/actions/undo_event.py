"""What was recorded by mistake is undone, and stays readable."""

from rasoat.common.problems import Refused
from rasoat.people.acting import ActingUser
from rasoat.register import say_events as say
from rasoat.register.changing import changing
from rasoat.register.derivation.order import undone_by
from rasoat.register.event_rules import When, home_of, note
from rasoat.register.events.event import Draft, Event
from rasoat.register.events.reading import whole_lives
from rasoat.register.models import EventKind

VERB = "household.undo"
UNDOABLE = frozenset(
    {
        EventKind.MEMBER_JOINED,
        EventKind.MEMBER_LEFT,
        EventKind.HEAD_CHANGED,
        EventKind.MOVED_IN,
        EventKind.HOUSEHOLD_CLOSED,
        EventKind.FACT_CORRECTED,
        EventKind.ALIAS_RECORDED,
        EventKind.CHANGE_EXPLAINED,
        EventKind.EVENT_UNDONE,
    }
)
# Part of acts that are undone whole.
_WITH_ANOTHER = frozenset({EventKind.MOVED_OUT, EventKind.HOUSEHOLD_REGISTERED, EventKind.MEMBERS_RECORDED})


def undo_event(household: int, event: int, when: When, *, acting_user: ActingUser) -> None:
    """Undo the act that ``event`` of this household is part of, in every household that it touched.

    The act counts as never having happened; it, and that it was undone, stay in the history. Undoing an
    undoing brings the act back. Surveys, lists and decisions are replaced by new ones and not undone. Call it
    within ``acting``. Raises ``Household.DoesNotExist``, ``NotAllowed``, or ``Refused``: no reason, not this
    kind, undone already, what came later needs it.
    """
    path = home_of(household, VERB, acting_user)
    if not when.reason.strip():
        raise Refused([say.no_reason()])
    act, touched = _act(household, event, acting_user)
    paths = [home_of(code, VERB, acting_user) for code in touched]
    homes = dict(zip(touched, paths, strict=True))
    with changing(touched, acting_user, path, *paths, reason=when.reason) as change:
        state = change.states[household]
        life = [one for code in touched for one in change.events(code)]
        if event in undone_by(life):
            raise Refused([say.undone_already()])
        change.write(
            [
                Draft(EventKind.EVENT_UNDONE, one.household, homes[one.household], when.day, _said(one))
                for one in sorted(act, key=lambda one: one.id)
            ]
        )
    note(VERB, state, when, acting_user, event=event)


def _act(household: int, event: int, acting_user: ActingUser) -> tuple[list[Event], list[int]]:
    """The events of the act, and the households that it touched."""
    [life] = whole_lives([household], acting_user)
    found = next((one for one in life if one.id == event), None)
    if found is None or found.kind not in UNDOABLE | _WITH_ANOTHER:
        raise Refused([say.cannot_be_undone(found.kind if found else str(event))])
    others = {*_named(life, found.payload.get("act", found.id)), household}
    lives = whole_lives(others, acting_user)
    first = found.payload.get("act", found.id)
    act = [one for life in lives for one in life if one.payload.get("act", one.id) == first]
    if not any(one.kind in UNDOABLE for one in act):
        raise Refused([say.cannot_be_undone(found.kind)])
    return act, sorted({one.household for one in act})


def _named(life: list[Event], act: int) -> set[int]:
    """The other households that events of the act name."""
    own = [one.payload for one in life if one.payload.get("act", one.id) == act]
    named = [said.get(key) for said in own for key in ("to", "from", "into", "with")]
    named += [said["source"].get("split_from") for said in own if "source" in said]
    return {one for one in named if isinstance(one, int)}


def _said(event: Event) -> dict[str, object]:
    """Which event, and which households the act reaches, so that undoing it again finds them."""
    reach = {key: event.payload[key] for key in ("to", "from", "into") if key in event.payload}
    return {"event": event.id, **{key: value for key, value in reach.items() if isinstance(value, int)}}
