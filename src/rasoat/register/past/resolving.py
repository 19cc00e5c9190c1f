"""Who a staged household is: decided before, matched for certain, to settle, or nobody who is known."""

from collections import defaultdict
from collections.abc import Sequence

from rasoat.common.problems import Problem
from rasoat.people.acting import ActingUser
from rasoat.register.derivation.names import folded
from rasoat.register.models import Aside, StagedHousehold, StagedState
from rasoat.register.past import say
from rasoat.register.past.candidates import Candidate, candidates
from rasoat.register.past.decisions import Decisions
from rasoat.register.past.files import with_files
from rasoat.register.past.known import Known
from rasoat.register.past.sources import source_of
from rasoat.register.past.staged import problems_again

_AFTER = ("after_review", "households")


def resolve(rows: Sequence[StagedHousehold], known: Known, acting_user: ActingUser) -> None:
    """Give each row of one commune its state, evidence and further problems. Nothing is saved."""
    open_ = [row for row in rows if row.state != StagedState.REJECTED]
    decisions = Decisions(open_, acting_user)
    for row, found in zip(open_, candidates(open_, known), strict=True):
        row.evidence = [one.as_json() for one in found]
        if not decisions.apply(row, known):
            _decide(row, found)
    _on_two_lists(open_)
    _one_each(open_)
    _against_other_files(open_, acting_user)
    for row in open_:
        if row.state == StagedState.MATCHED:
            against_register(row, known)


def against_register(row: StagedHousehold, known: Known) -> None:
    """A matched row beside the status that the household has for that year already."""
    _among_the_dead(row, known)
    there = known.statuses.get(row.household or 0)
    if there is None or row.state != StagedState.MATCHED:
        return
    event, group, basis, why = there
    if group == row.class_group:
        row.state, row.event = StagedState.MERGED, event
    elif basis == "decision":
        doubt(row, say.decided_already(place_of(row), row.list_year))
    elif (group, why) == ("none", "absent") or (row.settled_by_id and row.replaces == event):
        row.replaces = event
    else:
        row.replaces = event
        source = source_of(event)
        doubt(row, say.other_class(place_of(row), row.list_year, group, row.class_group, source))


def _among_the_dead(row: StagedHousehold, known: Known) -> None:
    """A list that names somebody whose death was recorded before is looked at, once.

    Households are visited in the autumn of the year before the list's: 1 October where no day is given.
    """
    if any(problem["rule"] == say.ALIVE for problem in row.problems):
        return
    visited = str(row.said["review_date"] or f"{row.list_year - 1}-10-01")
    people = next((one["people"] for one in row.evidence if one["household"] == row.household), [])
    for place, person, *_ in people:
        died = known.dead.get(person)
        if died is not None and died.isoformat() <= visited:
            doubt(row, say.died_before(place_of(row), row.said["people"][place]["name"], died))


def place_of(row: StagedHousehold) -> str:
    """File, sheet and row of a staged household."""
    return f"{row.past_list.filename} › {row.sheet} › {row.row}"


def _decide(row: StagedHousehold, found: list[Candidate]) -> None:
    certain = [one for one in found if one.certain]
    if row.class_group == "above":
        row.state, row.aside = StagedState.REJECTED, Aside.ABOVE
    elif row.faults or not row.class_group or row.commune_id is None:
        row.state = StagedState.TO_SETTLE
    elif len(certain) == 1:
        row.state, row.household, row.method = StagedState.MATCHED, certain[0].household, certain[0].method
    else:
        row.state = StagedState.TO_SETTLE if found else StagedState.PENDING


def doubt(row: StagedHousehold, problem: Problem) -> None:
    """Somebody has to look at it, whoever decided what before."""
    problems_again(row, [problem])
    row.state, row.aside = StagedState.TO_SETTLE, ""
    row.settled_by = row.settled_at = None
    row.revision += 1


def _on_two_lists(rows: Sequence[StagedHousehold]) -> None:
    """Who left poverty and is near-poor stands on two sheets: the list after the review says the class."""
    after = {key: row for row in rows if row.role in _AFTER for key in _keys(row)}
    for row in rows:
        same = next((after[key] for key in _keys(row) if key in after), None)
        if row.role not in _AFTER and same is not None and not row.faults:
            row.state, row.aside, row.household = StagedState.REJECTED, Aside.SAME_ROW, None
            row.reason = f"{same.sheet} › {same.row}"


def _keys(row: StagedHousehold) -> list[tuple[object, ...]]:
    """By what two rows of one file are surely one household."""
    head = next(iter(row.said["people"]), None)
    keys: list[tuple[object, ...]] = []
    if head and head["identity_number"]:
        keys.append((head["identity_number"],))
    if head and head["birth"]:
        keys.append((row.village_id, folded(head["name"]), head["birth"]))
    return keys


def _one_each(rows: Sequence[StagedHousehold]) -> None:
    """Several rows found to be one household: nobody knows yet which of them is."""
    by_household: dict[int, list[StagedHousehold]] = defaultdict(list)
    for row in rows:
        if row.state == StagedState.MATCHED and row.household is not None:
            by_household[row.household].append(row)
    for household, same in by_household.items():
        for row in same if len(same) > 1 else ():
            other = same[0] if row is not same[0] else same[1]
            doubt(row, say.same_as_row(place_of(row), other.row, household))


def _against_other_files(rows: Sequence[StagedHousehold], acting_user: ActingUser) -> None:
    """The same household in another file of the year, in another class, that is not in the register yet."""
    if not rows:
        return
    waiting = StagedHousehold.objects.visible_to(acting_user).filter(
        list_year=rows[0].list_year,
        content__in={row.content for row in rows},
        event__isnull=True,
        state__in=[StagedState.PENDING, StagedState.MATCHED, StagedState.TO_SETTLE],
    )
    others = with_files(waiting.exclude(past_list=rows[0].past_list_id))
    there = {other.content: other for other in others}
    for row in rows:
        other = there.get(row.content)
        if other and row.state != StagedState.REJECTED and other.class_group != row.class_group:
            doubt(
                row,
                say.other_class(
                    place_of(row), row.list_year, other.class_group, row.class_group, place_of(other)
                ),
            )
