"""A reform of units carried through the register."""

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models import Assignment, User


class ReformState(models.TextChoices):
    """Where it stands. Each commune is whole or untouched, so what is left can always go on."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


class Reform(models.Model):
    """Households follow their villages to where these lie on ``day``.

    ``choices`` says for each village that ended ({id: id}) into which one its households go. No personal
    data: ``done`` and ``total`` count households.
    """

    sensitivity = marks(
        technical="id day choices state stop_asked done total started_at changed_at",
        personal="started_by assignment",
    )

    day = models.DateField()
    choices = models.JSONField(default=dict)
    state = models.CharField(max_length=7, choices=ReformState, default=ReformState.WAITING)
    stop_asked = models.BooleanField(default=False)
    done = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    started_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    assignment = models.ForeignKey(Assignment, models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField(db_default=Now())
    changed_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=ReformState.values), name="reform_state_is_known"
            ),
            models.UniqueConstraint(
                fields=["state"], condition=models.Q(state="running"), name="one_reform_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"reform of {self.day}: {self.state}"
