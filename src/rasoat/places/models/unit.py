"""A unit: that which stays the same while its code, name, type and parent change."""

from django.db import models


class Unit(models.Model):
    """A province, district, commune or village, by our own permanent id.

    The id is never given to another unit and a unit is never deleted (a trigger refuses it), since paths on
    old papers consist of these ids. What is true of the unit at a date stands in its ``UnitPeriod``.
    """

    id = models.AutoField(primary_key=True)
    # A unit to practise in: it has a root of its own beside the province, so nothing of it is ever counted.
    practice = models.BooleanField(default=False, db_default=False)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            # A path holds six digits of each unit.
            models.CheckConstraint(
                condition=models.Q(id__gte=1, id__lte=999_999), name="unit_id_fits_in_a_path"
            ),
        ]

    def __str__(self) -> str:
        return f"unit {self.pk}"
