"""Why a recognised household is poor, and what it asks for."""

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models import User
from rasoat.people.visibility import ProtectedModel
from rasoat.review.models.review_line import ReviewLine


class Characteristics(ProtectedModel):
    """Causes and needs of one household, coded by the law's lists of the day (Form C of 2016-2020, R16).

    Several of each; ``main_cause`` is one of the causes, or blank.
    """

    sensitivity = marks(
        technical="id recorded_at",
        personal="line unit_path recorded_by",
        sensitive="causes main_cause needs note",
    )

    line = models.OneToOneField(ReviewLine, models.PROTECT, related_name="characteristics")
    unit_path = models.CharField(max_length=24, db_collation="C")
    causes = models.JSONField()
    main_cause = models.CharField(max_length=40, blank=True)
    needs = models.JSONField()
    note = models.CharField(max_length=1000, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["unit_path"], name="characteristics_of_unit")]

    def __str__(self) -> str:
        return f"{self.line_id}: {len(self.causes)}"
