"""Thin wrappers for the queue."""

from procrastinate.contrib.django import app

from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.places import installation


@app.periodic(cron="10 0 * * *")
@app.task(name="people.move_assignments", queueing_lock="people.move_assignments")
def follow_reforms(timestamp: int) -> None:  # noqa: ARG001 - the queue gives it
    """Every night: people go with the units that a reform changed today."""
    from rasoat.people.actions.move_assignments import move_assignments

    with acting(system_actor("system.mover")) as mover:
        move_assignments(installation.today(), acting_user=mover)
