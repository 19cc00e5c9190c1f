"""A household moves to another village."""

from rasoat.common.problems import Refused
from rasoat.people.acting import ActingUser
from rasoat.places.models import Level
from rasoat.places.queries import unit_on
from rasoat.places.unit_row import UnitRow
from rasoat.register import say_events as say
from rasoat.register.changing import changing
from rasoat.register.event_rules import When, check, home_of, note
from rasoat.register.events.event import Draft
from rasoat.register.events.recorder import commune_of
from rasoat.register.models import EventKind

VERB = "household.move"


def move_household(
    household: int, village: int, when: When, *, acting_user: ActingUser, address: str = ""
) -> None:
    """Record that the whole household lives in ``village`` (id of its unit) from ``when.day`` on.

    Its code goes with it. Who keeps the household records this; the new commune sees it from then on, the
    old one keeps what it recorded. Call it within ``acting``. Raises ``Household.DoesNotExist``,
    ``NotAllowed``, or ``Refused``: no such village on that day, the same village, the day, closed.
    """
    path = home_of(household, VERB, acting_user)
    to = _village(village, when)
    if to.path == path:
        raise Refused([say.same_village()])
    with changing([household], acting_user, path, to.path, reason=when.reason) as change:
        state = change.states[household]
        check(state, when)
        change.write(_moved(household, path, to.path, when, address, by=acting_user.person.pk))
    note(VERB, state, when, acting_user, village=to.title)


def _village(village: int, when: When) -> UnitRow:
    found = unit_on(village, when.day)
    if found is None or found.level != Level.VILLAGE:
        raise Refused([say.no_such_village("village")])
    return found


def _moved(household: int, path: str, to: str, when: When, address: str, by: int) -> list[Draft]:
    """Out of the one commune's numbers and into the other's: each knows from its own when it was."""
    came = {"why": "moved", "from": path, "by": by, **({"address": address} if address else {})}
    arrived = Draft(EventKind.MOVED_IN, household, to, when.day, came)
    if commune_of(path) == commune_of(to):
        return [arrived]
    left = Draft(EventKind.MOVED_OUT, household, path, when.day, {"why": "moved", "to": to, "by": by})
    return [left, arrived]
