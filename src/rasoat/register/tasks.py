"""Thin wrappers for the queue: a job names an import, the verb does the work.

The queue imports this module in every process of the system, so the verbs are imported where they are used:
they bring the readers of workbooks with them.
"""

from procrastinate.contrib.django import app

from rasoat.people.acting import ActingUser, acting
from rasoat.people.models import Assignment
from rasoat.people.queries import as_holder, assignments_on, system_actor
from rasoat.places import installation
from rasoat.register.models import (
    DuplicateSearch,
    ImportState,
    PastList,
    PastState,
    SearchState,
    SurveyImport,
)


def queue_import(import_: SurveyImport) -> None:
    """Let the worker run the import, once the present transaction is through."""
    if import_.state == ImportState.WAITING:
        run_survey_import.defer(import_id=import_.pk)


@app.task(name="register.run_survey_import", queue="imports")
def run_survey_import(import_id: int) -> None:
    """Run an import in the name of who began it, with what they may do today."""
    from rasoat.register.actions.run_import import run_import

    who = _who_began(import_id)
    if who is not None:
        run_import(import_id, acting_user=who)


def queue_past_list(found: PastList, acting_user: ActingUser) -> None:
    """Let the worker read a file that waits, or write one that is queued, in the name of who asks for it."""
    held = acting_user.assignment.pk if acting_user.assignment else None
    if found.state == PastState.WAITING:
        stage_past_list.defer(past_list=found.pk, login=acting_user.person.login, assignment=held)
    elif found.state == PastState.QUEUED:
        write_past_list.defer(past_list=found.pk, login=acting_user.person.login, assignment=held)


@app.task(name="register.stage_past_list", queue="imports")
def stage_past_list(past_list: int, login: str, assignment: int | None) -> None:
    """Read a past list into the staging area, in the name of who asked for it."""
    from rasoat.register.actions.stage_past_list import stage_past_list

    who = _who_asked(past_list, login, assignment)
    if who is not None:
        stage_past_list(past_list, acting_user=who)


@app.task(name="register.write_past_list", queue="imports")
def write_past_list(past_list: int, login: str, assignment: int | None) -> None:
    """Write what was settled of a past list, in the name of who asked for it."""
    from rasoat.register.actions.write_past_list import write_past_list

    who = _who_asked(past_list, login, assignment)
    if who is not None:
        write_past_list(past_list, acting_user=who)


@app.task(name="register.run_reform", queue="imports")
def run_reform(reform: int) -> None:
    """Carry a reform of units through the register; the registrar writes it."""
    from rasoat.register.actions.apply_reform import run_reform

    run_reform(reform)


def queue_search(search: DuplicateSearch) -> None:
    """Let the worker search for duplicates, once the present transaction is through."""
    if search.state == SearchState.WAITING:
        run_duplicate_search.defer(search_id=search.pk)


@app.task(name="register.run_duplicate_search", queue="imports")
def run_duplicate_search(search_id: int) -> None:
    """Search for duplicates in the name of who asked for it, with what they may do today."""
    from rasoat.register.actions.search_duplicates import run_search

    who = _who_searches(search_id)
    if who is not None:
        run_search(search_id, acting_user=who)


@app.periodic(cron="*/5 * * * *")
@app.task(name="register.fail_lost_imports", queueing_lock="register.fail_lost_imports")
def look_for_lost_imports(timestamp: int) -> None:  # noqa: ARG001 - the queue gives it
    """Every five minutes: fail the imports, of surveys and of past lists, whose worker was lost."""
    from rasoat.register.actions.fail_lost_imports import fail_lost_imports, fail_lost_past_lists

    with acting(system_actor("system.checker")) as checker:
        fail_lost_imports(acting_user=checker)
        fail_lost_past_lists(acting_user=checker)


@app.periodic(cron="*/5 * * * *")
@app.task(name="register.fail_lost_searches", queueing_lock="register.fail_lost_searches")
def look_for_lost_searches(timestamp: int) -> None:  # noqa: ARG001 - the queue gives it
    """Every five minutes: fail the searches for duplicates whose worker was lost."""
    from rasoat.register.actions.search_duplicates import fail_lost_searches

    with acting(system_actor("system.checker")) as checker:
        fail_lost_searches(acting_user=checker)


def _who_searches(search_id: int) -> ActingUser | None:
    """As ``_who_began``, of a search for duplicates."""
    with acting(system_actor("system.checker")):
        found = DuplicateSearch.objects.select_related("assignment__person").get(pk=search_id)
        today = installation.today()
        if found.assignment in assignments_on(found.started_by, today):
            return as_holder(found.assignment, today)
        DuplicateSearch.objects.filter(pk=search_id).update(state=SearchState.CANCELLED)
        return None


def _who_began(import_id: int) -> ActingUser | None:
    """The person in the assignment of then; where that has ended meanwhile, the import is cancelled."""
    with acting(system_actor("system.checker")):
        found = SurveyImport.objects.select_related("assignment__person", "started_by").get(pk=import_id)
        if found.assignment is None:
            return system_actor(found.started_by.login)
        today = installation.today()
        if found.assignment in assignments_on(found.started_by, today):
            return as_holder(found.assignment, today)
        SurveyImport.objects.filter(pk=import_id).update(state=ImportState.CANCELLED)
        return None


def _who_asked(past_list: int, login: str, assignment: int | None) -> ActingUser | None:
    """The person in the assignment of then; where that has ended meanwhile, the file is stopped."""
    with acting(system_actor("system.checker")):
        if assignment is None:
            return system_actor(login)
        held, today = Assignment.objects.select_related("person").get(pk=assignment), installation.today()
        if held in assignments_on(held.person, today):
            return as_holder(held, today)
        file = PastList.objects.filter(pk=past_list)
        file.filter(state=PastState.WAITING).update(state=PastState.CANCELLED)
        file.filter(state=PastState.QUEUED).update(state=PastState.STAGED)
        return None
