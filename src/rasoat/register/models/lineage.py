"""Which household came of which."""

from django.db import models

from rasoat.common.sensitivity import marks
from rasoat.people.visibility import ProtectedModel


class LineageKind(models.TextChoices):
    """How one household came of another."""

    SPLIT = "split"
    MERGED = "merged"
    DUPLICATE = "duplicate"


class Lineage(ProtectedModel):
    """Derived. ``from_household`` went, or a part of it, into ``to_household`` on ``on``.

    A split: the second is new. Merged or a duplicate: the first is closed. Circles are refused by the verbs.
    """

    sensitivity = marks(personal="from_household to_household kind on unit_path")

    pk = models.CompositePrimaryKey("from_household", "to_household", "kind")
    from_household = models.BigIntegerField()
    to_household = models.BigIntegerField()
    kind = models.CharField(max_length=9, choices=LineageKind)
    on = models.DateField()
    unit_path = models.CharField(max_length=24, db_collation="C")

    class Meta:
        indexes = [
            models.Index(fields=["to_household"], name="lineage_of_household"),
            models.Index(fields=["unit_path"], name="lineage_of_unit"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(from_household=models.F("to_household")), name="lineage_is_of_two"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=LineageKind.values), name="lineage_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_household} → {self.to_household} ({self.kind})"
