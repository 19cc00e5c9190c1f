"""Run an import again that failed or was cancelled."""

from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.register.intake.villages import VERB
from rasoat.register.models import ImportState, SurveyImport

AGAIN = (ImportState.FAILED, ImportState.CANCELLED)


def rerun_import(import_: SurveyImport, *, acting_user: ActingUser) -> SurveyImport:
    """Let it wait again, in the name of who asks; one that ended otherwise, or runs, stays as it is.

    Call it within ``acting``, then ``queue_import``.
    """
    require(acting_user, VERB, import_.unit_path)
    rows = SurveyImport.objects.visible_to(acting_user).filter(pk=import_.pk)
    found: SurveyImport = rows.select_for_update().get()
    if found.state in AGAIN:
        found.state, found.cancel_asked, found.done, found.problems = ImportState.WAITING, False, 0, []
        found.started_by, found.assignment = acting_user.person, acting_user.assignment
        found.save()
    return found
