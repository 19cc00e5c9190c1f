"""Thin wrappers for the queue."""

from procrastinate.contrib.django import app

from rasoat.people.acting import acting
from rasoat.people.models import TrailVerification, VerificationState
from rasoat.people.queries import system_actor
from rasoat.places import installation


@app.periodic(cron="10 0 * * *")
@app.task(name="people.move_assignments", queueing_lock="people.move_assignments")
def follow_reforms(timestamp: int) -> None:  # noqa: ARG001 - the queue gives it
    """Every night: people go with the units that a reform changed today."""
    from rasoat.people.actions.move_assignments import move_assignments

    with acting(system_actor("system.mover")) as mover:
        move_assignments(installation.today(), acting_user=mover)


def queue_verification(asked: TrailVerification) -> None:
    """Let the worker verify the trail, once the present transaction is through."""
    verify_trail.defer(asked=asked.pk)


@app.task(name="people.verify_trail", queue="trail")
def verify_trail(asked: int) -> None:
    """Verify as the system's sealer, who sees every record; a verification that has begun is left alone."""
    from rasoat.people.actions.verify_trail import carry_out
    from rasoat.people.sealing.readers import SEALER

    found = TrailVerification.objects.select_related("asked_by").get(pk=asked)
    if found.state == VerificationState.WAITING:
        carry_out(found, acting_user=system_actor(SEALER))
