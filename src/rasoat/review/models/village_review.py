"""The review of one village in one campaign."""

from django.db import models
from django.db.models.functions import Now

from rasoat.campaigns.models import Campaign
from rasoat.common.sensitivity import marks
from rasoat.people.visibility import ProtectedModel
from rasoat.places.models import Unit
from rasoat.review.stages import Stage


class VillageReview(ProtectedModel):
    """Where a village stands. ``stage`` is the one being done; ``round`` counts how often it was begun anew.

    ``procedure_day`` says as of which day the law's procedure is read: the campaign's first day, until an
    amendment is applied to the village by decision. ``revision`` grows with every verb, so that of two people
    the second is told what the first did. The path is that of the day on which the review began, for ever.
    """

    sensitivity = marks(
        free="stage round",
        technical="id campaign village commune unit_path procedure_day revision started_on changed_at "
        "list_sha256",
    )

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="village_reviews")
    village = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    commune = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit_path = models.CharField(max_length=24, db_collation="C")
    stage = models.CharField(max_length=15, choices=[(one.value, one.value) for one in Stage])
    round = models.SmallIntegerField(default=1)
    procedure_day = models.DateField()
    revision = models.IntegerField(default=0)
    started_on = models.DateField()
    changed_at = models.DateTimeField(db_default=Now())
    # The frozen list of households to survey, in the archive; blank while it may still change.
    list_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [models.Index(fields=["unit_path", "stage"], name="village_review_of_unit")]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "village"], name="village_reviewed_once"),
            models.CheckConstraint(
                condition=models.Q(stage__in=[one.value for one in Stage]), name="village_stage_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(list_sha256="", stage="list") | ~models.Q(list_sha256=""),
                name="village_list_is_frozen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.village_id}: {self.stage}"
