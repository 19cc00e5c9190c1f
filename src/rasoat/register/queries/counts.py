"""Households of units by proposed class, added up from the tallies of villages."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, Q, Sum
from django.db.models.functions import Left

from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.visibility import ProtectedQuerySet
from rasoat.places.queries import children
from rasoat.places.unit_row import PATH_WIDTH, UnitRow
from rasoat.register.law_in_use import rule_book
from rasoat.register.models import Assessment, VillageTally
from rasoat.register.queries.within import within
from rasoat.register.values import Years

INCOME, DEPRIVATION = "poor_by_income", "poor_by_deprivation"


@dataclass(frozen=True, slots=True)
class ClassCounts:
    """Households of one unit. What is not known is None, never 0.

    surveyed = poor + near_poor + above + unscored; households = surveyed + not_surveyed. The two branches of
    poor exist where the standard has them. ``persons`` is None while the size of some household is unknown.
    """

    households: int
    surveyed: int
    poor: int
    near_poor: int
    above: int
    unscored: int
    not_surveyed: int
    poor_by_income: int | None
    poor_by_deprivation: int | None
    persons: int | None
    poor_persons: int
    near_poor_persons: int


class _Line(NamedTuple):
    """One line of the tallies: campaign "" counts all registered households."""

    campaign: str
    class_id: str
    class_group: str
    households: int
    persons: int
    unknown_size: int


def unit_counts(person: ActingUser, unit: UnitRow, years: Years) -> ClassCounts:
    """The unit as a whole."""
    rows = within(VillageTally, person, unit)
    return _add_up(_lines(rows, years, len(unit.path)).get(unit.path, []), years)


def counts_of_each(person: ActingUser, units: Sequence[UnitRow], years: Years) -> tuple[ClassCounts, ...]:
    """Several units of the person's own, of whatever level, from one statement."""
    if not units:
        return ()
    width = max(len(unit.path) for unit in units)
    lines = _lines(VillageTally.objects.visible_to(person), years, width)
    return tuple(
        _add_up((line for path in lines if path.startswith(unit.path) for line in lines[path]), years)
        for unit in units
    )


def child_counts(person: ActingUser, unit: UnitRow, years: Years) -> tuple[tuple[UnitRow, ClassCounts], ...]:
    """The units directly below, in Vietnamese order; their counts in one statement."""
    return counts_with_children(person, unit, years)[1]


def counts_with_children(
    person: ActingUser, unit: UnitRow, years: Years
) -> tuple[ClassCounts, tuple[tuple[UnitRow, ClassCounts], ...]]:
    """The unit as a whole and the units directly below, from one statement: all tallies are of villages."""
    lines = _lines(within(VillageTally, person, unit), years, len(unit.path) + PATH_WIDTH)
    whole = _add_up((line for below in lines.values() for line in below), years)
    return whole, _of_children(unit, lines, years)


def unscored_reasons(person: ActingUser, unit: UnitRow, years: Years) -> tuple[tuple[Words, int], ...]:
    """Why households have no score, and how many; most frequent first. One may have several reasons."""
    unscored = within(Assessment, person, unit).filter(
        campaign=years.campaign, standard=years.standard, current=True, class_id=""
    )
    found: Counter[Words] = Counter()
    for problems, households in unscored.values_list("problems").annotate(Count("id")):
        for what in {Words(*problem["what"]) for problem in problems}:
            found[what] += households
    return tuple(found.most_common())


def _of_children(
    unit: UnitRow, lines: dict[str, list[_Line]], years: Years
) -> tuple[tuple[UnitRow, ClassCounts], ...]:
    below = children(unit.id, years.as_of)
    return tuple((child, _add_up(lines.get(child.path, []), years)) for child in below)


def _lines(rows: ProtectedQuerySet, years: Years, width: int) -> dict[str, list[_Line]]:
    """Tallies by the first ``width`` letters of the path."""
    wanted = Q(campaign="") | Q(campaign=years.campaign, standard=years.standard)
    grouped = (
        rows.filter(wanted)
        .values_list(Left("unit_path", width), "campaign", "class_id", "class_group")
        .annotate(Sum("households"), Sum("persons"), Sum("unknown_size"))
    )
    found: dict[str, list[_Line]] = defaultdict(list)
    for path, *line in grouped.order_by():
        found[path].append(_Line(*line))
    return found


def _add_up(found: Iterable[_Line], years: Years) -> ClassCounts:
    lines = list(found)
    registered = [line for line in lines if not line.campaign]
    surveyed = [line for line in lines if line.campaign]
    groups, classes, persons = Counter[str](), Counter[str](), Counter[str]()
    for line in surveyed:
        groups[line.class_group] += line.households
        classes[line.class_id] += line.households
        persons[line.class_group] += line.persons
    households, total = sum(line.households for line in registered), sum(groups.values())
    has = {found.id for found in rule_book().law.standard(years.standard).says.classes}
    return ClassCounts(
        households=households,
        surveyed=total,
        poor=groups["poor"],
        near_poor=groups["near_poor"],
        above=groups["above"],
        unscored=groups[""],
        not_surveyed=households - total,
        poor_by_income=classes[INCOME] if INCOME in has else None,
        poor_by_deprivation=classes[DEPRIVATION] if DEPRIVATION in has else None,
        persons=None
        if any(line.unknown_size for line in registered)
        else sum(one.persons for one in registered),
        poor_persons=persons["poor"],
        near_poor_persons=persons["near_poor"],
    )
