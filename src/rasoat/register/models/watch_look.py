"""That a person looked at a household which enters, falls back, falls to poor or leaves."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models import User
from rasoat.people.visibility import ProtectedModel


class WatchKind(models.TextChoices):
    """Why a household is watched in a review."""

    NEW_ENTRY = "new_entry"
    RELAPSE = "relapse"
    FELL_TO_POOR = "fell_to_poor"
    EXIT = "exit"


class WatchLook(ProtectedModel):
    """One look at one household of the watch list, for ever. ``assessment`` is the survey that was looked at.

    Where a newer survey takes its place, or the household is watched for another reason, somebody has to look
    again. Nobody can change or delete a look, the owner of the table included.
    """

    sensitivity = marks(
        free="campaign",
        technical="id assessment looked_at",
        personal="household unit_path kind person note",
    )

    append_only: ClassVar[bool] = True

    # The household's code as a number, without a key: the households are computed from the events.
    household = models.BigIntegerField()
    unit_path = models.CharField(max_length=24, db_collation="C")
    campaign = models.CharField(max_length=40, db_collation="C")
    assessment = models.BigIntegerField()
    kind = models.CharField(max_length=12, choices=WatchKind)
    note = models.CharField(max_length=1000, blank=True)
    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    looked_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [
            models.Index(fields=["household", "campaign"], name="look_at_household"),
            models.Index(fields=["unit_path"], name="look_of_unit"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=WatchKind.values), name="watch_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.household} ({self.kind}) in {self.campaign}"
