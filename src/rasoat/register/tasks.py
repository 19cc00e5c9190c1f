"""Thin wrappers for the queue: a job names an import, the verb does the work."""

from datetime import timedelta

from django.db.models.functions import Now
from procrastinate.contrib.django import app

from rasoat.people.acting import ActingUser, acting
from rasoat.people.queries import as_holder, system_actor
from rasoat.places import installation
from rasoat.register.actions.run_import import FAILED, run_import
from rasoat.register.events.payloads import problem_as_json
from rasoat.register.models import ImportState, SurveyImport
from rasoat.register.models.survey_import import RUNNING

SILENT = timedelta(minutes=10)
"""An import that said nothing for so long has lost its worker."""


def queue_import(import_: SurveyImport) -> None:
    """Let the worker run the import, once the present transaction is through."""
    if import_.state == ImportState.WAITING:
        run_survey_import.defer(import_id=import_.pk)


@app.task(name="register.run_survey_import", queue="imports")
def run_survey_import(import_id: int) -> None:
    """Run an import in the name of who began it, with what they may do today."""
    run_import(import_id, acting_user=_who_began(import_id))


@app.periodic(cron="*/5 * * * *")
@app.task(name="register.find_lost_imports", queueing_lock="register.find_lost_imports", pass_context=False)
def find_lost_imports(timestamp: int) -> None:  # noqa: ARG001 - the queue gives it
    """Mark imports whose worker was lost as failed: a person can run them again."""
    with acting(system_actor("system.checker")):
        lost = SurveyImport.objects.filter(state__in=RUNNING, changed_at__lt=Now() - SILENT)
        lost = lost.exclude(state=ImportState.WAITING)
        lost.update(state=ImportState.FAILED, problems=[problem_as_json(FAILED)], faults=1)


def _who_began(import_id: int) -> ActingUser:
    with acting(system_actor("system.checker")):
        found = SurveyImport.objects.select_related("assignment__person").get(pk=import_id)
    if found.assignment is None:
        return system_actor(found.started_by.login)
    return as_holder(found.assignment, installation.today())
