"""What is decided for a commune as a whole: its report, the opinion on it, the decision."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from rasoat.campaigns.models import Campaign
from rasoat.common.sensitivity import marks
from rasoat.people.models import User
from rasoat.people.visibility import ProtectedModel
from rasoat.places.models import Unit


class CommuneReview(ProtectedModel):
    """A commune in a campaign. Its villages carry the stages; this row is locked while one act concerns all.

    ``appraised`` says whether an appraisal takes place where the law leaves that open.
    """

    sensitivity = marks(free="appraised", technical="id campaign commune unit_path")

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="commune_reviews")
    commune = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit_path = models.CharField(max_length=24, db_collation="C")
    appraised = models.BooleanField(null=True)

    class Meta:
        indexes = [models.Index(fields=["unit_path"], name="commune_review_of_unit")]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "commune"], name="commune_reviewed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.commune_id}"


class CommuneReport(ProtectedModel):
    """The commune reports its result and asks for the opinion. ``figures`` are what it reported."""

    sensitivity = marks(
        free="number day figures", technical="id review unit_path due_on sent_at", personal="sent_by"
    )
    append_only: ClassVar[bool] = True

    review = models.ForeignKey(CommuneReview, models.PROTECT, related_name="reports")
    unit_path = models.CharField(max_length=24, db_collation="C")
    number = models.CharField(max_length=60)
    day = models.DateField()
    due_on = models.DateField(null=True)
    figures = models.JSONField()
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["unit_path"], name="commune_report_of_unit")]

    def __str__(self) -> str:
        return f"{self.review_id}: {self.number}"


class Opinion(ProtectedModel):
    """What the upper level answers: agreed, or refused with the villages that go back and why.

    ``returned`` are [village, stage, reason].
    """

    sensitivity = marks(
        free="number day agreed signer",
        technical="id report unit_path given_at",
        personal="given_by",
        sensitive="reasons returned",
    )
    append_only: ClassVar[bool] = True

    report = models.OneToOneField(CommuneReport, models.PROTECT, related_name="opinion")
    unit_path = models.CharField(max_length=24, db_collation="C")
    number = models.CharField(max_length=60)
    day = models.DateField()
    signer = models.CharField(max_length=120)
    agreed = models.BooleanField()
    reasons = models.CharField(max_length=4000, blank=True)
    returned = models.JSONField(default=list)
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["unit_path"], name="opinion_of_unit")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(agreed=True) | ~models.Q(reasons=""), name="refusal_has_reasons"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.number}"


class Recognition(ProtectedModel):
    """The decision of the commune's chair. At most one stands; a withdrawn one stays readable.

    ``annex`` is the SHA-256 of its lists as canonical JSON in the archive. ``decided_by`` is who acted; where
    an officer records a decision on paper, ``scan`` is its picture in the archive.
    """

    sensitivity = marks(
        free="number day signer poor near_poor left withdrawn_number withdrawn_on",
        technical="id review unit_path annex scan decided_at",
        personal="decided_by withdrawn_by",
        sensitive="withdrawn_why",
    )

    review = models.ForeignKey(CommuneReview, models.PROTECT, related_name="recognitions")
    unit_path = models.CharField(max_length=24, db_collation="C")
    number = models.CharField(max_length=60)
    day = models.DateField()
    signer = models.CharField(max_length=120)
    annex = models.CharField(max_length=64)
    scan = models.CharField(max_length=64, blank=True)
    poor = models.IntegerField()
    near_poor = models.IntegerField()
    left = models.IntegerField()
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(db_default=Now())
    withdrawn_number = models.CharField(max_length=60, blank=True)
    withdrawn_on = models.DateField(null=True)
    withdrawn_why = models.CharField(max_length=2000, blank=True)
    withdrawn_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["unit_path"], name="recognition_of_unit")]
        constraints = [
            models.UniqueConstraint(
                fields=["review"], condition=models.Q(withdrawn_on__isnull=True), name="one_decision_stands"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review_id}: {self.number}"
