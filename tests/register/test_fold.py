"""From events to state: what supersedes what, who is there, who has left."""

from datetime import date

import pytest

from rasoat.register.derivation.fold import fold
from rasoat.register.derivation.state import HouseholdState
from rasoat.register.events.event import Event

PATH = "000001000002000003000004"


def event(number: int, kind: str, day: date = date(2018, 10, 1), **payload) -> Event:
    return Event(number, kind, 6700000019, PATH, day, payload)


def registered(persons: int | None = None) -> Event:
    return event(
        1, "household_registered", address="", residence="", persons=persons, local_number="3", source={}
    )


def members(number: int, *names: str, complete: bool = True, day: date = date(2018, 10, 1)) -> Event:
    said = [
        {
            "birth": "1980", "ethnic_group": "01", "id": int(name[-1]), "identity_number": "", "name": name,
            "relation": "head" if place == 0 else "child", "sex": "",
        }
        for place, name in enumerate(names)
    ]  # fmt: skip
    return event(number, "members_recorded", day, complete=complete, members=said)


def survey(number: int, campaign: str = "periodic-2018", standard: str = "vn-2016-2020") -> Event:
    law = {"standard": standard}
    return event(
        number, "survey_recorded", campaign=campaign, law=law, local_number="7", residence="permanent"
    )


def status(number: int, list_year: int, group: str) -> Event:
    return event(
        number, "list_line_recorded", list_year=list_year, class_group=group, class_id="", persons=None
    )


def state(*events: Event) -> HouseholdState:
    return fold([registered(), members(2, "An 1", "Con 2"), *events])


def test_without_its_registration_it_is_not_in_the_register():
    assert fold([members(2, "An 1")]).registered_on is None
    with pytest.raises(ValueError, match="no event"):
        fold([])


def test_who_is_no_longer_found_has_left_and_may_come_back():
    gone = state(members(3, "An 1", day=date(2019, 9, 1)))
    assert [member.id for member in gone.present] == [1]
    assert gone.members[1].left_on == date(2019, 9, 1)
    back = state(members(3, "An 1", day=date(2019, 9, 1)), members(4, "An 1", "Con 2", day=date(2020, 9, 1)))
    assert [(member.id, member.left_on) for member in back.members] == [(1, None), (2, None)]


def test_the_day_of_leaving_is_the_first_one():
    years = [members(number, "An 1", day=date(2016 + number, 9, 1)) for number in (3, 4, 5)]
    assert state(*years).members[1].left_on == date(2019, 9, 1)


def test_a_new_head_takes_over():
    assert state(members(3, "Con 2", "An 1")).head.id == 2


@pytest.mark.parametrize(
    ("events", "persons"),
    [
        ([registered(), members(2, "An 1", complete=False)], None),
        ([registered(4), members(2, "An 1", complete=False)], 4),
        ([registered(4), members(2, "An 1", "Con 2")], 2),
    ],
)
def test_size_is_counted_or_stated_or_unknown(events, persons):
    assert fold(events).persons == persons


def test_a_survey_supersedes_the_one_of_its_campaign_and_standard():
    found = state(
        survey(3), survey(4), survey(5, "periodic-2019"), survey(6, standard="vn-2022-2026")
    ).surveys
    assert [(one.event.id, one.current, one.supersedes) for one in found] == [
        (3, False, None),
        (4, True, 3),
        (5, True, None),
        (6, True, None),
    ]


def test_a_survey_says_number_and_residence_anew():
    facts = state(survey(3)).facts
    assert (facts["local_number"], facts["residence"]) == ("7", "permanent")


def test_one_status_a_list_year():
    found = state(status(3, 2017, "poor"), status(4, 2018, "poor"), status(5, 2018, "near_poor")).statuses
    assert [(one.event.id, one.current) for one in found] == [(3, True), (4, False), (5, True)]
    assert found[0].persons == 2
