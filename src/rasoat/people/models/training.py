"""A training of the people who do the review, and who attended it."""

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models.user import User
from rasoat.people.visibility import ProtectedModel
from rasoat.places.models import Unit


class Training(ProtectedModel):
    """One day of training, held by the office of ``unit`` for people of its area."""

    sensitivity = marks(
        technical="id unit unit_path title held_on place made_at",
        personal="recorded_by",
    )

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit_path = models.CharField(max_length=24, db_collation="C")
    title = models.CharField(max_length=200)
    held_on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["unit_path", "held_on"], name="training_of_unit")]
        constraints = [
            models.UniqueConstraint(fields=["unit", "title", "held_on"], name="training_once"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.held_on})"


class Attendance(ProtectedModel):
    """A person who has an account attended a training. ``unit_path`` is the training's."""

    sensitivity = marks(
        technical="id unit_path made_at",
        personal="training person",
    )

    training = models.ForeignKey(Training, models.PROTECT, related_name="attendances")
    unit_path = models.CharField(max_length=24, db_collation="C")
    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["unit_path", "training"], name="attendance_of_unit")]
        constraints = [
            models.UniqueConstraint(fields=["training", "person"], name="attendance_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} at training {self.training_id}"
