"""Stop an import before it writes."""

from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.register.intake.villages import VERB
from rasoat.register.models import ImportState, SurveyImport
from rasoat.register.models.survey_import import RUNNING


def cancel_import(import_: SurveyImport, *, acting_user: ActingUser) -> SurveyImport:
    """Ask a running import to stop; one that still waits stops at once. Call it within ``acting``.

    One that has ended stays as it is: what is in the register is not taken out by this.
    """
    require(acting_user, VERB, import_.unit_path)
    rows = SurveyImport.objects.visible_to(acting_user).filter(pk=import_.pk)
    found: SurveyImport = rows.select_for_update().get()
    if found.state not in RUNNING:
        return found
    found.cancel_asked = True
    if found.state == ImportState.WAITING:
        found.state = ImportState.CANCELLED
    found.save(update_fields=["cancel_asked", "state"])
    subject = Subject("survey_import", str(found.pk))
    record("survey.cancel", acting_user=acting_user, subject=subject, unit_path=found.unit_path)
    return found
