"""What was published of a past year, why the register differs, and which lists are complete."""

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models import User
from rasoat.people.visibility import ProtectedModel
from rasoat.places.models import Unit

_IS_CLASS = models.Q(class_group__in=["poor", "near_poor"])


class PublishedTotal(ProtectedModel):
    """How many households and persons a published document gives for a unit, list year and class."""

    sensitivity = marks(
        free="list_year class_group households persons source",
        technical="id unit unit_path recorded_at",
        personal="recorded_by",
    )

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit_path = models.CharField(max_length=24, db_collation="C")
    list_year = models.SmallIntegerField()
    class_group = models.CharField(max_length=9)
    households = models.IntegerField()
    persons = models.IntegerField(null=True)
    source = models.CharField(max_length=300)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["unit_path", "list_year"], name="published_of_unit")]
        constraints = [
            models.UniqueConstraint(fields=["unit", "list_year", "class_group"], name="published_once"),
            models.CheckConstraint(condition=_IS_CLASS, name="published_class_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.list_year} {self.class_group}: {self.households}"


class ExplainedDifference(ProtectedModel):
    """Why register and publication differ. It holds for ``difference`` households and ``persons_difference``
    persons (register less published; None: one of them does not say); once the figures change, the difference
    is open again.
    """

    sensitivity = marks(
        free="list_year class_group difference persons_difference",
        technical="id unit unit_path explained_at",
        personal="explained_by",
        sensitive="note",
    )

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit_path = models.CharField(max_length=24, db_collation="C")
    list_year = models.SmallIntegerField()
    class_group = models.CharField(max_length=9)
    difference = models.IntegerField()
    persons_difference = models.IntegerField(null=True)
    note = models.CharField(max_length=1000)
    explained_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    explained_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["unit_path", "list_year"], name="explained_of_unit")]
        constraints = [models.CheckConstraint(condition=_IS_CLASS, name="explained_class_is_known")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.list_year} {self.class_group}: {self.difference}"


class CompleteList(ProtectedModel):
    """A person said that everybody on the list of this commune and year is in: who is not has left it."""

    sensitivity = marks(free="list_year", technical="id unit unit_path left said_at", personal="said_by")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit_path = models.CharField(max_length=24, db_collation="C")
    list_year = models.SmallIntegerField()
    # How many households of the list before were found to be absent.
    left = models.IntegerField()
    said_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    said_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["unit_path", "list_year"], name="complete_of_unit")]
        constraints = [models.UniqueConstraint(fields=["unit", "list_year"], name="complete_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.list_year}"
