"""Every passage of a village from one stage to another."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models import User
from rasoat.people.visibility import ProtectedModel
from rasoat.review.models.village_review import VillageReview


class StageChange(ProtectedModel):
    """Who brought the village from where to where, on which day, and why when it went back."""

    sensitivity = marks(
        free="from_stage to_stage on",
        technical="id review unit_path round recorded_at",
        personal="person",
        sensitive="reason",
    )
    append_only: ClassVar[bool] = True

    review = models.ForeignKey(VillageReview, models.PROTECT, related_name="changes")
    unit_path = models.CharField(max_length=24, db_collation="C")
    from_stage = models.CharField(max_length=15, blank=True)
    to_stage = models.CharField(max_length=15)
    round = models.SmallIntegerField()
    on = models.DateField()
    reason = models.CharField(max_length=1000, blank=True)
    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["unit_path", "id"], name="stage_change_of_unit")]

    def __str__(self) -> str:
        return f"{self.review_id}: {self.from_stage} to {self.to_stage}"
