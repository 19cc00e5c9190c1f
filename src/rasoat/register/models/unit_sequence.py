"""The running number of events in one commune: "as we knew it" is a number of this sequence."""

from django.db import models

from rasoat.places.models import Unit


class UnitSequence(models.Model):
    """The last number given in a commune. Its row is the commune's lock: every verb holds it while it writes.

    A number, not a time, says what was known: clocks jump, and two transactions may end in the other order.
    """

    unit = models.OneToOneField(Unit, models.PROTECT, primary_key=True, related_name="+")
    last = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(last__gte=0), name="unit_sequence_counts_up"),
        ]

    def __str__(self) -> str:
        return f"unit {self.unit_id} at {self.last}"
