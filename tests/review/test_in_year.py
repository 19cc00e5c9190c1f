"""In-year cases under three procedures: who may ask, until when, what hangs when, who decides."""

from dataclasses import replace
from datetime import date

import pytest
from in_year import AFTER, BEFORE, IN_2023, IN_2026, days_later, in_year_commune, move_to

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.permissions import NotAllowed
from rasoat.people.queries import system_actor
from rasoat.places.installation import today
from rasoat.places.queries import unit_on
from rasoat.register.actions.rebuild_register import rebuild_register
from rasoat.register.models import LegalStatus
from rasoat.review.in_year.actions.confirm_request import confirm_request
from rasoat.review.in_year.actions.recheck_case import recheck_case
from rasoat.review.in_year.actions.withdraw_case import withdraw_case
from rasoat.review.models import InYearDecision, InYearPostedLine, InYearStep
from rasoat.review.queries.in_year import cases_of, clock_of, month_list

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune_in(small_province, person_at):
    """``commune_in(AFTER)``: the commune in a year."""
    return lambda year: in_year_commune(small_province, person_at, year)


def refused_by(act, *args, **more) -> set[str]:
    with pytest.raises(Refused) as refused:
        act(*args, **more)
    return {problem.rule.removeprefix("review.") for problem in refused.value.problems}


def warned(found) -> set[str]:
    return {problem.rule.removeprefix("review.") for problem in found.warnings}


def classes(commune) -> dict[str, str]:
    with acting(commune.by("officer")):
        year = commune.autumn.years.list_year
        rows = LegalStatus.objects.filter(list_year=year, current=True)
        return dict(rows.values_list("household__head_name", "class_group"))


def stages_of(commune, name) -> list[str]:
    with acting(commune.by("officer")):
        steps = InYearStep.objects.filter(case=commune.case(name)).order_by("pk")
        return [step.to_stage for step in steps]


# ------------------------------------------------------------------------------- a whole case by each law


def test_until_november_2018_the_village_head_confirms_and_no_day_is_promised(commune_in):
    commune = commune_in(BEFORE)
    found = commune.ask("C")
    assert (found.case.due_on, warned(found)) == (None, set())
    with pytest.raises(NotAllowed):
        commune.do("chair", confirm_request, found.case.pk, "Y Trưởng", today(), confirmed=True)
    commune.do("head", confirm_request, found.case.pk, "Y Trưởng", today(), confirmed=True)
    commune.score("C")
    commune.agree("C", in_favour=1)  # the law of then names no share: a warning only
    posting = commune.hang("C")
    assert posting.last_day == date(2018, 11, 21)
    days_later(6)
    commune.take_down(posting)
    commune.decide("C")
    assert stages_of(commune, "C") == [
        "confirmation", "survey", "meeting", "posting", "decision", "closed",
    ]  # fmt: skip
    assert classes(commune)["C"] == "poor"


def test_from_10_november_2018_the_list_hangs_after_the_decision(commune_in):
    commune = commune_in(AFTER)
    case = commune.ask("C").case
    assert case.due_on == date(2018, 11, 28)
    commune.score("C")
    decision = commune.decide("C").decision
    assert (decision.accepted, decision.class_group) == (True, "poor")
    assert commune.case("C").stage == "posting"
    posting = commune.hang("C")
    assert posting.last_day is None  # how long it hangs is not known: no day is made up
    commune.take_down(posting)
    assert stages_of(commune, "C") == ["survey", "decision", "posting", "closed"]
    with acting(commune.by("board")):
        line = InYearPostedLine.objects.get()
        assert (line.head_name, line.outcome, line.persons) == ("C", "poor", 2)
    with acting(system_actor("system.installer")) as installer:
        assert rebuild_register(acting_user=installer).same


@pytest.mark.parametrize("year", [IN_2023, IN_2026])
def test_from_2021_meeting_and_posting_come_before_the_decision(commune_in, year):
    commune = commune_in(year)
    case = commune.ask("C").case
    assert (case.begins_on.day, case.due_on.day) == (15, 30)
    commune.score("C")
    commune.agree("C")
    assert refused_by(commune.decide, "C") == {"wrong_case_stage"}
    posting = commune.hang("C")
    days_later(2)
    commune.take_down(posting)
    commune.decide("C")
    assert stages_of(commune, "C") == ["survey", "meeting", "posting", "decision", "closed"]
    assert classes(commune)["C"] == "poor"


