"""The verb that writes down what a person says is wrong in their record."""

from dataclasses import replace

from django.db import transaction

from rasoat.common.names import tidy
from rasoat.common.problems import Refused
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places.installation import today
from rasoat.register.corrections import CorrectionAsked, faults_of
from rasoat.register.models import CorrectionRequest, Household, Member

VERB = "correction.ask"


@transaction.atomic
def ask_correction(household: int, asked: CorrectionAsked, *, acting_user: ActingUser) -> CorrectionRequest:
    """Write a request down, on behalf of the person who asks. The register stays as it is.

    Raises ``Household.DoesNotExist`` for one outside the person's areas, ``NotAllowed``, or ``Refused`` with
    every fault.
    """
    found: Household = Household.objects.visible_to(acting_user).get(pk=household)
    require(acting_user, VERB, found.unit_path)
    asked = _tidied(asked)
    members = Member.objects.visible_to(acting_user).filter(household_id=found.pk)
    known = {str(code) for code in members.values_list("pk", flat=True)}
    if problems := list(faults_of(asked, known, today())):
        raise Refused(problems)
    made = CorrectionRequest.objects.create(
        household=found.pk,
        member=int(asked.member) if asked.member else None,
        unit_path=found.unit_path,
        asked_by=asked.asked_by,
        asked_on=asked.asked_on,
        channel=asked.channel,
        what_is_wrong=asked.what_is_wrong,
        should_be=asked.should_be,
        recorded_by=acting_user.person,
    )
    _record(made, acting_user)
    return made


def _tidied(asked: CorrectionAsked) -> CorrectionAsked:
    return replace(
        asked,
        asked_by=tidy(asked.asked_by),
        what_is_wrong=tidy(asked.what_is_wrong),
        should_be=tidy(asked.should_be),
    )


def _record(made: CorrectionRequest, acting_user: ActingUser) -> None:
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("household", str(made.household)),
        unit_path=made.unit_path,
        details={"number": made.pk, "asked_on": made.asked_on.isoformat()},
        after={
            "asked_by": made.asked_by,
            "channel": str(made.channel),
            "what_is_wrong": made.what_is_wrong,
            "should_be": made.should_be,
        },
    )
