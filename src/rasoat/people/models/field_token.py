"""A device's own way in for a season: shown once as a picture, kept only as a digest."""

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models.assignment import Assignment
from rasoat.people.models.user import User


class FieldToken(models.Model):
    """Lets one device act in one assignment until the day before ``valid_to``, without the password.

    ``digest`` is SHA-256 of 32 random bytes, which need no slow hash. ``device`` is what the first device
    that used it called itself: another device is refused from then on.
    """

    sensitivity = marks(
        technical="id valid_to made_at revoked_at",
        personal="person assignment name device used_at",
        sensitive="digest",
    )

    person = models.ForeignKey(User, models.PROTECT, related_name="field_tokens")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    digest = models.BinaryField(max_length=32, unique=True)
    valid_to = models.DateField()
    made_at = models.DateTimeField(db_default=Now())
    device = models.CharField(max_length=80, blank=True)
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person", "id"])]

    def __str__(self) -> str:
        return f"{self.name} of person {self.person_id}"
