"""The key under which the personal values of one subject are kept in the trail."""

from django.db import models

from rasoat.common.sensitivity import marks


class PersonalKey(models.Model):
    """``wrapped`` is the key encrypted under one outside the database; None once it is destroyed."""

    sensitivity = marks(
        technical="id subject_kind destroyed_at",
        personal="subject_code",
        sensitive="wrapped",
    )

    subject_kind = models.CharField(max_length=40)
    subject_code = models.CharField(max_length=100)
    wrapped = models.BinaryField(null=True)
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject_kind", "subject_code"], name="personal_key_of_subject"),
            models.CheckConstraint(
                condition=models.Q(wrapped__isnull=True) ^ models.Q(destroyed_at__isnull=True),
                name="personal_key_is_there_or_destroyed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_code}"
