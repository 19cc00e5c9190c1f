"""Which unit became which."""

from django.db import models

from rasoat.places.models.unit import Unit


class UnitSuccession(models.Model):
    """``from_unit`` became ``to_unit``, or a part of it, on ``on``.

    ``whole`` is true when all of it went there. A unit that was divided has several rows, none of them whole:
    then nothing can say by the unit alone where one of its villages went.
    """

    from_unit = models.ForeignKey(Unit, models.PROTECT, related_name="successions")
    to_unit = models.ForeignKey(Unit, models.PROTECT, related_name="origins")
    on = models.DateField()
    whole = models.BooleanField(default=True)
    source = models.CharField(max_length=300)
    certainty = models.CharField(max_length=12)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["from_unit", "to_unit", "on"], name="unit_succession_once"),
            models.UniqueConstraint(
                fields=["from_unit"], condition=models.Q(whole=True), name="unit_succession_whole_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(from_unit=models.F("to_unit")), name="unit_succession_is_a_change"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_unit_id} → {self.to_unit_id} on {self.on}"
