"""A survey that was handed in goes through: into the register whole, or back with every fault."""

from rasoat.common.collection import collection_paused
from rasoat.common.problems import Refused
from rasoat.people.acting import ActingUser, acting
from rasoat.register.intake.progress import Cancelled
from rasoat.register.intake.run import ImportRun
from rasoat.register.intake.say import FAILED
from rasoat.register.law_in_use import rule_book
from rasoat.register.models import ImportState, SurveyImport


def run_import(import_id: int, *, acting_user: ActingUser) -> SurveyImport:
    """Run an import that waits, to its end; one that does not wait is left as it is.

    Not inside a transaction: progress is told while it runs. What comes of it stands in the import; only a
    mistake of ours raises, and leaves the import as failed.
    """
    with acting(acting_user):
        waiting = SurveyImport.objects.visible_to(acting_user).filter(state=ImportState.WAITING)
        found = waiting.select_for_update().filter(pk=import_id).first()
        if found is not None:
            SurveyImport.objects.filter(pk=import_id).update(state=ImportState.READING)
    if found is not None:
        with collection_paused():
            _run(ImportRun(found, rule_book(), acting_user))
    with acting(acting_user):
        return SurveyImport.objects.visible_to(acting_user).get(pk=import_id)


def _run(run: ImportRun) -> None:
    try:
        survey = run.read()
        ground, placed = run.check(survey)
        run.write(survey, ground, placed)
    except Cancelled:
        run.stop(ImportState.CANCELLED)
    except Refused as refused:
        run.refuse(refused.problems)
    except BaseException:
        run.stop(ImportState.FAILED, [FAILED])
        raise