def test_a_household_leaves_in_the_year(commune_in):
    commune = commune_in(AFTER)
    commune.ask("A", "leave", event="")
    commune.score("A", rich=True)
    commune.decide("A")
    posting = commune.hang("A")
    with acting(commune.by("board")):
        assert posting.lines.get().outcome == "left_poor"
    assert classes(commune)["A"] == "none"


# ------------------------------------------------------------------------------------- days and thresholds


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2018, 11, 9), None),  # the last day of the law before
        (date(2018, 11, 10), date(2018, 11, 20)),  # a Saturday: the days begin on Monday
        (date(2018, 11, 12), date(2018, 11, 21)),
    ],
)
def test_seven_working_days_from_receipt_since_10_november_2018(commune_in, received, due):
    commune = commune_in(AFTER)
    event = "" if due is None else "illness"
    assert commune.ask("C", received_on=received, event=event).case.due_on == due


@pytest.mark.parametrize(
    ("received", "begins", "due"),
    [
        (date(2023, 3, 14), date(2023, 3, 15), date(2023, 3, 30)),
        (date(2023, 3, 15), date(2023, 3, 15), date(2023, 3, 30)),
        (date(2023, 3, 16), date(2023, 4, 15), date(2023, 4, 30)),
    ],
)
def test_from_2021_the_review_begins_on_the_15th_and_takes_15_days(commune_in, received, begins, due):
    commune = commune_in(IN_2023)
    move_to(date(2023, 3, 16))
    case = commune.ask("C", received_on=received).case
    assert (case.begins_on, case.due_on) == (begins, due)


@pytest.mark.parametrize(("day", "taken"), [(14, False), (15, True), (16, True)])
def test_a_survey_counts_from_the_15th_on(commune_in, day, taken):
    commune = commune_in(replace(IN_2023, first_day=date(2023, 3, 10)))
    commune.ask("C")
    move_to(date(2023, 3, day))
    if taken:
        assert commune.score("C").stage == "meeting"
    else:
        assert refused_by(commune.score, "C") == {"not_surveyed"}


@pytest.mark.parametrize(
    ("since", "short"),
    [(date(2018, 5, 18), False), (date(2018, 5, 19), False), (date(2018, 5, 20), True)],
)
def test_a_temporary_residence_counts_from_six_months_on(commune_in, since, short):
    commune = commune_in(AFTER)
    found = commune.ask("C", residence="temporary", resident_since=since)
    assert warned(found) == ({"residence_too_short"} if short else set())
    assert found.case.stage == ("decision" if short else "survey")


def test_an_objection_does_not_fit_into_fifteen_days_and_soon_the_posting_does_not_either(commune_in):
    commune = commune_in(IN_2023)
    assert warned(commune.ask("C")) == {"objection_does_not_fit"}
    for day, fits in ((27, True), (28, True), (29, False)):
        move_to(date(2023, 3, day))
        with acting(commune.by("officer")) as who:
            found = clock_of(who, commune.case("C"))
        assert (found.fit.posting_fits, found.fit.objection_fits) == (fits, False)
        assert found.days_left == 30 - day


@pytest.mark.parametrize(("in_favour", "passes"), [(19, False), (20, True), (21, True)])
def test_from_2021_half_of_those_present_agree(commune_in, in_favour, passes):
    commune = commune_in(IN_2023)
    commune.ask("C")
    commune.score("C")
    if passes:
        commune.agree("C", in_favour=in_favour)
        assert commune.case("C").stage == "posting"
    else:
        assert refused_by(commune.agree, "C", in_favour=in_favour) == {"share_not_reached"}


