"""Who was on the list before and is not on the list of a year that a person says is wholly in."""

from collections import Counter
from collections.abc import Iterator, Sequence

from django.db.models import Q

from rasoat.common.problems import Problem
from rasoat.people.acting import ActingUser
from rasoat.people.areas import AreaRange, condition
from rasoat.places.queries import paths_through_time
from rasoat.places.unit_row import UnitRow
from rasoat.register.changing import Change
from rasoat.register.events import payloads
from rasoat.register.events.drafting import status_day
from rasoat.register.events.event import Draft
from rasoat.register.events.recorder import commune_of
from rasoat.register.models import EventKind, Household, LegalStatus, StagedHousehold, StagedState, Standing
from rasoat.register.past import say
from rasoat.register.past.files import files_by_id
from rasoat.register.past.units import day_of
from rasoat.register.values import NewStatus

_OPEN = (StagedState.PENDING, StagedState.MATCHED, StagedState.TO_SETTLE)


def absent(commune: UnitRow, list_year: int, who: ActingUser) -> list[Standing]:
    """How the households stood that an earlier list left poor or near-poor, and the year's list lacks."""
    day = status_day(None, list_year)
    stood = Standing.objects.visible_to(who).filter(
        _under(commune, list_year),
        Q(until__isnull=True) | Q(until__gt=day),
        since__lte=day,
        list_year__lt=list_year,
    )
    found = {one.household: one for one in stood.order_by("unit_path", "household")}
    on_it = LegalStatus.objects.visible_to(who).filter(
        household__in=list(found), list_year=list_year, current=True
    )
    seen = Household.objects.visible_to(who).filter(pk__in=list(found))
    here = set(seen.values_list("pk", flat=True)) - set(on_it.values_list("household_id", flat=True))
    return [one for code, one in found.items() if code in here]


def still_open(commune: UnitRow, list_year: int, who: ActingUser) -> Iterator[Problem]:
    """Why nobody can say yet that the list is wholly in: what of its files is not settled or not written."""
    rows = StagedHousehold.objects.visible_to(who).filter(list_year=list_year)
    placed = _under(commune, list_year) & Q(commune__isnull=False)
    open_ = rows.filter(placed | Q(commune__isnull=True), event__isnull=True, state__in=_OPEN)
    waiting: Counter[int] = Counter()
    for row in open_.only("past_list_id", "commune_id", "said"):
        if row.commune_id is not None or _may_be_of(row, commune):
            waiting[row.past_list_id] += 1
    files = files_by_id(waiting)
    for file, number in waiting.items():
        yield say.left_to_write(files[file].filename, number)
    listed = LegalStatus.objects.visible_to(who).filter(_under(commune, list_year), list_year=list_year)
    if not waiting and not listed.exists():
        yield say.no_list(commune.title, list_year)


def leave(stood: Sequence[Standing], list_year: int, change: Change) -> None:
    """Each of them gets a line that says so."""
    said = payloads.status(NewStatus(list_year, "none", why="absent"))
    day = status_day(None, list_year)
    drafts = [
        Draft(EventKind.LIST_LINE_RECORDED, one.household, one.unit_path, day, dict(said),
              commune_of(change.states[one.household].unit_path))
        for one in stood
    ]  # fmt: skip
    if drafts:
        change.write_each(drafts)


def _under(commune: UnitRow, list_year: int) -> Q:
    """Where the commune lay until the list's day, whatever it was called."""
    paths = paths_through_time([commune.id], day_of(list_year)).get(commune.id, (commune.path,))
    return condition(map(AreaRange.below, paths), "unit_path")


def _may_be_of(row: StagedHousehold, commune: UnitRow) -> bool:
    """A household whose commune was not found may be of this one, unless the list names another."""
    named = str(row.said["commune"] or "")
    return not named or commune.is_called(named)
