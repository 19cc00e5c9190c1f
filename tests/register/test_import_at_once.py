"""Real transactions, real connections: two at once, cancelling, a lost worker, the queue."""

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier, Thread

import pytest
from django.db import connection, connections
from procrastinate.contrib.django import app
from sample_households import YEARS
from survey_files import THREE, row, workbook

from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.places.models import Installation
from rasoat.register.actions.begin_import import begin_import
from rasoat.register.actions.cancel_import import cancel_import
from rasoat.register.actions.rebuild_register import rebuild_register
from rasoat.register.actions.rerun_import import rerun_import
from rasoat.register.actions.run_import import run_import
from rasoat.register.codes import jump_after_restore, take_household_codes
from rasoat.register.intake.progress import Cancelled, Progress
from rasoat.register.models import Assessment, CodeSerial, Household, ImportState, RegisterEvent, SurveyImport
from rasoat.register.tasks import look_for_lost_imports, queue_import


@pytest.fixture
def officer(own_database, small_province, person_at):
    return person_at(small_province.hill, "commune_officer")


def begin(who, rows=THREE) -> SurveyImport:
    with acting(who):
        return begin_import("doi-cao.xlsx", workbook(rows), YEARS, acting_user=who)


def at_once(*works: Callable[[], object]) -> list[object]:
    """Each work in a thread with a connection of its own, all beginning together."""
    barrier, results = Barrier(len(works)), []

    def run(work: Callable[[], object]) -> None:
        with closing(connections["default"]):
            barrier.wait()
            results.append(work())

    threads = [Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == len(works)
    return results


def test_one_survey_brought_in_twice_at_once_is_in_once(officer):
    one, other = begin(officer), begin(officer, reversed(THREE))
    done = at_once(
        lambda: run_import(one.pk, acting_user=officer), lambda: run_import(other.pk, acting_user=officer)
    )
    assert sorted((found.created, found.unchanged) for found in done) == [(0, 3), (3, 0)]
    with acting(officer):
        assert (Household.objects.count(), Assessment.objects.count()) == (3, 3)


def test_one_import_run_twice_at_once_runs_once(officer):
    found = begin(officer)
    at_once(*[lambda: run_import(found.pk, acting_user=officer)] * 2)
    with acting(officer):
        assert RegisterEvent.objects.count() == 9


def test_events_of_two_surveys_at_once_are_numbered_without_gap(officer):
    imports = [begin(officer, [row(number, f"Hộ {number}")]) for number in range(4)]
    at_once(*[lambda pk=one.pk: run_import(pk, acting_user=officer) for one in imports])
    with acting(officer):
        assert sorted(RegisterEvent.objects.values_list("sequence", flat=True)) == list(range(1, 13))
    with acting(system_actor("system.installer")) as installer:
        assert rebuild_register(acting_user=installer).same


def test_codes_taken_at_once_differ(officer):
    taken = at_once(*[lambda: [take_household_codes(5) for _ in range(20)]] * 4)
    codes = [code for lists in taken for five in lists for code in five]
    assert len(set(codes)) == len(codes) == 400


def test_codes_jump_after_a_restore(officer):
    before = take_household_codes(1)[0]
    jump_after_restore()
    assert take_household_codes(1)[0] // 10 - before // 10 == 100_001


@pytest.mark.parametrize(
    "statement", ["UPDATE register_codeserial SET next = 1", "DELETE FROM register_codeserial"]
)
def test_the_database_never_gives_a_code_back(officer, statement):
    take_household_codes(5)
    with pytest.raises(Exception, match="never given out twice"), connection.cursor() as cursor:
        cursor.execute(statement)
    assert CodeSerial.objects.get(issuer=Installation.objects.get().issuer).next == 6


def test_an_import_that_waits_is_cancelled_at_once(officer):
    found = begin(officer)
    with acting(officer):
        assert cancel_import(found, acting_user=officer).state == ImportState.CANCELLED
    assert run_import(found.pk, acting_user=officer).state == ImportState.CANCELLED


def test_a_running_import_stops_before_it_writes(officer):
    found = begin(officer)
    progress = Progress(found.pk, officer)
    progress.tell(ImportState.CHECKING, total=3)
    with acting(officer):
        cancel_import(found, acting_user=officer)
    with pytest.raises(Cancelled):
        progress.tell(ImportState.WRITING)


def test_asked_to_stop_while_it_is_read_nothing_is_written(officer):
    found = begin(officer)
    with acting(officer):
        SurveyImport.objects.update(cancel_asked=True)
    assert run_import(found.pk, acting_user=officer).state == ImportState.CANCELLED
    with acting(officer):
        assert Household.objects.count() == 0


def test_a_cancelled_import_can_run_again(officer):
    found = begin(officer)
    with acting(officer):
        cancelled = cancel_import(found, acting_user=officer)
        rerun_import(cancelled, acting_user=officer)
    assert run_import(found.pk, acting_user=officer).state == ImportState.DONE


def test_what_is_in_the_register_is_not_cancelled(officer):
    found = begin(officer)
    run_import(found.pk, acting_user=officer)
    with acting(officer):
        assert cancel_import(found, acting_user=officer).state == ImportState.DONE


def test_a_mistake_of_ours_leaves_the_import_failed(officer):
    found = begin(officer)
    with acting(officer):
        SurveyImport.objects.update(sha256="0" * 64)
    with pytest.raises(LookupError):
        run_import(found.pk, acting_user=officer)
    with acting(officer):
        failed = SurveyImport.objects.get()
        assert (failed.state, failed.problems[0]["rule"]) == ("failed", "survey.import_failed")


def test_an_import_whose_worker_is_lost_is_found_and_runs_again(officer):
    found = begin(officer)
    an_hour_ago = dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
    with acting(officer):
        SurveyImport.objects.update(state=ImportState.READING, changed_at=an_hour_ago)
    look_for_lost_imports(timestamp=0)
    with acting(officer):
        lost = SurveyImport.objects.get()
        assert lost.state == ImportState.FAILED
        rerun_import(lost, acting_user=officer)
    assert run_import(found.pk, acting_user=officer).state == ImportState.DONE


def test_an_import_that_waits_its_turn_is_not_lost(officer):
    begin(officer)
    with acting(officer):
        SurveyImport.objects.update(changed_at=dt.datetime.now(dt.UTC) - dt.timedelta(hours=1))
    look_for_lost_imports(timestamp=0)
    with acting(officer):
        assert SurveyImport.objects.get().state == ImportState.WAITING


def work_through_the_queue() -> None:
    """Run every job that is queued, as the worker process does.

    In a thread of its own: a browser test of the same run may have left a loop running in this one.
    """
    with ThreadPoolExecutor(1) as worker:
        worker.submit(_work).result()


def _work() -> None:
    with app.replace_connector(app.connector.get_worker_connector()) as worker:
        worker.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)


def test_the_worker_runs_what_was_queued(officer):
    with acting(officer):
        queue_import(begin_import("doi-cao.xlsx", workbook(THREE), YEARS, acting_user=officer))
    work_through_the_queue()
    with acting(officer):
        assert SurveyImport.objects.get().state == ImportState.DONE
        assert Household.objects.count() == 3


def test_nobody_acts_after_their_assignment_has_ended(officer):
    with acting(officer):
        queue_import(begin_import("doi-cao.xlsx", workbook(THREE), YEARS, acting_user=officer))
        officer.assignment.valid_to = officer.assignment.valid_from
        officer.assignment.save()
    work_through_the_queue()
    with acting(officer):
        assert SurveyImport.objects.get().state == ImportState.CANCELLED
        assert Household.objects.count() == 0


def test_a_job_is_queued_only_when_its_import_is_kept(officer):
    def begin_and_fail() -> None:
        with acting(officer):
            queue_import(begin_import("doi-cao.xlsx", workbook(THREE), YEARS, acting_user=officer))
            raise ArithmeticError

    with pytest.raises(ArithmeticError):
        begin_and_fail()
    work_through_the_queue()
    with acting(officer):
        assert SurveyImport.objects.count() == 0
