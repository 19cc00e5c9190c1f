"""Movements of the database: read, proven, opened into households, explained."""

from datetime import date

import pytest
from sample_households import YEARS, surveyed

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.permissions import NotAllowed
from rasoat.people.queries import system_actor
from rasoat.places.queries import unit_on
from rasoat.register.actions.close_household import close_household
from rasoat.register.actions.explain_change import Explanation, explain_change
from rasoat.register.actions.join_members import join_members
from rasoat.register.actions.move_household import move_household
from rasoat.register.actions.split_household import split_household
from rasoat.register.changing import changing
from rasoat.register.event_rules import When
from rasoat.register.events.event import Draft
from rasoat.register.loading import load_bulk
from rasoat.register.models import EventKind, Household, Member
from rasoat.register.movements.columns import Column
from rasoat.register.movements.opened import opened
from rasoat.register.movements.queries import default_days, movement
from rasoat.register.values import NewMember, NewStatus

pytestmark = pytest.mark.django_db

START, END = date(2018, 1, 1), date(2018, 11, 15)
WHEN = When(date(2018, 11, 1), "giấy tờ đã xem")


@pytest.fixture
def households(small_province):
    """Two in the upper village, one in the lower, one in the other commune: poor since the list of 2018."""
    villages = [small_province.upper, small_province.upper, small_province.lower, small_province.hillside]
    poor = NewStatus(2018, "poor", decision_number="12/QĐ-UBND", decision_date=date(2017, 12, 20), persons=2)
    with acting(system_actor("system.installer")) as installer:
        load_bulk([surveyed(one.unit.pk, last_status=poor) for one in villages], YEARS, acting_user=installer)
        return list(Household.objects.visible_to(installer).order_by("pk").values_list("pk", flat=True))


@pytest.fixture
def officer(households, person_at, small_province):
    with acting(person_at(small_province.province)) as who:
        yield who


def moved(who, place, start=START, end=END):
    found = movement(who, unit_on(place.unit.pk, END), start, end)
    assert found.breaches == ()
    return found


def cells(found, table="poor"):
    return {column.value: cell[:2] for column in Column if (cell := found.tables[table][column]) != (0, 0, 0)}


def list_line(who, household, year, group, **more):
    """A line of a list that was brought in."""
    said = {"class_group": group, "class_id": "", "list_year": year, "decision_number": "", "signer": "",
            "decision_date": None, "persons": None, **more}  # fmt: skip
    with changing([household], who) as change:
        path = change.states[household].unit_path
        change.write([Draft(EventKind.LIST_LINE_RECORDED, household, path, date(year, 1, 1), said)])


def test_nothing_happened(officer, households, small_province):
    found = moved(officer, small_province.province)
    assert cells(found) == {"opening": (4, 8), "closing": (4, 8)}
    assert cells(found, "near_poor") == {}
    assert (found.opening_coverage.have, found.opening_coverage.communes) == (2, 3)
    assert found.opening_coverage.missing == (small_province.town.unit.pk,)


def test_births_moves_splits_and_ends_each_in_its_place(officer, households, small_province):
    baby = NewMember("Trần Bé", "child", "female")
    join_members(households[0], [baby], "birth", WHEN, acting_user=officer)
    move_household(
        households[0], small_province.hillside.unit.pk, When(date(2018, 11, 2)), acting_user=officer
    )
    child = Member.objects.get(household_id=households[2], number=2)
    split_household(households[2], [child.pk], {child.pk: "head"}, WHEN, acting_user=officer)
    close_household(households[3], "died_out", WHEN, acting_user=officer)
    assert cells(moved(officer, small_province.hill)) == {
        "opening": (3, 6), "other_decrease": (1, 4), "other_increase": (0, 1), "closing": (2, 3),
    }  # fmt: skip
    assert cells(moved(officer, small_province.pine)) == {
        "opening": (1, 2), "other_decrease": (1, 2), "other_increase": (1, 3), "closing": (1, 3),
    }  # fmt: skip
    whole = moved(officer, small_province.province)
    assert cells(whole)["closing"] == (3, 6)
    rows = opened(officer, whole, "poor", Column.OTHER_DECREASE, "persons")
    assert [(row.code, row.reason.en, row.persons) for row in rows] == [
        (str(households[0]), "moved house", 3),
        (str(households[2]), "split", 1),
        (str(households[3]), "died out", 2),
    ]
    assert (rows[0].before, rows[0].after, rows[0].head_name) == ("poor", "poor", "Trần Thị Mẫu")


