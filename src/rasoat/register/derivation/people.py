"""How events change who belongs to a household."""

from datetime import date

from rasoat.register.derivation.contradiction import Contradiction, must_be_open
from rasoat.register.derivation.state import Headship, HouseholdState, MemberState, Spell
from rasoat.register.events.event import Event, Payload


def recorded(state: HouseholdState, event: Event) -> None:
    """The members as recorded are those present; who is no longer among them has left."""
    must_be_open(state, event)
    said = event.payload
    known = {member.id: member for member in state.members}
    now = [
        _anew(known.get(one["id"]), one, number, event) for number, one in enumerate(said["members"], start=1)
    ]
    present = {member.id for member in now}
    gone = [member for member in state.members if member.id not in present]
    for member in gone:
        if member.left_on is None:
            leave(member, event, "not_found", None)
    state.members = [*now, *gone]
    state.members_complete = said["complete"]


def joined(state: HouseholdState, event: Event) -> None:
    """People who come: born, married in, moved in, from another household."""
    must_be_open(state, event)
    for one in event.payload["members"]:
        known = state.member(one["id"])
        if known is not None and known.left_on is None:
            raise Contradiction("already_there", event)
        if known is not None and known.left_why == "death":
            raise Contradiction("dead", event)
        member = _anew(known, one, len(state.members) + 1 if known is None else known.number, event)
        if known is None:
            state.members.append(member)
        else:
            state.members[state.members.index(known)] = member


def left(state: HouseholdState, event: Event) -> None:
    """People who go: died, married, moved, into another household."""
    must_be_open(state, event)
    for person in event.payload["people"]:
        member = state.member(person)
        if member is None or member.left_on is not None:
            raise Contradiction("not_there", event)
        leave(member, event, event.payload["why"], event.payload.get("to"))


def new_head(state: HouseholdState, event: Event) -> None:
    """Somebody else stands for the household; the payload says every relation that changes with it."""
    must_be_open(state, event)
    relations = dict(event.payload["relations"])
    for member in state.present:
        member.relation = relations.pop(member.id, member.relation)
    if relations:
        raise Contradiction("not_there", event)
    if [member.relation for member in state.present].count("head") != 1:
        raise Contradiction("not_one_head", event)


def leave(member: MemberState, event: Event, why: str, to: int | None) -> None:
    """From that day on ``member`` is no longer there."""
    member.left_on, member.left_why, member.left_to = event.valid_on, why, to


def remember_head(state: HouseholdState, day: date) -> None:
    """Keep who is head from ``day`` on, where that changed."""
    heads = [member for member in state.present if member.relation == "head"]
    if heads and (not state.heads or state.heads[-1][1:] != (heads[0].id, heads[0].name)):
        state.heads.append(Headship(day, heads[0].id, heads[0].name))


def listed_as(state: HouseholdState, day: date, name: str) -> None:
    """A list of that day gives the head so, before anybody in the register was head or under another name."""
    if not state.heads or state.heads[-1].name != name:
        known = next((one.id for one in state.present if one.relation == "head"), 0)
        state.heads.append(Headship(day, known, name))


def _anew(known: MemberState | None, said: Payload, number: int, event: Event) -> MemberState:
    """The member as ``event`` describes them; who was there goes on being there."""
    came, came_from = event.payload.get("why", "recorded"), event.payload.get("from")
    if known is None:
        return MemberState(number=number, since=event.valid_on, came=came, came_from=came_from, **said)
    if known.left_on is None:
        return MemberState(
            number=number,
            since=known.since,
            came=known.came,
            came_from=known.came_from,
            earlier=known.earlier,
            **said,
        )
    earlier = _joined_up(known.spells)
    return MemberState(
        number=number, since=event.valid_on, came=came, came_from=came_from, earlier=earlier, **said
    )


def _joined_up(spells: tuple[Spell, ...]) -> tuple[Spell, ...]:
    """Times of no day are left out: who came and went on one day was not there."""
    return tuple(one for one in spells if one.until is None or one.until > one.since)
