"""The code with which a person signs in before having a password of their own."""

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models.user import User


class OneTimeCode(models.Model):
    """A person's latest code: printed once, kept only as a keyed digest (``one_time_codes``).

    It opens nothing once the person has chosen a password, after ``expires_at``, or after too many failures.
    """

    sensitivity = marks(
        technical="id made_at expires_at failures",
        personal="person made_by",
        sensitive="mac",
    )

    person = models.OneToOneField(User, models.PROTECT, related_name="one_time_code")
    mac = models.CharField(max_length=64, unique=True, db_collation="C")
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField()
    failures = models.SmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"one-time code of {self.person_id}"