@pytest.mark.parametrize(("days", "enough"), [(1, False), (2, True), (3, True)])
def test_from_2021_it_hangs_three_working_days(commune_in, days, enough):
    commune = commune_in(IN_2023)
    commune.ask("C")
    commune.score("C")
    commune.agree("C")
    posting = commune.hang("C")
    assert posting.last_day == date(2023, 3, 17)
    days_later(days)
    if enough:
        commune.take_down(posting)
        assert commune.case("C").stage == "decision"
    else:
        assert refused_by(commune.take_down, posting) == {"too_short"}


# --------------------------------------------------------------------------------------------- who may ask


@pytest.mark.parametrize(
    ("year", "name", "kind", "changed", "rules"),
    [
        (AFTER, "A", "join", {}, {"listed_already"}),
        (AFTER, "B", "join", {}, {"listed_already"}),
        (AFTER, "C", "join", {"event": ""}, {"no_event"}),
        (AFTER, "C", "leave", {"event": ""}, {"not_listed"}),
        (AFTER, "B", "leave", {"event": ""}, set()),
        (BEFORE, "A", "join", {}, {"listed_already"}),
        (BEFORE, "B", "join", {}, set()),  # no rule of then is known to forbid it
        (BEFORE, "C", "join", {}, set()),
        (IN_2026, "B", "join", {}, {"objection_does_not_fit"}),
    ],
)
def test_who_may_ask_by_the_law_of_the_day(commune_in, year, name, kind, changed, rules):
    assert warned(commune_in(year).ask(name, kind, **changed)) == rules


def test_who_may_not_ask_is_received_and_can_only_be_refused_with_reasons(commune_in):
    commune = commune_in(AFTER)
    commune.ask("A")
    assert refused_by(commune.decide, "A") == {"not_eligible"}
    assert refused_by(commune.decide, "A", accepted=False, reasons=" ") == {"no_reason"}
    found = commune.decide("A", accepted=False, reasons="Hộ đã có trong danh sách").decision
    assert (found.accepted, commune.case("A").outcome) == (False, "refused")
    assert classes(commune)["A"] == "poor"


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"received_on": date(2018, 11, 20)}, "received_day"),
        ({"channel": "pigeon"}, "no_channel"),
        ({"applicant": " "}, "no_applicant"),
        ({"event": "lottery"}, "unknown_event"),
        ({"residence": "temporary"}, "no_residence_day"),
        ({"received_on": date(2017, 12, 29), "event": ""}, "outside_campaign"),
    ],
)
def test_a_request_that_cannot_be_is_not_taken(commune_in, changed, rule):
    assert refused_by(commune_in(AFTER).ask, "C", **changed) == {rule}


def test_one_open_request_a_household(commune_in):
    commune = commune_in(AFTER)
    first = commune.ask("C").case
    assert refused_by(commune.ask, "C") == {"open_request"}
    assert refused_by(commune.do, "officer", withdraw_case, first.pk, " ") == {"no_reason"}
    commune.do("officer", withdraw_case, first.pk, "Hộ xin rút")
    assert refused_by(commune.do, "officer", withdraw_case, first.pk, "x") == {"wrong_case_stage"}
    second = commune.ask("C").case
    assert (second.receipt != first.receipt, commune.case("C").stage) == (True, "survey")


def test_in_the_year_whose_next_15th_lies_in_the_next_year_the_request_waits_for_it(commune_in):
    commune = commune_in(IN_2023)
    move_to(date(2023, 12, 16))
    assert refused_by(commune.ask, "C") == {"outside_campaign"}


# ---------------------------------------------------------------------------------------------- deciding


def test_who_surveyed_does_not_decide(commune_in):
    commune = commune_in(AFTER)
    commune.ask("C")
    commune.score("C")
    chair = commune.by("chair").person
    chair.full_name = "Y Khảo Sát"
    chair.save()
    assert refused_by(commune.decide, "C") == {"own_survey"}
    with pytest.raises(NotAllowed):
        commune.decide("C", by="officer")


def test_the_survey_decides_what_may_be_accepted(commune_in):
    commune = commune_in(AFTER)
    commune.ask("C")
    commune.score("C", rich=True)
    assert refused_by(commune.decide, "C") == {"not_what_was_asked"}
    for day in (date(2018, 11, 18), date(2018, 11, 20)):
        assert refused_by(commune.decide, "C", accepted=False, day=day) == {"decision_day"}
    assert commune.decide("C", accepted=False).warnings == ()
    assert refused_by(commune.decide, "C", accepted=False) == {"wrong_case_stage"}
    with acting(commune.by("officer")):
        assert InYearDecision.objects.count() == 1


