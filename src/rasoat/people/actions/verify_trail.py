"""The verbs of a verification: ask for one, and carry it out."""

import time
from collections.abc import Callable

from django.db import transaction
from django.db.models.functions import Now

from rasoat.people.acting import ActingUser, acting
from rasoat.people.models import TrailVerification, VerificationState
from rasoat.people.permissions import require
from rasoat.people.sealing.keys import trail_keys
from rasoat.people.sealing.readers import reading
from rasoat.people.sealing.verification import Report, verify
from rasoat.people.sealing.watch import roots_file
from rasoat.people.trail import Subject, record

VERB = "trail.verify"
READERS = 2
PAUSE = 0.5
"""Seconds between two words about progress."""


@transaction.atomic
def ask_verification(*, acting_user: ActingUser) -> TrailVerification:
    """Note a verification that waits; one that has not begun yet is not asked for twice."""
    require(acting_user, VERB, acting_user.unit_path)
    waiting = TrailVerification.objects.filter(state=VerificationState.WAITING).order_by("id").first()
    return waiting or TrailVerification.objects.create(asked_by=acting_user.person)


def carry_out(asked: TrailVerification, *, acting_user: ActingUser) -> Report:
    """Verify, keep the result, and record it in the trail. Not inside a transaction.

    Raises ``NotAllowed``, or ``Refused`` when the file of roots cannot be read.
    """
    require(acting_user, VERB, acting_user.unit_path)
    _fail_lost(asked)
    _keep(asked, state=VerificationState.RUNNING)
    try:
        with reading(READERS) as readers:
            report = verify(readers, trail_keys(), roots_file(), _teller(asked))
    except Exception:
        _keep(asked, state=VerificationState.FAILED, finished_at=Now())
        raise
    with acting(acting_user):
        _finish(asked, report, acting_user)
    return report


def _teller(asked: TrailVerification) -> Callable[[int, int], None]:
    told = 0.0

    def tell(done: int, total: int) -> None:
        nonlocal told
        if time.monotonic() - told > PAUSE:
            told = time.monotonic()
            _keep(asked, done=done, total=total)

    return tell


def _finish(asked: TrailVerification, report: Report, acting_user: ActingUser) -> None:
    _keep(
        asked,
        state=VerificationState.WHOLE if report.whole else VerificationState.BROKEN,
        finished_at=Now(),
        done=report.links,
        total=report.links,
        seconds=report.seconds,
        last_seal=report.seals,
        waiting=report.waiting,
        breaks=[[one.chain, one.position, str(one.kind), one.record] for one in report.breaks],
    )
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("seal", str(report.seals)),
        unit_path=acting_user.unit_path,
        details={
            "asked_by": asked.asked_by.login,
            "links": report.links,
            "breaks": len(report.breaks),
        },
    )


def _fail_lost(asked: TrailVerification) -> None:
    """One that still runs when the next begins has lost its worker."""
    lost = TrailVerification.objects.filter(state=VerificationState.RUNNING).exclude(pk=asked.pk)
    lost.update(state=VerificationState.FAILED, finished_at=Now())


def _keep(asked: TrailVerification, **facts: object) -> None:
    TrailVerification.objects.filter(pk=asked.pk).update(**facts)
