"""How a verb changes households that are in the register: locked, folded, written, folded again."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from rasoat.common.problems import Refused
from rasoat.people.acting import ActingUser, acting
from rasoat.people.queries import system_actor
from rasoat.register import say_events as say
from rasoat.register.derivation import tables
from rasoat.register.derivation.contradiction import Contradiction
from rasoat.register.derivation.fold import fold
from rasoat.register.derivation.state import HouseholdState
from rasoat.register.derivation.tallies import count_again
from rasoat.register.events.drafting import Drafted
from rasoat.register.events.event import Draft, Event, Payload
from rasoat.register.events.reading import events_of, homes_of
from rasoat.register.events.recorder import Recorder, commune_of
from rasoat.register.loading import register_drafted
from rasoat.register.models import Household

REGISTRAR = "system.registrar"


class Change:
    """One verb's change. ``states`` are the households as they are, by code, under the locks."""

    def __init__(self, lives: dict[int, list[Event]], recorder: Recorder, said: Payload) -> None:
        self._lives = lives
        self._recorder = recorder
        self._said = said
        self.states = {code: fold(events) for code, events in lives.items()}

    def events(self, household: int) -> list[Event]:
        """All events of one of the households, as recorded."""
        return self._lives[household]

    def write(self, drafts: Sequence[Draft]) -> list[Event]:
        """Write the events of one act and what follows from them; ``Refused`` where they do not fit."""
        return self._follow(self._recorder.write_act(self._with_reason(drafts)))

    def write_each(self, drafts: Sequence[Draft]) -> list[Event]:
        """As ``write``, of events that have nothing to do with each other: each stands by itself."""
        return self._follow(self._recorder.write(self._with_reason(drafts)))

    def register(self, households: Sequence[Drafted]) -> list[HouseholdState]:
        """New households with their events; what they are then, in the order given."""
        states = register_drafted(households, self._recorder)
        count_again({state.unit_path for state in states})
        return states

    def _with_reason(self, drafts: Sequence[Draft]) -> list[Draft]:
        return [draft._replace(payload=self._said | draft.payload) for draft in drafts]

    def _follow(self, written: list[Event]) -> list[Event]:
        """Fold again what was touched, and write what became of it."""
        for event in written:
            self._lives.setdefault(event.household, []).append(event)
        touched = {event.household for event in written}
        after = {code: _folded(self._lives[code]) for code in sorted(touched)}
        before = [self.states[code] for code in touched if code in self.states]
        tables.replace(before, list(after.values()))
        self.states |= after
        count_again({state.unit_path for state in (*before, *after.values())})
        return written


@contextmanager
def changing(
    households: Iterable[int], acting_user: ActingUser, *paths: str, reason: str = ""
) -> Iterator[Change]:
    """Change these households, and what lies at ``paths``. Part of a verb that has asked permission.

    Every event written says the ``reason`` where there is one, and who did it where the registrar writes.

    Where the act reaches beyond the person's areas (a household moves to another commune) the registrar
    writes it; that the person did it stands in the trail. Raises ``Household.DoesNotExist`` for a household
    outside the person's areas.
    """
    codes = sorted(set(households))
    homes = _homes(codes, acting_user)
    writer = acting_user if all(map(acting_user.covers, paths)) else system_actor(REGISTRAR)
    communes = {commune_of(path) for path in (*homes.values(), *paths)}
    with acting(writer), Recorder(communes, writer) as recorder:
        if _homes(codes, writer) != homes:
            raise Refused([say.moved_meanwhile(codes)])
        by = {"by": acting_user.person.pk} if writer is not acting_user else {}
        yield Change(_lives(codes), recorder, {"reason": reason.strip(), **by} if reason.strip() else by)


def _homes(codes: Sequence[int], who: ActingUser) -> dict[int, str]:
    homes = homes_of(codes, who)
    if len(homes) != len(codes):
        raise Household.DoesNotExist
    return homes


def _lives(codes: Sequence[int]) -> dict[int, list[Event]]:
    with acting(system_actor("system.checker")) as checker:
        return {events[0].household: events for events in events_of(codes, checker)}


def _folded(events: list[Event]) -> HouseholdState:
    """The state, as far as its events make sense."""
    try:
        state = fold(events)
    except Contradiction as found:
        raise Refused([say.contradiction(found)]) from found
    if state.registered_on is None and (state.members or state.surveys or state.statuses):
        raise Refused([say.later_needs_it(state.id)])
    heads = sum(member.relation == "head" for member in state.present)
    if state.registered_on is not None and state.closed_on is None and heads != 1:
        raise Refused([say.not_one_head(state.id, heads)])
    return state
