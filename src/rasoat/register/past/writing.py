"""One commune of a past list into the register, under its lock: all of it, or nothing."""

from collections.abc import Sequence

from rasoat.people.acting import ActingUser
from rasoat.places import installation
from rasoat.places.queries import periods_of, unit_on
from rasoat.register.changing import Change, changing
from rasoat.register.models import EventKind, Household, StagedHousehold, StagedState
from rasoat.register.past import say
from rasoat.register.past.candidates import candidates
from rasoat.register.past.drafts import line_drafts, new_household
from rasoat.register.past.ground import Home, home_of
from rasoat.register.past.known import known_households
from rasoat.register.past.resolving import against_register, doubt, place_of

_WRITTEN = ["state", "event", "household", "method", "created", "replaces"]
_CHECKED = [*_WRITTEN, "evidence", "problems", "faults", "aside", "settled_by", "settled_at", "revision"]


def write_commune(rows: Sequence[StagedHousehold], commune: int, who: ActingUser) -> int:
    """Write settled rows; how many. 0 where something became doubtful meanwhile: that is then to settle."""
    unit = unit_on(commune, installation.today())
    if unit is None:
        return 0
    _same_in_other_files(rows, who)
    matched = {row.household for row in rows if row.household is not None}
    seen = set(Household.objects.visible_to(who).filter(pk__in=matched).values_list("pk", flat=True))
    # A path below the commune, whichever village: it names the commune whose lock is taken.
    with changing(seen, who, f"{unit.path}{0:06d}") as change:
        doubtful = _doubtful(rows, unit.path, who)
        if not doubtful:
            _write(rows, change)
    StagedHousehold.objects.bulk_update(rows, _CHECKED if doubtful else _WRITTEN)
    return 0 if doubtful else len(rows)


def _same_in_other_files(rows: Sequence[StagedHousehold], who: ActingUser) -> None:
    """A new household that another file brought in meanwhile, word for word the same, is that one."""
    new = {row.content for row in rows if row.state == StagedState.PENDING}
    seen = StagedHousehold.objects.visible_to(who).exclude(past_list=rows[0].past_list_id)
    there = seen.filter(content__in=new, state=StagedState.MERGED).order_by("-id")
    known = dict(there.values_list("content", "household"))
    for row in rows:
        if row.state == StagedState.PENDING and row.content in known:
            row.state, row.household, row.method = StagedState.MATCHED, known[row.content], "decision"


def _doubtful(rows: Sequence[StagedHousehold], path: str, who: ActingUser) -> bool:
    """Compare again, under the lock: others may have written since these were settled."""
    known = known_households([path], [row.said for row in rows], rows[0].list_year, who)
    new = [row for row in rows if row.state == StagedState.PENDING]
    for row, found in zip(new, candidates(new, known), strict=True):
        shown = {one["household"] for one in row.evidence}
        if unseen := [one for one in found if one.household not in shown]:
            row.evidence = [one.as_json() for one in found]
            doubt(row, say.known_meanwhile(place_of(row), unseen[0].household))
    for row in rows:
        if row.state == StagedState.MATCHED:
            if row.household not in known.homes:
                doubt(row, say.closed_before(place_of(row), row.household or 0))
            else:
                against_register(row, known)
    return any(row.state == StagedState.TO_SETTLE for row in rows)


def _write(rows: Sequence[StagedHousehold], change: Change) -> None:
    lines = [row for row in rows if row.state == StagedState.MATCHED]
    drafts = [draft for row in lines for draft in line_drafts(row, change.states[row.household or 0])]
    events = change.write_each(drafts) if drafts else []
    by_household = {one.household: one.id for one in events if one.kind == EventKind.LIST_LINE_RECORDED}
    for row in lines:
        row.event, row.state = by_household[row.household or 0], StagedState.MERGED
    new = [row for row in rows if row.state == StagedState.PENDING]
    states = change.register([new_household(row, _home(row)) for row in new]) if new else []
    for row, state in zip(new, states, strict=True):
        row.household, row.created, row.state = state.id, True, StagedState.MERGED
        row.event = state.statuses[0].event.id


def _home(row: StagedHousehold) -> Home:
    """Where the village of then lies today."""
    periods = periods_of(row.village_id or 0)
    then = next((one for one in periods if one.path == row.unit_path), periods[-1])
    return home_of(then, installation.today()) or Home(row.unit_path)
