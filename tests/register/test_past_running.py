"""A past list while it runs: stopped, broken off, lost, taken up again, settled by two at once."""

import threading
from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models.functions import Now
from past_lists import Line, begun, brought, rows_of, rules, settle, staged, workbook, written

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.register import tasks
from rasoat.register.actions import write_past_list as writing
from rasoat.register.actions.decide_status import DecidedLine, Decision, decide_status
from rasoat.register.actions.discard_past_list import discard_past_list
from rasoat.register.actions.fail_lost_imports import fail_lost_past_lists
from rasoat.register.actions.settle_staged import Settlement, settle_certain, settle_staged
from rasoat.register.actions.stage_past_list import cancel_past_list, resume_past_list, stage_past_list
from rasoat.register.actions.write_past_list import begin_writing, write_past_list
from rasoat.register.models import Household, LegalStatus, PastList, StagedHousehold

ONE, TWO = Line("Trần Thị Một"), Line("Lê Văn Hai", "05/06/1965", sex="Nam", number=2)
THREE = Line("Y Ba", "07/08/1980", village="Bon Sườn Đồi", commune="Xã Rừng Thông")
database = pytest.mark.django_db


@pytest.fixture
def officer(small_province, person_at):
    return person_at(small_province.province, "province_officer")


def heads(who):
    with acting(who):
        return sorted(Household.objects.visible_to(who).values_list("head_name", flat=True))


@database
def test_a_stopped_run_goes_on_behind_what_is_staged(officer):
    found = begun(officer, "danh-sach.xlsx", workbook([ONE, THREE]), 2018)
    with acting(officer):
        cancel_past_list(found.pk, acting_user=officer)
    assert stage_past_list(found.pk, acting_user=officer).state == "cancelled"
    with acting(officer):
        resume_past_list(found.pk, acting_user=officer)
    assert stage_past_list(found.pk, acting_user=officer).state == "staged"


@database
def test_writing_that_broke_off_goes_on_with_the_rest(officer, monkeypatch):
    past = staged(officer, [ONE, TWO, THREE], 2018)
    with acting(officer):
        settle_certain(past.pk, acting_user=officer)
    write, communes = writing.write_commune, []

    def break_at_the_second(rows, commune, who):
        communes.append(commune)
        if len(communes) == 2:
            raise OSError("the disk is full")
        return write(rows, commune, who)

    monkeypatch.setattr(writing, "write_commune", break_at_the_second)
    with pytest.raises(OSError, match="disk"):
        write_past_list(past.pk, acting_user=officer)
    assert heads(officer) == ["Lê Văn Hai", "Trần Thị Một"]
    monkeypatch.undo()
    assert write_past_list(past.pk, acting_user=officer).state == "done"
    assert heads(officer) == ["Lê Văn Hai", "Trần Thị Một", "Y Ba"]


@database
def test_a_commune_with_something_to_settle_waits_and_its_neighbour_goes_on(officer):
    twice = [ONE, ONE._replace(group="Hộ cận nghèo"), THREE]
    past = written(officer, staged(officer, twice, 2018))
    assert (past.state, sorted(past.left_over.values())) == ("staged", [1])
    assert heads(officer) == ["Y Ba"]


@database
def test_a_lost_run_is_failed_and_taken_up_again(officer):
    past = begun(officer, "danh-sach.xlsx", workbook([ONE]), 2018)

    def lost(silent):
        with acting(system_actor("system.checker")) as checker:
            PastList.objects.filter(pk=past.pk).update(state="matching", changed_at=Now() - silent)
            return fail_lost_past_lists(acting_user=checker)

    assert [lost(timedelta(minutes=minutes)) for minutes in (9, 11)] == [0, 1]
    with acting(officer):
        assert resume_past_list(past.pk, acting_user=officer).state == "waiting"
    assert stage_past_list(past.pk, acting_user=officer).state == "staged"


@database
def test_a_discarded_file_is_asked_about_anew(officer):
    past = staged(officer, [ONE, TWO], 2018)
    with acting(officer):
        assert discard_past_list(past.pk, "nhầm năm", acting_user=officer) == 2
    assert {row.aside for row in rows_of(officer, past)} == {"discarded"}
    brought(officer, [TWO, ONE], 2018, "dung.xlsx")
    with acting(officer):
        resume_past_list(past.pk, acting_user=officer)
    assert stage_past_list(past.pk, acting_user=officer).state == "staged"
    assert {row.state for row in rows_of(officer, past)} == {"merged"}


@database
def test_the_worker_acts_as_who_asked_while_they_may(officer):
    past = begun(officer, "danh-sach.xlsx", workbook([ONE]), 2018)
    asked = {"past_list": past.pk, "login": officer.person.login, "assignment": officer.assignment.pk}
    tasks.stage_past_list(**asked)
    with acting(officer):
        settle_certain(past.pk, acting_user=officer)
        assert begin_writing(past.pk, acting_user=officer).state == "queued"
        cancel_past_list(past.pk, acting_user=officer)
        assert begin_writing(past.pk, acting_user=officer).state == "queued"
    officer.assignment.valid_to = officer.assignment.valid_from
    officer.assignment.save()
    tasks.write_past_list(**asked)
    with acting(system_actor("system.checker")) as checker:
        assert PastList.objects.visible_to(checker).get(pk=past.pk).state == "staged"
        assert not Household.objects.visible_to(checker).exists()


@database
def test_no_list_changes_a_decision(officer, small_province, person_at):
    brought(officer, [ONE, TWO], 2017)
    chair = person_at(small_province.hill, "commune_chair")
    with acting(chair):
        code = Household.objects.visible_to(chair).get(head_name=ONE.name).pk
        none = DecidedLine(code, "none", why="Đã vượt chuẩn")
        decision = Decision("45/QĐ-UBND", date(2018, 2, 1), "Chủ tịch Mẫu", small_province.hill.path)
        decide_status(decision, 2018, [none], acting_user=chair)
    past = staged(officer, [ONE, TWO], 2018)
    row, other = rows_of(officer, past)
    assert (row.state, rules(row), other.state) == ("to_settle", ["past.decided_already"], "matched")
    settle(officer, row, "same", household=code)
    assert written(officer, past).left_over != {}
    [row, _] = rows_of(officer, past)
    settle(officer, row, "reject")
    assert written(officer, past).state == "done"
    with acting(officer):
        found = LegalStatus.objects.visible_to(officer).get(household=code, list_year=2018, current=True)
        assert (found.class_group, found.basis) == ("none", "decision")


def at_once(*acts):
    """Run the acts in threads that begin together; what each answered."""
    ready, answers = threading.Barrier(len(acts)), [""] * len(acts)

    def run(number, act):
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


def test_of_two_officers_at_once_the_second_is_told(own_database, officer, small_province, person_at):
    past = staged(officer, [ONE, ONE._replace(group="Hộ cận nghèo")], 2018)
    row = rows_of(officer, past)[0]
    people = [officer, person_at(small_province.hill, "commune_officer")]

    def reject(who):
        with acting(who):
            settle_staged(row.pk, Settlement("reject", "trùng", row.revision), acting_user=who)

    assert at_once(*(lambda who=who: reject(who) for who in people)) == ["done", "past.settled_meanwhile"]
    with acting(officer):
        assert StagedHousehold.objects.visible_to(officer).get(pk=row.pk).revision == row.revision + 1
