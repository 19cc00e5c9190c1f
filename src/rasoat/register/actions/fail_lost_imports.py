"""Imports, of surveys and of past lists, whose worker was lost are failed, so that a person can go on."""

from datetime import timedelta

from django.db.models.functions import Now

from rasoat.people.acting import ActingUser
from rasoat.register.events.payloads import problem_as_json
from rasoat.register.intake.say import FAILED
from rasoat.register.models import ImportState, PastList, PastState, SurveyImport
from rasoat.register.models.past_list import RUNNING as PAST_RUNNING
from rasoat.register.models.survey_import import RUNNING
from rasoat.register.past.say import FAILED as PAST_FAILED

SILENT = timedelta(minutes=10)
"""A running import that said nothing for so long has lost its worker."""


def fail_lost_imports(*, acting_user: ActingUser) -> int:
    """Fail them; how many there were. One that waits its turn is not lost. Call it within ``acting``."""
    running = [state for state in RUNNING if state != ImportState.WAITING]
    seen = SurveyImport.objects.visible_to(acting_user)
    lost = seen.filter(state__in=running, changed_at__lt=Now() - SILENT)
    changed: int = lost.update(state=ImportState.FAILED, problems=[problem_as_json(FAILED)], faults=1)
    return changed


def fail_lost_past_lists(*, acting_user: ActingUser) -> int:
    """The same for past lists; what is staged or written of them stays. Call it within ``acting``."""
    turn = (PastState.WAITING, PastState.QUEUED)
    running = [state for state in PAST_RUNNING if state not in turn]
    seen = PastList.objects.visible_to(acting_user)
    lost = seen.filter(state__in=running, changed_at__lt=Now() - SILENT)
    changed: int = lost.update(state=PastState.FAILED, problems=[problem_as_json(PAST_FAILED)], faults=1)
    return changed
