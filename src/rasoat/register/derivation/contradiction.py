"""Events that exclude each other."""

from rasoat.register.derivation.state import HouseholdState
from rasoat.register.events.event import Event


class Contradiction(ValueError):  # noqa: N818 - it is one
    """``event`` does not fit what came before it; ``what`` names how."""

    def __init__(self, what: str, event: Event) -> None:
        super().__init__(f"{event.kind} {event.id} of household {event.household}: {what}")
        self.what = what
        self.event = event


def must_be_open(state: HouseholdState, event: Event) -> None:
    """Nothing more happens to a household that has ended."""
    if state.closed_on is not None:
        raise Contradiction("closed", event)
