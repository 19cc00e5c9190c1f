"""What people say is wrong: written down, answered, seen in its area alone, and nothing changed by it."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction
from sample_households import YEARS, surveyed
from small_province import TODAY

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.models import RowHistory, TrailEntry
from rasoat.people.permissions import NotAllowed
from rasoat.people.queries import system_actor
from rasoat.people.trail import say
from rasoat.register.actions.ask_correction import ask_correction
from rasoat.register.actions.settle_correction import settle_correction
from rasoat.register.corrections import CorrectionAsked
from rasoat.register.loading import load_bulk
from rasoat.register.models import CorrectionRequest, Household, Member
from rasoat.register.queries.corrections import corrections, count_open

pytestmark = pytest.mark.django_db

ASKED = CorrectionAsked("Trần  Thị Mẫu", TODAY, "in_person", "Ghi thiếu một con", "Hộ có ba người")


@pytest.fixture
def officer(small_province, person_at):
    return person_at(small_province.hill, "commune_officer")


@pytest.fixture
def household(small_province):
    with acting(system_actor("system.installer")) as installer:
        load_bulk([surveyed(small_province.upper.unit.pk)], YEARS, acting_user=installer)
        return Household.objects.get()


def refused(call) -> set[str]:
    with pytest.raises(Refused) as found:
        call()
    return {problem.rule for problem in found.value.problems}


def test_a_request_is_written_down_waits_and_is_answered(officer, household) -> None:
    with acting(officer):
        made = ask_correction(
            household.pk, replace(ASKED, asked_on=TODAY.replace(day=1)), acting_user=officer
        )
        waiting, answered = corrections(officer, TODAY)
        assert count_open(officer) == 1
        assert [(one.asked_by, one.head, one.days) for one in waiting] == [
            ("Trần Thị Mẫu", household.head_name, 14)
        ]
        assert answered == ()
        settle_correction(made.pk, "refused", "Giấy khai sinh ghi khác", acting_user=officer)
        waiting, answered = corrections(officer, TODAY, household.code)
        assert waiting == ()
        assert [(one.outcome, one.answer, one.settled_on, one.days) for one in answered] == [
            ("refused", "Giấy khai sinh ghi khác", TODAY, 14)
        ]
        assert count_open(officer) == 0


def test_the_register_stays_as_it_is(officer, household) -> None:
    with acting(officer):
        before = list(Member.objects.order_by("pk").values())
        made = ask_correction(household.pk, ASKED, acting_user=officer)
        settle_correction(made.pk, "accepted", "Đã xem sổ hộ khẩu", acting_user=officer)
        assert list(Member.objects.order_by("pk").values()) == before


def test_trail_and_history_keep_it_and_the_words_are_encrypted(officer, household) -> None:
    with acting(officer):
        made = ask_correction(household.pk, ASKED, acting_user=officer)
        settle_correction(made.pk, "accepted", "Đã xem sổ hộ khẩu", acting_user=officer)
        entries = list(TrailEntry.objects.filter(verb__startswith="correction.").order_by("id"))
    assert [entry.verb for entry in entries] == ["correction.ask", "correction.settle"]
    assert "ba người" not in str(entries[0].after)
    assert "Trần" not in str(entries[0].after)
    assert "chấp nhận" in say(entries[1], "vi")
    assert "accepted" in say(entries[1], "en")
    with acting(system_actor("system.sealer")):
        kept = RowHistory.objects.filter(table="register_correctionrequest", row=str(made.pk))
        assert list(kept.order_by("id").values_list("operation", flat=True)) == ["INSERT", "UPDATE"]


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"asked_by": "\u200b "}, "correction.missing"),
        ({"what_is_wrong": ""}, "correction.missing"),
        ({"should_be": "\x00"}, "correction.missing"),
        ({"should_be": "x" * 1001}, "correction.too_long"),
        ({"asked_by": "x" * 121}, "correction.too_long"),
        ({"asked_on": None}, "correction.no_day"),
        ({"asked_on": TODAY.replace(year=2019)}, "correction.no_day"),
        ({"channel": "pigeon"}, "correction.no_channel"),
        ({"member": "67000000011"}, "correction.no_member"),
        ({"member": "'; drop"}, "correction.no_member"),
    ],
)
def test_what_is_wrong_with_a_request_is_named(officer, household, wrong, rule) -> None:
    with acting(officer):
        ask = lambda: ask_correction(household.pk, replace(ASKED, **wrong), acting_user=officer)  # noqa: E731
        assert refused(ask) == {rule}
        assert CorrectionRequest.objects.count() == 0


def test_every_fault_is_named_at_once(officer, household) -> None:
    with acting(officer), pytest.raises(Refused) as found:
        ask_correction(household.pk, CorrectionAsked("", None, "", "", ""), acting_user=officer)
    assert sorted(problem.place for problem in found.value.problems) == [
        "asked_by", "asked_on", "channel", "should_be", "what_is_wrong",
    ]  # fmt: skip


def test_a_member_of_the_household_may_be_named(officer, household) -> None:
    with acting(officer):
        child = Member.objects.get(relation="child")
        ask_correction(household.pk, replace(ASKED, member=child.code), acting_user=officer)
        assert corrections(officer, TODAY)[0][0].member == child.name


def test_an_answer_needs_an_outcome_and_a_reason_and_comes_once(officer, household) -> None:
    with acting(officer):
        made = ask_correction(household.pk, ASKED, acting_user=officer)
        assert refused(lambda: settle_correction(made.pk, "perhaps", " ", acting_user=officer)) == {
            "correction.no_outcome",
            "correction.no_answer",
        }
        settle_correction(made.pk, "accepted", "Đúng", acting_user=officer)
        again = lambda: settle_correction(made.pk, "refused", "Sai", acting_user=officer)  # noqa: E731
        assert refused(again) == {"correction.settled"}
        assert CorrectionRequest.objects.get().answer == "Đúng"


def test_elsewhere_there_is_no_such_household_and_no_such_request(
    officer, household, small_province, person_at
) -> None:
    stranger = person_at(small_province.pine, "commune_officer")
    with acting(officer):
        made = ask_correction(household.pk, ASKED, acting_user=officer)
    with acting(stranger):
        assert corrections(stranger, TODAY) == ((), ())
        assert corrections(stranger, TODAY, household.code) == ((), ())
        with pytest.raises(Household.DoesNotExist):
            ask_correction(household.pk, ASKED, acting_user=stranger)
        with pytest.raises(CorrectionRequest.DoesNotExist):
            settle_correction(made.pk, "accepted", "Đúng", acting_user=stranger)


@pytest.mark.parametrize("role", ["village_head", "enumerator", "supervisor", "auditor"])
def test_who_lacks_the_verb_writes_and_answers_nothing(
    officer, household, small_province, person_at, role
) -> None:
    with acting(officer):
        made = ask_correction(household.pk, ASKED, acting_user=officer)
    other = person_at(small_province.hill, role)
    with acting(other):
        with pytest.raises(NotAllowed):
            ask_correction(household.pk, ASKED, acting_user=other)
        with pytest.raises(NotAllowed):
            settle_correction(made.pk, "accepted", "Đúng", acting_user=other)


def test_the_database_shows_no_row_to_nobody_and_deletes_none(officer, household) -> None:
    with acting(officer):
        made = ask_correction(household.pk, ASKED, acting_user=officer)
        with pytest.raises(DatabaseError, match="stays"), transaction.atomic():
            CorrectionRequest.objects.filter(pk=made.pk).delete()
    with connection.connection.cursor() as cursor:
        assert cursor.execute("SELECT count(*) FROM register_correctionrequest").fetchone() == (0,)


@pytest.mark.parametrize("text", ["nonsense", "99999999999", "０９９", ""])
def test_a_code_that_is_none_finds_nothing_or_is_no_filter(officer, household, text) -> None:
    with acting(officer):
        ask_correction(household.pk, ASKED, acting_user=officer)
        assert len(corrections(officer, TODAY, text)[0]) == (0 if text else 1)