def test_a_refusal_against_the_survey_is_warned_of(commune_in):
    commune = commune_in(AFTER)
    commune.ask("C")
    commune.score("C")
    assert warned(commune.decide("C", accepted=False)) == {"against_survey"}


def test_an_objection_has_it_surveyed_and_posted_again(commune_in):
    commune = commune_in(IN_2023)
    commune.ask("C")
    commune.score("C")
    commune.agree("C")
    first = commune.hang("C")
    assert refused_by(commune.do, "officer", recheck_case, commune.case("C").pk, "") == {"no_reason"}
    commune.do("officer", recheck_case, commune.case("C").pk, "Hộ có ô tô")
    days_later(2)
    commune.take_down(first)  # the list comes down; the case stays where it went
    assert (commune.case("C").stage, commune.case("C").round) == ("survey", 2)
    commune.score("C", rich=True, reason="Phúc tra")
    commune.agree("C")
    commune.hang("C")
    with acting(commune.by("board")):
        outcomes = InYearPostedLine.objects.order_by("pk").values_list("outcome", flat=True)
        assert list(outcomes) == ["poor", "not_listed"]


def test_a_meeting_that_doubts_asks_to_survey_again(commune_in):
    commune = commune_in(IN_2023)
    commune.ask("C")
    commune.score("C")
    commune.agree("C", in_favour=5, agreed=False)
    assert (commune.case("C").stage, commune.case("C").class_group) == ("survey", "poor")


# --------------------------------------------------------------------------------------------- month lists


def test_the_list_of_a_month_says_who_is_late_and_when_it_is_due(commune_in):
    commune = commune_in(AFTER)
    commune.ask("C")  # due on the 28th, never decided
    commune.ask("A", "leave", event="")
    commune.score("A", rich=True)
    move_to(date(2018, 11, 29))
    commune.decide("A")
    north, hill = (unit_on(one.unit.pk, today()) for one in (commune.province.north, commune.province.hill))
    with acting(commune.by("district")) as who:
        found = month_list(who, north, 2018, 11)
        assert [(row.unit.id, row.received, row.accepted, row.waiting, row.late) for row in found.parts] == [
            (hill.id, 2, 1, 1, 2),
            (commune.province.pine.unit.pk, 0, 0, 0, 0),
        ]
        assert (found.whole.received, found.whole.late) == (2, 2)
        assert [(one.report.id, one.last_day) for one in found.reports] == [
            ("monthly_changes_67", date(2018, 12, 9))
        ]
        assert [case.receipt for case in cases_of(who, north, only_open=True)] == [commune.case("C").receipt]
    with acting(commune.by("officer")) as who:
        assert month_list(who, hill, 2018, 11).whole.late == 2
        assert clock_of(who, commune.case("C")).late
        with pytest.raises(NotAllowed):
            month_list(who, north, 2018, 11)


@pytest.mark.parametrize(("day", "late"), [(27, 0), (28, 0), (29, 1)])
def test_late_is_after_the_last_day(commune_in, day, late):
    commune = commune_in(AFTER)
    commune.ask("C")
    move_to(date(2018, 11, day))
    hill = unit_on(commune.province.hill.unit.pk, today())
    with acting(commune.by("officer")) as who:
        assert month_list(who, hill, 2018, 11).whole.late == late


@pytest.mark.parametrize(("month", "due"), [(1, date(2026, 2, 5)), (8, date(2026, 9, 5)), (9, None)])
def test_from_2021_communes_report_by_the_5th_from_february_to_september(commune_in, month, due):
    commune = commune_in(IN_2026)
    hill = unit_on(commune.province.hill.unit.pk, today())
    with acting(commune.by("officer")) as who:
        found = month_list(who, hill, 2026, month).reports
    assert [one.last_day for one in found] == ([due] if due else [])
    assert {one.report.to_level for one in found} <= {"district", "province"}
