"""A role held at a unit from one date to another."""

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models.user import User
from rasoat.places.models import Unit


class Assignment(models.Model):
    """``person`` holds ``role`` at ``unit`` from ``valid_from`` until the day before ``valid_to``.

    ``role`` is a key of ``people/data/roles.toml``. The assignment covers all below its unit, unless it
    has areas: then it covers only those (an office that follows three districts, a head of two villages).

    ``deputy_for``: the assignment that a deputy stands in for; it has an end. ``moved_from``: the assignment
    that a reform of units ended and this one continues. Where paper decided it: by whom, number, day, and the
    hash of its scan in the archive.
    """

    sensitivity = marks(
        technical="id created_at",
        personal="person role unit valid_from valid_to deputy_for moved_from decided_by decision_number "
        "decision_date decision_scan",
    )

    person = models.ForeignKey(User, models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=40)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    deputy_for = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="deputies")
    moved_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="moved_to")
    decided_by = models.CharField(max_length=120, blank=True)
    decision_number = models.CharField(max_length=60, blank=True)
    decision_date = models.DateField(null=True, blank=True)
    decision_scan = models.CharField(max_length=64, blank=True, db_collation="C")
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["unit", "valid_from"])]
        constraints = [
            # Equal dates: ended on the day it began, never in force.
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="assignment_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(deputy_for__isnull=True) | models.Q(valid_to__isnull=False),
                name="assignment_of_a_deputy_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} at unit {self.unit_id} from {self.valid_from}"


class AssignmentArea(models.Model):
    """One unit, at or below the assignment's own, that the assignment covers. At most eight of them."""

    sensitivity = marks(
        technical="id position",
        personal="assignment unit",
    )

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="areas")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    position = models.SmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "unit"], name="assignment_area_once"),
            models.UniqueConstraint(fields=["assignment", "position"], name="assignment_area_position_once"),
            models.CheckConstraint(
                condition=models.Q(position__range=(1, 8)), name="assignment_has_at_most_eight_areas"
            ),
        ]

    def __str__(self) -> str:
        return f"area {self.position} of assignment {self.assignment_id}"
