"""One verification of the trail: who asked, how far it is, what it found."""

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models.user import User


class VerificationState(models.TextChoices):
    """``whole``: nothing was changed. ``broken``: something was, see ``breaks``."""

    WAITING = "waiting"
    RUNNING = "running"
    WHOLE = "whole"
    BROKEN = "broken"
    FAILED = "failed"


class TrailVerification(models.Model):
    """``breaks`` names the first broken record of each chain: chain, position, kind, detail."""

    sensitivity = marks(
        technical="id asked_at finished_at state done total seconds last_seal waiting breaks",
        personal="asked_by",
    )

    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(db_default=Now())
    finished_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=7, choices=VerificationState, default=VerificationState.WAITING)
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(null=True)
    seconds = models.FloatField(null=True)
    last_seal = models.BigIntegerField(null=True)
    waiting = models.BigIntegerField(default=0)
    breaks = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=VerificationState.values), name="verification_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"verification {self.pk}: {self.state}"
