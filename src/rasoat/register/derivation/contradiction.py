"""Events that exclude each other."""

from rasoat.register.events.event import Event


class Contradiction(ValueError):  # noqa: N818 - it is one
    """An event does not fit what came before it. ``what`` names how, ``event`` is the one that does not fit."""

    def __init__(self, what: str, event: Event) -> None:
        super().__init__(f"{event.kind} {event.id} of household {event.household}: {what}")
        self.what = what
        self.event = event
