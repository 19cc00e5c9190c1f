"""The watch list of a review: who is on it, what changed since the last survey, who looked."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, transaction
from sample_households import YEARS, answers, scorer, surveyed

from rasoat.common.problems import Refused
from rasoat.law.scoring.household import Household as Asked
from rasoat.law.scoring.household import Member
from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.permissions import NotAllowed
from rasoat.people.queries import system_actor
from rasoat.register.actions.look_at_change import look_at_change
from rasoat.register.changing import changing
from rasoat.register.derivation.standings import Standing
from rasoat.register.events import payloads
from rasoat.register.events.event import Draft
from rasoat.register.loading import load_bulk
from rasoat.register.models import Assessment, EventKind, Household, WatchLook
from rasoat.register.movements.life import Past
from rasoat.register.values import NewStatus, NewSurvey
from rasoat.register.watch.comparing import compare
from rasoat.register.watch.kinds import kind_of, stood_before
from rasoat.register.watch.queries import unlooked, watch_list, watched

NEVER, LISTED = Past(), Past(listed=frozenset({"near_poor"}))
BY_ORIGIN = Past(listed_before_it=frozenset({"poor"}))


@pytest.mark.parametrize(
    ("before", "proposed", "past", "kind"),
    [
        ("none", "poor", NEVER, "new_entry"),
        ("none", "near_poor", NEVER, "new_entry"),
        ("none", "poor", LISTED, "relapse"),
        ("none", "poor", BY_ORIGIN, "relapse"),
        ("none", "above", LISTED, None),
        ("poor", "poor", LISTED, None),
        ("poor", "near_poor", LISTED, "exit"),
        ("poor", "above", LISTED, "exit"),
        ("near_poor", "above", LISTED, "exit"),
        ("near_poor", "poor", LISTED, "fell_to_poor"),
    ],
)
def test_who_is_watched(before, proposed, past, kind):
    assert kind_of(before, proposed, past) == kind


def stood(since, until, year, group="poor"):
    return Standing(since, until, "", group, "", year, None, 1)


@pytest.mark.parametrize(
    ("rows", "group"),
    [
        ([], "none"),
        ([stood(date(2018, 1, 1), None, 2018)], "poor"),
        ([stood(date(2018, 1, 1), date(2018, 6, 1), 2018)], "none"),
        (
            [
                stood(date(2018, 1, 1), date(2018, 10, 1), 2018),
                stood(date(2018, 10, 1), None, 2019, "near_poor"),
            ],
            "poor",
        ),
        ([stood(date(2018, 1, 1), None, 2018), stood(date(2018, 12, 20), None, 2019)], "poor"),
        ([stood(date(2018, 10, 1), None, 2019)], "none"),
    ],
)
def test_how_a_household_stood_before_the_list_of_2019(rows, group):
    assert stood_before(rows, date(2018, 10, 5), 2019) == group


@pytest.fixture
def households(db, small_province):
    """By name: A comes in, B stays, C leaves, D falls back."""
    poor = NewStatus(2018, "poor", persons=2)
    made = [
        surveyed(small_province.upper.unit.pk, "A"),
        surveyed(small_province.upper.unit.pk, "B", last_status=poor),
        surveyed(small_province.lower.unit.pk, "C", rich=True, last_status=poor),
        surveyed(small_province.lower.unit.pk, "D", last_status=replace(poor, list_year=2016)),
    ]
    with acting(system_actor("system.installer")) as installer:
        load_bulk(made, YEARS, acting_user=installer)
        found = {one.head_name: one.pk for one in Household.objects.all()}
        none = {"class_group": "none", "class_id": "", "list_year": 2017, "decision_number": "", "signer": "",
                "decision_date": None, "persons": None, "why": "left_list"}  # fmt: skip
        with changing([found["D"]], installer) as change:
            path = change.states[found["D"]].unit_path
            change.write([Draft(EventKind.LIST_LINE_RECORDED, found["D"], path, date(2017, 1, 1), none)])
        return found


@pytest.fixture
def officer(households, person_at, small_province):
    with acting(person_at(small_province.hill, role="commune_officer")) as who:
        yield who


def kinds(rows):
    return {row.head_name: row.kind for row in rows}


def test_the_list_names_who_comes_in_falls_back_and_leaves(officer, small_province):
    rows = watch_list(officer, small_province.hill.path, YEARS)
    assert kinds(rows) == {"A": "new_entry", "C": "exit", "D": "relapse"}
    assert [row.head_name for row in rows] == ["A", "C", "D"]
    assert [(row.before, row.proposed) for row in rows] == [
        ("none", "poor"),
        ("poor", "above"),
        ("none", "poor"),
    ]


def test_somebody_looks_and_one_fewer_waits(officer, households, small_province):
    look = look_at_change(households["A"], YEARS, " Đã đến  nhà ", acting_user=officer)
    assert look.note == "Đã đến nhà"
    assert kinds(unlooked(officer, small_province.hill.path, YEARS)) == {"C": "exit", "D": "relapse"}
    found = watched(officer, households["A"], YEARS)
    assert (found.look.person, found.look.note) == ("Nguyễn Thị Mẫu", "Đã đến nhà")
    entry = TrailEntry.objects.get(verb="watch.look")
    assert (entry.subject_code, entry.reason) == (str(households["A"]), "Đã đến nhà")


@pytest.mark.parametrize(
    ("name", "note", "rule"), [("B", "", "watch.not_there"), ("A", "x" * 1001, "watch.long_note")]
)
def test_a_look_that_is_refused(officer, households, name, note, rule):
    with pytest.raises(Refused) as refused:
        look_at_change(households[name], YEARS, note, acting_user=officer)
    assert [problem.rule for problem in refused.value.problems] == [rule]


def test_a_look_stays_for_ever(officer, households):
    look = look_at_change(households["A"], YEARS, "", acting_user=officer)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        WatchLook.objects.filter(pk=look.pk).update(note="khác")
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        look.delete()


def test_who_may_look_and_where(households, person_at, small_province):
    with acting(person_at(small_province.hill, role="village_head")) as head, pytest.raises(NotAllowed):
        look_at_change(households["A"], YEARS, "", acting_user=head)
    with acting(person_at(small_province.pine, role="commune_officer")) as other:
        assert watched(other, households["A"], YEARS) is None
        with pytest.raises(Household.DoesNotExist):
            look_at_change(households["A"], YEARS, "", acting_user=other)
        with pytest.raises(Household.DoesNotExist):
            compare(other, households["A"], 1)
        with pytest.raises(NotAllowed):
            watch_list(other, small_province.hill.path, YEARS)


def survey_again(who, household, day, years, *, rich):
    """A survey of another year, or a new one of the same."""
    people = surveyed(1, "C", rich=rich).members
    said = answers(people, rich)
    scored = scorer().score(Asked(said, tuple(Member(one.birth, one.answers) for one in people)))
    made = replace(surveyed(1, "C", rich=rich), survey=NewSurvey(day, "Y Mẫu", said, scored, ""))
    with changing([household], who) as change:
        state = change.states[household]
        codes = [one.id for one in state.present]
        payload = payloads.survey(made, made.survey, codes, years)
        change.write([Draft(EventKind.SURVEY_RECORDED, household, state.unit_path, day, payload)])


def test_both_surveys_side_by_side_the_biggest_change_first(officer, households):
    again = replace(YEARS, campaign="in-year-2018")
    first = Assessment.objects.get(household_id=households["C"])
    survey_again(officer, households["C"], date(2018, 10, 20), again, rich=False)
    newest = Assessment.objects.get(household_id=households["C"], campaign=again.campaign)
    shown = compare(officer, households["C"], newest.pk)
    assert (shown.comparable, shown.explained) == (True, True)
    assert (shown.before.review_date, shown.after.review_date) == (date(2018, 10, 5), date(2018, 10, 20))
    assert (shown.before.b1, shown.after.b1) == (first.b1, newest.b1)
    changed = [line for line in shown.lines if line.differs]
    points = [abs(line.change) for line in changed]
    assert points == sorted(points, reverse=True)
    assert points[0] > 0
    assert sum(line.change for line in shown.lines) == newest.b1 + newest.b2 - first.b1 - first.b2
    assert shown.lines[: len(changed)] == tuple(changed)


def test_without_an_earlier_survey_the_new_one_stands_alone(officer, households):
    shown = compare(officer, households["A"], watched(officer, households["A"], YEARS).assessment)
    assert shown.before is None
    assert not shown.comparable
    assert {line.change for line in shown.lines} == {None}


def test_a_newer_survey_has_to_be_looked_at_again(officer, households, small_province):
    look_at_change(households["A"], YEARS, "", acting_user=officer)
    survey_again(officer, households["A"], date(2018, 11, 1), YEARS, rich=False)
    assert "A" in kinds(unlooked(officer, small_province.hill.path, YEARS))
