"""A class by decision: one verb gives it, a later decision takes its place or takes it back."""

from datetime import date

import pytest
from sample_households import YEARS, surveyed

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.permissions import NotAllowed
from rasoat.people.queries import system_actor
from rasoat.register.actions.decide_status import DecidedLine, Decision, decide_status, withdraw_status
from rasoat.register.actions.rebuild_register import rebuild_register
from rasoat.register.loading import load_bulk
from rasoat.register.models import Assessment, Household, LegalStatus, Standing

pytestmark = pytest.mark.django_db

DAY = date(2018, 11, 10)


@pytest.fixture
def household(small_province):
    """A surveyed household of the upper village, and its survey."""
    with acting(system_actor("system.installer")) as installer:
        load_bulk([surveyed(small_province.upper.unit.pk)], YEARS, acting_user=installer)
        code = Household.objects.visible_to(installer).get().pk
        return code, Assessment.objects.visible_to(installer).get().pk


@pytest.fixture
def chair(household, person_at, small_province):
    """The commune's chair; afterwards the register is what its events say."""
    with acting(person_at(small_province.hill, role="commune_chair")) as who:
        yield who
    with acting(system_actor("system.installer")) as installer:
        assert rebuild_register(acting_user=installer).same


@pytest.fixture
def decision(small_province):
    """A decision of the commune."""
    return Decision("45/QĐ-UBND", DAY, "Chủ tịch Mẫu", small_province.hill.path)


def line(household, group="poor", **more):
    code, survey = household
    return DecidedLine(code, group, "poor_income", survey, **more)


def test_a_decision_gives_the_class_with_its_evidence(chair, household, decision):
    [status] = decide_status(decision, 2019, [line(household)], acting_user=chair)
    found = LegalStatus.objects.get(pk=status)
    assert (found.class_group, found.basis, found.with_evidence) == ("poor", "decision", True)
    assert (found.decision_number, found.signer, found.since) == ("45/QĐ-UBND", "Chủ tịch Mẫu", DAY)
    assert found.assessment == household[1]
    assert found.law["hashes"].keys() >= {"standard", "sheet"}
    assert Standing.objects.values_list("class_group", "persons", "since", "until").get() == (
        "poor", 2, DAY, None,
    )  # fmt: skip


def test_a_later_decision_takes_its_place_and_both_stay(chair, household, decision):
    decide_status(decision, 2019, [line(household)], acting_user=chair)
    later = Decision("60/QĐ-UBND", date(2018, 11, 14), "Chủ tịch Mẫu", decision.unit_path)
    decide_status(later, 2019, [line(household, "none", why="Đã vượt chuẩn")], acting_user=chair)
    found = LegalStatus.objects.order_by("since").values_list("class_group", "until", "current")
    assert list(found) == [("poor", date(2018, 11, 14), False), ("none", None, True)]
    assert Standing.objects.get().until == date(2018, 11, 14)


def test_a_decision_is_withdrawn_once(chair, household, decision):
    [status] = decide_status(decision, 2019, [line(household)], acting_user=chair)
    later = Decision("61/QĐ-UBND", date(2018, 11, 15), "Chủ tịch Mẫu", decision.unit_path)
    withdraw_status(later, [(household[0], status)], "Sai quy trình", acting_user=chair)
    found = LegalStatus.objects.get(pk=status)
    assert (found.until, found.current) == (date(2018, 11, 15), False)
    assert found.withdrawn
    with pytest.raises(Refused) as refused:
        withdraw_status(later, [(household[0], status)], "Lần nữa", acting_user=chair)
    assert [problem.rule for problem in refused.value.problems] == ["event.withdrawn_twice"]


def test_nobody_is_recognised_without_a_survey_for_that_list(chair, household, decision):
    for lines, year in (([DecidedLine(household[0], "poor")], 2019), ([line(household)], 2020)):
        with pytest.raises(Refused) as refused:
            decide_status(decision, year, lines, acting_user=chair)
        assert [problem.rule for problem in refused.value.problems] == ["status.no_survey"]
    decide_status(decision, 2019, [DecidedLine(household[0], "none")], acting_user=chair)


def test_paper_without_number_or_lines_or_with_one_twice(chair, household, decision):
    for paper, lines, rule in (
        (decision, [], "status.nobody"),
        (Decision(" ", DAY, "Mẫu", decision.unit_path), [line(household)], "status.no_decision"),
        (decision, [line(household)] * 2, "status.twice"),
        (decision, [line(household, "rich")], "status.no_class"),
    ):
        with pytest.raises(Refused) as refused:
            decide_status(paper, 2019, lines, acting_user=chair)
        assert rule in [problem.rule for problem in refused.value.problems]
    assert not LegalStatus.objects.exists()


def test_only_the_chair_of_that_commune_decides(household, decision, person_at, small_province):
    with (
        acting(person_at(small_province.hill, role="commune_officer")) as officer,
        pytest.raises(NotAllowed),
    ):
        decide_status(decision, 2019, [line(household)], acting_user=officer)
    with (
        acting(person_at(small_province.pine, role="commune_chair")) as other,
        pytest.raises(NotAllowed),
    ):
        decide_status(decision, 2019, [line(household)], acting_user=other)


@pytest.mark.real
def test_in_a_real_province_no_made_up_sheet_recognises(chair, household, decision):
    with pytest.raises(Refused) as refused:
        decide_status(decision, 2019, [line(household)], acting_user=chair)
    assert [problem.rule for problem in refused.value.problems] == ["recognition.illustrative_sheet"]
