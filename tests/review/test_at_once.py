"""Two people at once: exactly one decision, one opinion, one list; the other is told what stands."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection
from in_year import AFTER, in_year_commune
from reviewed_commune import ReviewedCommune, reviewed_commune

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.places.installation import today
from rasoat.register.models import LegalStatus
from rasoat.review.actions.freeze_review_list import freeze_review_list
from rasoat.review.actions.give_opinion import Answer, Returned, give_opinion
from rasoat.review.actions.recognise import recognise
from rasoat.review.actions.send_back import send_back
from rasoat.review.actions.start_review import start_review
from rasoat.review.models import CommuneReport, InYearCase, InYearDecision, Recognition
from rasoat.review.stages import Stage


@pytest.fixture
def commune(own_database, small_province, person_at) -> ReviewedCommune:
    """A commune in a database in which transactions really commit."""
    return reviewed_commune(small_province, person_at)


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Run the acts in threads that begin together: "done", or the rule each was refused by."""
    ready, answers = threading.Barrier(len(acts)), [""] * len(acts)

    def run(number: int, act: Callable[[], object]) -> None:
        try:
            ready.wait()
            act()
            answers[number] = "done"
        except Refused as refused:
            answers[number] = refused.problems[0].rule
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(answers)


def test_of_two_chairs_one_decides(commune, person_at):
    commune.to_appraisal()
    with acting(commune.by("district")):
        report = CommuneReport.objects.get()
    answer = Answer("7/UBND", today(), "Chủ tịch huyện", agreed=True)
    commune.do("district", give_opinion, report.pk, answer)
    commune.people["deputy"] = person_at(commune.province.hill, "commune_chair")
    key, day = commune.commune.pk, today()
    answers = at_once(
        *(
            lambda name=name: commune.do(name, recognise, key, f"{name}/QĐ", day, name)
            for name in ("chair", "deputy")
        )
    )
    assert answers == ["done", "review.decided"]
    with acting(commune.by("officer")):
        assert Recognition.objects.count() == 1
        numbers = LegalStatus.objects.filter(list_year=2019).values_list("decision_number", flat=True)
        assert set(numbers) == {Recognition.objects.get().number}


def test_an_opinion_is_given_once_either_way(commune, person_at):
    commune.to_appraisal()
    with acting(commune.by("district")):
        report = CommuneReport.objects.get()
    commune.people["deputy"] = person_at(commune.province.north, "district_leader")
    back = [Returned(commune.upper.pk, Stage.SURVEY, "Bỏ sót")]
    day = today()
    yes = Answer("7/UBND", day, "Chủ tịch", agreed=True)
    no = Answer("8/UBND", day, "Chủ tịch", agreed=False, reasons="Bỏ sót hộ", returned=back)
    answers = at_once(
        lambda: commune.do("district", give_opinion, report.pk, yes),
        lambda: commune.do("deputy", give_opinion, report.pk, no),
    )
    assert answers == ["done", "review.answered"]


def test_a_village_is_not_moved_twice_by_two_pages(commune):
    commune.do("officer", start_review, "periodic-2018", commune.province.hill.unit.pk)
    key, seen = commune.upper.pk, commune.upper.revision
    answers = at_once(
        *(lambda: commune.do("officer", freeze_review_list, key, revision=seen) for _ in range(2))
    )
    assert answers == ["done", "review.changed_meanwhile"]
    with pytest.raises(Refused) as refused:
        commune.do("officer", send_back, key, Stage.LIST, "Bỏ sót", revision=seen)
    assert [one.rule for one in refused.value.problems] == ["review.changed_meanwhile"]


def test_of_one_household_one_request_is_received_and_decided_once(own_database, small_province, person_at):
    year = in_year_commune(small_province, person_at, AFTER)
    assert at_once(*(lambda: year.ask("C") for _ in range(2))) == ["done", "review.open_request"]
    year.score("C")
    year.people["deputy"] = person_at(year.province.hill, "commune_chair")
    answers = at_once(lambda: year.decide("C"), lambda: year.decide("C", accepted=False, by="deputy"))
    assert answers == ["done", "review.wrong_case_stage"]
    with acting(year.by("officer")):
        assert (InYearCase.objects.count(), InYearDecision.objects.count()) == (1, 1)
