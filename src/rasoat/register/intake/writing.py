"""Writing a compared survey: new households, and surveys of known ones."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rasoat.common.problems import Problem, Refused
from rasoat.people.acting import ActingUser
from rasoat.register.codes import take_person_codes
from rasoat.register.derivation import tables
from rasoat.register.derivation.contradiction import Contradiction
from rasoat.register.derivation.fold import fold
from rasoat.register.derivation.state import HouseholdState, MemberState
from rasoat.register.derivation.tallies import count_again
from rasoat.register.events import payloads
from rasoat.register.events.event import Draft, Event
from rasoat.register.events.reading import whole_lives
from rasoat.register.events.recorder import Recorder
from rasoat.register.intake import say
from rasoat.register.intake.comparing import Compared
from rasoat.register.intake.matching import with_codes
from rasoat.register.intake.placed import Placed
from rasoat.register.loading import batches, register_new
from rasoat.register.models import EventKind
from rasoat.register.say_events import contradiction
from rasoat.register.values import NewHousehold, NewMember, Years


def write(compared: Compared, years: Years, recorder: Recorder, acting_user: ActingUser, reason: str) -> None:
    """Write what is new and what is known; the unchanged stays. Without errors, under the lock."""
    if not (compared.new or compared.known):
        return
    paths = {household.new.village: household.path for household in compared.new}
    for batch in batches(household.new for household in compared.new):
        register_new(batch, years, paths, recorder)
    for known in batches(compared.known):
        _survey_known(known, years, recorder, acting_user, reason)
    changed = [*compared.new, *(household for _, household in compared.known)]
    count_again({household.path for household in changed})


def _survey_known(
    known: Sequence[tuple[int, Placed]],
    years: Years,
    recorder: Recorder,
    acting_user: ActingUser,
    reason: str,
) -> None:
    codes = [code for code, _ in known]
    before = {events[0].household: fold(events) for events in whole_lives(codes, acting_user)}
    if problems := [fault for code, household in known for fault in _faults(before[code], household)]:
        raise Refused(problems)
    drafts: list[Draft] = []
    for code, household in known:
        drafts += _drafts(before[code], household, years, reason)
    recorder.write(drafts)
    places = {code: household.place("code") for code, household in known}
    after = [_folded(events, places) for events in whole_lives(codes, acting_user)]
    tables.replace(list(before.values()), after)


def _folded(events: list[Event], places: Mapping[int, str]) -> HouseholdState:
    """The state with the survey in it. What was recorded after the visit may contradict it."""
    try:
        return fold(events)
    except Contradiction as found:
        said = contradiction(found)
        raise Refused([replace(said, place=places[found.event.household])]) from found


def _drafts(state: HouseholdState, household: Placed, years: Years, reason: str) -> Iterator[Draft]:
    new = _with_all_codes(household.new, state)
    day, codes = household.surveyed.review_date, [member.code or 0 for member in new.members]
    said = payloads.members(new.members, codes, complete=True)
    if said["members"] != _recorded(state) or not state.members_complete:
        yield Draft(EventKind.MEMBERS_RECORDED, state.id, household.path, day, said)
    if new.survey is not None:
        taken = payloads.survey(new, new.survey, codes, years) | ({"reason": reason} if reason else {})
        yield Draft(EventKind.SURVEY_RECORDED, state.id, household.path, day, taken)


def _with_all_codes(household: NewHousehold, state: HouseholdState) -> NewHousehold:
    members = with_codes(household.members, _own(state))
    fresh = iter(take_person_codes(sum(member.code is None for member in members)))
    return replace(household, members=tuple(_coded(member, fresh) for member in members))


def _own(state: HouseholdState) -> list[MemberState]:
    """Who may be found here: all but those who went to another household, where they are now."""
    return [member for member in state.members if member.left_to is None]


def _faults(state: HouseholdState, household: Placed) -> Iterator[Problem]:
    """What the register knows to be impossible: a household that had ended, a person who had died."""
    if state.closed_on is not None and state.closed_on <= household.surveyed.review_date:
        yield say.household_ended(household.place("code"), str(state.id), state.closed_on)
    died = {one.id: one.left_on for one in state.members if one.left_why == "death"}
    matched = with_codes(household.new.members, _own(state))
    for found, surveyed in zip(matched, household.surveyed.members, strict=True):
        day = died.get(found.code or 0)
        if day is not None and day <= household.surveyed.review_date:
            yield say.person_died(household.places.member(surveyed.row, "name"), found.name, day)


def _coded(member: NewMember, fresh: Iterator[int]) -> NewMember:
    return member if member.code is not None else replace(member, code=next(fresh))


def _recorded(state: HouseholdState) -> list[dict[str, object]]:
    """The present members as an event would say them."""
    return [
        {
            "birth": member.birth,
            "ethnic_group": member.ethnic_group,
            "id": member.id,
            "identity_number": member.identity_number,
            "name": member.name,
            "relation": member.relation,
            "sex": member.sex,
        }
        for member in state.present
    ]
