"""Reads of this room: who holds what, and as whom a person acts."""

import datetime as dt
from itertools import zip_longest

from django.db.models import Q, QuerySet

from rasoat.common.remembering import once
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.areas import MOST, AreaRange
from rasoat.people.models import Assignment, User, UserKind
from rasoat.people.roles import roles, system_actors
from rasoat.places.queries import paths_through_time

EVERYTHING = AreaRange.below("")


def assignments_on(person: User, on: dt.date) -> QuerySet[Assignment]:
    """The person's assignments in force on a date, oldest first."""
    in_force = Q(valid_to__isnull=True) | Q(valid_to__gt=on)
    return person.assignments.filter(in_force, valid_from__lte=on).order_by("valid_from", "id")


def as_holder(assignment: Assignment, on: dt.date) -> ActingUser:
    """The person of ``assignment`` acting in it, with the areas as they are on a date.

    A unit that does not exist on that date gives no area: the assignment must be moved to its successor.
    Where the unit lay before a reform, and what became it as a whole, belongs to it: that is recorded under
    the paths of then. Present areas come first; beyond ``MOST`` ranges the oldest paths are left out.
    """
    role = roles()[assignment.role]
    areas = [area.unit_id for area in assignment.areas.all()] or [assignment.unit_id]
    paths = paths_through_time({assignment.unit_id, *areas}, on)
    held = [paths[unit] for unit in areas if unit in paths]
    ordered = [path for generation in zip_longest(*held) for path in generation if path]
    ranges = tuple(map(AreaRange.below, dict.fromkeys(ordered)))[:MOST]
    return ActingUser(
        person=assignment.person,
        role=role.key,
        role_name=as_deputy(role.words) if assignment.deputy_for_id else role.words,
        verbs=role.verbs,
        ranges=ranges if role.sees_rows else (),
        assignment=assignment,
        unit_path=next(iter(paths.get(assignment.unit_id, ("",)))),
    )


def as_deputy(role: Words) -> Words:
    """A role as its deputy holds it."""
    return Words(f"{role.vi} (làm thay)", f"{role.en} (deputy)")


def system_actor(login: str) -> ActingUser:
    """A named actor of the system (``data/roles.toml``), acting over everything with its own verbs."""
    actor = system_actors()[login]
    person = once((User, login), lambda: User.objects.get(login=login, kind=UserKind.SYSTEM))
    return ActingUser(
        person=person, role=login, role_name=actor.words, verbs=actor.verbs, ranges=(EVERYTHING,)
    )
