"""From a settled household of a past list to the events that bring it in."""

from collections.abc import Iterator
from datetime import date

from rasoat.common.partial_dates import PartialDate
from rasoat.register.derivation.state import HouseholdState
from rasoat.register.events import payloads
from rasoat.register.events.drafting import Drafted, status_day
from rasoat.register.events.event import Draft
from rasoat.register.events.recorder import commune_of
from rasoat.register.models import EventKind, NumberKind, StagedHousehold
from rasoat.register.past.ground import Home
from rasoat.register.past.known import running_number
from rasoat.register.past.resolving import place_of
from rasoat.register.values import NewHousehold, NewMember, NewStatus


def line_drafts(row: StagedHousehold, state: HouseholdState) -> Iterator[Draft]:
    """A line of a known household and its numbers of then; the line it takes the place of is undone."""
    keeper = commune_of(state.unit_path)
    status = _status(row)
    day = status_day(status.decision_date, status.list_year)
    if row.replaces is not None:
        undone = {"event": row.replaces, "reason": row.reason}
        yield Draft(EventKind.EVENT_UNDONE, state.id, state.unit_path, day, undone)
    yield Draft(EventKind.LIST_LINE_RECORDED, state.id, row.unit_path, day, payloads.status(status), keeper)
    known = {(one.kind, one.value, one.list_year) for one in state.names}
    for said in _numbers(row):
        if (said["kind"], said["value"], said["list_year"] or 0) not in known:
            yield Draft(EventKind.ALIAS_RECORDED, state.id, row.unit_path, day, said, keeper)


def new_household(row: StagedHousehold, home: Home) -> Drafted:
    """A household nobody knew: registered on the list's day where it lived, then carried along."""
    status = _status(row)
    day = status_day(status.decision_date, status.list_year)
    made = _made(row, status, day)
    path, keeper = row.unit_path, home.commune
    said = [
        (EventKind.HOUSEHOLD_REGISTERED, payloads.registered(made)),
        (
            EventKind.MEMBERS_RECORDED,
            payloads.members(made.members, range(len(made.members)), complete=made.lists_all_members),
        ),
        (EventKind.LIST_LINE_RECORDED, payloads.status(status)),
        *((EventKind.ALIAS_RECORDED, alias) for alias in _numbers(row)),
    ]
    events = [Draft(kind, 0, path, day, payload, keeper) for kind, payload in said]
    for since, to in home.moves if path != home.path else ():
        carried = {"why": "reform", "from": path}
        events.append(Draft(EventKind.MOVED_IN, 0, to, max(since, day), carried, keeper))
        path = to
    return Drafted(len(made.members), events)


def _made(row: StagedHousehold, status: NewStatus, day: date) -> NewHousehold:
    people = row.said["people"]
    heads = [place for place, one in enumerate(people) if one["relation"] == "head"]
    head = heads[0] if heads else 0
    return NewHousehold(
        village=row.village_id or 0,
        members=tuple(_member(one, is_head=place == head) for place, one in enumerate(people)),
        registered_on=day,
        address=str(row.said["address"] or "")[:300],
        persons=row.persons,
        local_number=running_number(row.said)[:20],
        last_status=status,
        source={"past_list": row.past_list_id, "row": row.row},
    )


def _member(one: dict[str, str], *, is_head: bool) -> NewMember:
    relation = "head" if is_head else one["relation"]
    return NewMember(
        name=one["name"],
        relation=relation if is_head or relation not in ("", "head") else "other_relative",
        sex=one["sex"] or None,
        birth=PartialDate.parse(one["birth"]) if one["birth"] else None,
        ethnic_group=one["ethnic_group"] or None,
        identity_number=one["identity_number"] or None,
    )


def _status(row: StagedHousehold) -> NewStatus:
    said = row.said
    decided = said["decision_date"]
    return NewStatus(
        row.list_year,
        row.class_group,
        class_id=row.class_id,
        decision_number=str(said["decision_number"] or "")[:60],
        decision_date=date.fromisoformat(decided) if decided else None,
        signer=str(said["decision_signer"] or "")[:120],
        persons=row.persons,
        head_name=row.head_name,
        why=row.why if row.class_group == "none" else "",
        source={"past_list": row.past_list_id, "row": row.row},
    )


def _numbers(row: StagedHousehold) -> Iterator[dict[str, object]]:
    """The numbers the list gives the household, with where they were read."""
    local, national = running_number(row.said), str(row.said["national_code"] or "")
    for kind, value, year in (
        (NumberKind.LOCAL, local, row.list_year),
        (NumberKind.NATIONAL, national, None),
    ):
        if value:
            yield {
                "kind": str(kind), "value": value[:60], "person": None, "list_year": year,
                "source": place_of(row)[:300],
            }  # fmt: skip
