"""A list as it was published: what it said, of which day, and how much was known then."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models import User
from rasoat.people.visibility import ProtectedModel
from rasoat.places.models import Unit


class FrozenList(ProtectedModel):
    """The poor and near-poor households of a unit on ``day``, frozen for ever.

    ``known`` is how far the communes had numbered their events ({unit id: number}); with it the canonical
    JSON of the list is computed again from events, to the byte: its SHA-256 is ``sha256``, and the archive
    keeps it. ``list_year`` NULL: whichever list was in force on the day.
    """

    sensitivity = marks(
        technical="id unit unit_path day list_year known sha256 frozen_at",
        free="title households persons",
        personal="frozen_by",
    )
    append_only: ClassVar[bool] = True

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit_path = models.CharField(max_length=24, db_collation="C")
    title = models.CharField(max_length=200)
    day = models.DateField()
    list_year = models.SmallIntegerField(null=True)
    known = models.JSONField()
    households = models.IntegerField()
    # Of those whose size is known.
    persons = models.IntegerField()
    sha256 = models.CharField(max_length=64)
    frozen_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["unit_path", "-id"], name="frozen_list_of_unit")]

    def __str__(self) -> str:
        return f"{self.title} ({self.day}, {self.sha256[:12]})"
