"""How a layout of past lists is read, as a person confirmed it."""

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models import User


class PastMapping(models.Model):
    """The mapping of files with these headings (``fingerprint``); the next such file is read the same way.

    Headings and what bare numbers in them mean: nothing about anybody, so every area may use it.
    """

    sensitivity = marks(technical="id name fingerprint mapping confirmed_at", personal="confirmed_by")

    name = models.CharField(max_length=120)
    fingerprint = models.CharField(max_length=32, unique=True)
    mapping = models.JSONField()
    confirmed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"mapping {self.name}"
