"""Imports whose worker was lost are failed, so that a person can run them again."""

from datetime import timedelta

from django.db.models.functions import Now

from rasoat.people.acting import ActingUser
from rasoat.register.events.payloads import problem_as_json
from rasoat.register.intake.say import FAILED
from rasoat.register.models import ImportState, SurveyImport
from rasoat.register.models.survey_import import RUNNING

SILENT = timedelta(minutes=10)
"""A running import that said nothing for so long has lost its worker."""


def fail_lost_imports(*, acting_user: ActingUser) -> int:
    """Fail them; how many there were. One that waits its turn is not lost. Call it within ``acting``."""
    running = [state for state in RUNNING if state != ImportState.WAITING]
    seen = SurveyImport.objects.visible_to(acting_user)
    lost = seen.filter(state__in=running, changed_at__lt=Now() - SILENT)
    changed: int = lost.update(state=ImportState.FAILED, problems=[problem_as_json(FAILED)], faults=1)
    return changed
