"""Numbers that others gave: the national system's codes, the running numbers of villages' lists."""

from django.db import models

from rasoat.common.sensitivity import marks
from rasoat.people.visibility import ProtectedModel


class NumberKind(models.TextChoices):
    """Whose number it is."""

    NATIONAL = "national"
    LOCAL = "local"


class OtherNumber(ProtectedModel):
    """Derived. A number under which others know a household, or one of its people (``person``; 0: the
    household). It identifies nothing here: ours is the permanent code.

    ``list_year`` is the year of the list that had it, 0 where it is of no year; ``source`` says where it was
    read.
    """

    sensitivity = marks(
        personal="household person kind value list_year source unit_path",
    )

    pk = models.CompositePrimaryKey("household", "person", "kind", "value", "list_year")
    household = models.BigIntegerField()
    person = models.BigIntegerField()
    kind = models.CharField(max_length=8, choices=NumberKind)
    value = models.CharField(max_length=60, db_collation="C")
    list_year = models.SmallIntegerField()
    source = models.CharField(max_length=300)
    unit_path = models.CharField(max_length=24, db_collation="C")

    class Meta:
        indexes = [
            models.Index(fields=["value", "unit_path"], name="other_number"),
            models.Index(fields=["unit_path"], name="other_number_of_unit"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=NumberKind.values), name="number_kind_is_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.value} of {self.household}"
