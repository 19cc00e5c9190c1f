"""Acting: a transaction in which one person, in one assignment, is named to Django and to PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from rasoat.common.words import Words
from rasoat.people.areas import MOST, AreaRange
from rasoat.people.models import Assignment, User
from rasoat.people.row_security import ASSIGNMENT, PERSON, area_settings

AS_DEPUTY = ":deputy"


@dataclass(frozen=True, slots=True)
class ActingUser:
    """A person in one assignment: what every verb receives as ``acting_user``.

    ``ranges`` are the areas of the assignment today (at most eight), ``verbs`` what its role may do there,
    ``unit_path`` the path of its unit ("" for a system actor, which has no assignment).
    """

    person: User
    role: str
    role_name: Words
    verbs: frozenset[str]
    ranges: tuple[AreaRange, ...]
    assignment: Assignment | None = None
    unit_path: str = ""

    def __post_init__(self) -> None:
        if len(self.ranges) > MOST:
            raise ValueError(f"{len(self.ranges)} area ranges; a person acts with at most {MOST}")

    @property
    def role_kept(self) -> str:
        """The role as the trail keeps it: who stood in for its holder is told from the holder."""
        deputy = self.assignment is not None and self.assignment.deputy_for_id is not None
        return f"{self.role}{AS_DEPUTY}" if deputy else self.role

    def covers(self, unit_path: str) -> bool:
        """Whether the unit of that path lies in the person's areas."""
        return any(unit_path in area for area in self.ranges)

    def may(self, verb: str, unit_path: str) -> bool:
        """Whether the role has the verb and the unit lies in the areas."""
        return verb in self.verbs and self.covers(unit_path)


class PersonLeftBehind(RuntimeError):  # noqa: N818 - reads as a sentence
    """A connection out of the pool still names a person outside any transaction of theirs."""

    def __init__(self, person: str) -> None:
        super().__init__(
            f"the connection still names person {person}: somebody set it for the session "
            "instead of the transaction"
        )


_acting: ContextVar[ActingUser | None] = ContextVar("acting", default=None)


def current_or_none() -> ActingUser | None:
    """Who acts now, None when nobody is named."""
    return _acting.get()


@contextmanager
def acting(who: ActingUser, using: str = DEFAULT_DB_ALIAS) -> Iterator[ActingUser]:
    """One transaction in which ``who`` acts; an exception undoes all of it.

    Inside another ``acting`` (a check across areas by a system actor) it is a savepoint, and the outer
    person is named again afterwards. Outside of it nobody is named: the settings end with the transaction.
    Raises ``PersonLeftBehind`` when the connection still names somebody.
    """
    before = _acting.get()
    token = _acting.set(who)
    try:
        with transaction.atomic(using=using):
            left = _name(who, using)
            if left and before is None:
                raise PersonLeftBehind(left)
            yield who
    finally:
        _acting.reset(token)
        _name_again(before, using)


def _name_again(before: ActingUser | None, using: str) -> None:
    """Within a transaction that goes on, the settings would outlive ``acting``."""
    connection = connections[using]
    if connection.in_atomic_block and not connection.needs_rollback:
        _name(before, using)


def _name(who: ActingUser | None, using: str) -> str | None:
    """Name ``who`` to PostgreSQL, and answer whom the connection named until now."""
    values = settings_of(who)
    calls = ", ".join(["set_config(%s, %s, true)"] * len(values))
    with connections[using].cursor() as cursor:
        parts = [part for pair in values.items() for part in pair]
        cursor.execute(f"SELECT current_setting(%s, true), {calls}", [PERSON, *parts])
        return str(cursor.fetchone()[0] or "") or None


def settings_of(who: ActingUser | None) -> dict[str, str]:
    """All settings of the policies; what a person does not have is empty, which shows nothing."""
    assignment = who.assignment if who else None
    values = {PERSON: str(who.person.pk) if who else "", ASSIGNMENT: str(assignment.pk) if assignment else ""}
    ranges = who.ranges if who else ()
    for position in range(1, MOST + 1):
        start, end = ranges[position - 1] if position <= len(ranges) else ("", "")
        values.update(zip(area_settings(position), (start, end), strict=True))
    return values
