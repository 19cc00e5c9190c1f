"""Why the embedded server cannot run, with what to do about it."""

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words


class EmbeddedFault(Refused):
    """The embedded server cannot be made or started; nothing half-done is left running."""

    def __init__(self, rule: str, place: str, what: Words, remedy: Words) -> None:
        super().__init__([Problem(f"embedded.{rule}", place, what, remedy)])
