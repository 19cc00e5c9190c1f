"""Something weighty that one person asks for and another confirms."""

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models.user import User
from rasoat.people.visibility import ProtectedModel


class Answer(models.TextChoices):
    """What became of it: what the second person said, or nobody in time."""

    CONFIRMED = "confirmed"
    DECLINED = "declined"
    EXPIRED = "expired"


class TwoPersonRequest(ProtectedModel):
    """``verb`` is done to the subject once another than ``asked_by`` confirms, before ``expires_at``."""

    sensitivity = marks(
        technical="id verb subject_kind unit_path asked_at expires_at answer answered_at",
        personal="subject_code reason asked_by answered_by",
    )

    verb = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=40)
    subject_code = models.CharField(max_length=100)
    unit_path = models.CharField(max_length=24, db_collation="C")
    reason = models.TextField()
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField()
    answer = models.CharField(max_length=9, choices=Answer, blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["unit_path", "id"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answered_by__isnull=True) | ~models.Q(answered_by=models.F("asked_by")),
                name="request_answered_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(answer__in=["", "expired"], answered_by__isnull=True)
                | models.Q(answer__in=["confirmed", "declined"], answered_by__isnull=False),
                name="request_answered_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["verb", "subject_kind", "subject_code"],
                condition=models.Q(answer=""),
                name="request_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_kind} {self.subject_code}"
