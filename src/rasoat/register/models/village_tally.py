"""How many households of each class a village has: what every summary adds up."""

from django.db import models

from rasoat.common.sensitivity import marks
from rasoat.people.visibility import ProtectedModel
from rasoat.places.models import Unit


class VillageTally(ProtectedModel):
    """Derived. Households and persons of one village in one campaign, standard and class.

    ``campaign`` "" counts all registered households (standard and ``class_id`` "" too). Within a campaign
    ``class_id`` is the proposed class, or "unscored". ``unknown_size`` counts the households whose size
    nobody stated.
    """

    sensitivity = marks(
        free="unit unit_path campaign standard class_id class_group households persons unknown_size",
        technical="id",
    )

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    unit_path = models.CharField(max_length=24, db_collation="C")
    campaign = models.CharField(max_length=40, blank=True, db_collation="C")
    standard = models.CharField(max_length=40, blank=True)
    class_id = models.CharField(max_length=40, blank=True)
    class_group = models.CharField(max_length=9, blank=True)
    households = models.IntegerField()
    persons = models.IntegerField()
    unknown_size = models.IntegerField()

    class Meta:
        indexes = [models.Index(fields=["unit_path", "campaign"], name="tally_of_unit")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "unit_path", "campaign", "standard", "class_id"], name="village_tally_once"
            ),
        ]

    def __str__(self) -> str:
        return f"unit {self.unit_id} {self.campaign} {self.class_id}: {self.households}"