def test_a_number_opens_into_households_and_that_stands_in_the_trail(officer, households, small_province):
    found = moved(officer, small_province.hill)
    rows = opened(officer, found, "poor", Column.OPENING, "households")
    assert [row.code for row in rows] == [str(code) for code in households[:3]]
    entry = TrailEntry.objects.get(verb="list.read")
    assert entry.subject_code == "24601 20180101-20181115 poor opening"


def test_between_lists_what_nobody_says_is_unexplained_until_a_person_says_it(
    officer, households, small_province
):
    list_line(officer, households[0], 2017, "poor", persons=5)
    list_line(officer, households[1], 2016, "near_poor")
    list_line(officer, households[1], 2017, "none", why="absent")
    list_line(officer, households[2], 2016, "near_poor")
    list_line(officer, households[2], 2017, "none", why="left_list")
    days = date(2016, 1, 1), date(2017, 1, 1)
    found = moved(officer, small_province.hill, *days)
    assert cells(found, "near_poor") == {
        "opening": (2, 0),
        "left_list": (1, 0),
        "unexplained_decrease": (1, 0),
    }
    assert found.tables["near_poor"][Column.OPENING].unknown == 2
    assert cells(found) == {"new_entry": (1, 5), "closing": (1, 5)}
    [row] = opened(officer, found, "near_poor", Column.UNEXPLAINED_DECREASE, "households")
    assert (row.what, row.day, row.after) == ("left", days[1], "none")
    said = Explanation(row.what, row.day, "died_out", "Trưởng thôn xác nhận")
    explain_change(households[1], said, acting_user=officer)
    found = moved(officer, small_province.hill, *days)
    assert cells(found, "near_poor") == {"opening": (2, 0), "left_list": (1, 0), "other_decrease": (1, 0)}
    [row] = opened(officer, found, "near_poor", Column.OTHER_DECREASE, "households")
    assert (row.explained.person, row.explained.note) == ("Nguyễn Thị Mẫu", "Trưởng thôn xác nhận")
    assert found.explained == 1


def test_the_first_list_of_a_commune_explains_nobody(officer, households, small_province):
    found = moved(officer, small_province.hill, date(2017, 1, 1), START)
    assert cells(found) == {"unexplained_increase": (3, 6), "closing": (3, 6)}
    relapsed = date(2017, 12, 20)
    explain_change(households[0], Explanation("came", relapsed, "relapse", "Sổ của xã"), acting_user=officer)
    assert cells(moved(officer, small_province.hill, date(2017, 1, 1), START))["relapse"] == (1, 2)


@pytest.mark.parametrize(
    ("said", "rules"),
    [
        (Explanation("left", END, "birth", ""), {"change.no_category", "change.no_note", "change.not_there"}),
        (Explanation("left", END, "died_out", "thấy"), {"change.not_there"}),
    ],
)
def test_an_explanation_of_nothing(officer, households, said, rules):
    with pytest.raises(Refused) as refused:
        explain_change(households[0], said, acting_user=officer)
    assert {problem.rule for problem in refused.value.problems} == rules


def test_who_moved_away_is_named_only_to_who_may_see_it(households, person_at, small_province):
    with acting(person_at(small_province.hill, role="commune_officer")) as who:
        move_household(households[0], small_province.hillside.unit.pk, WHEN, acting_user=who)
        found = moved(who, small_province.hill)
        [row] = opened(who, found, "poor", Column.OTHER_DECREASE, "households")
        assert (row.code, row.head_name) == (str(households[0]), "")
        with pytest.raises(NotAllowed):
            movement(who, unit_on(small_province.pine.unit.pk, END), START, END)
        said = Explanation("left", END, "died_out", "thấy")
        with pytest.raises(Household.DoesNotExist):
            explain_change(households[3], said, acting_user=who)


def test_the_days_one_starts_with(officer, households, small_province):
    unit = unit_on(small_province.hill.unit.pk, END)
    assert default_days(officer, unit, END) == (START, END)
    list_line(officer, households[0], 2017, "poor")
    assert default_days(officer, unit, END) == (date(2017, 1, 1), START)
    with pytest.raises(ValueError, match="lies before"):
        movement(officer, unit, END, START)


def test_two_prints_with_one_checksum_say_the_same(officer, households, small_province):
    before = moved(officer, small_province.hill)
    assert moved(officer, small_province.hill).checksum == before.checksum
    close_household(households[0], "died_out", WHEN, acting_user=officer)
    assert moved(officer, small_province.hill).checksum != before.checksum
