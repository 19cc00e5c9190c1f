"""A household asks in the year to be added to the list, or to leave it."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from rasoat.campaigns.models import Campaign
from rasoat.common.sensitivity import marks
from rasoat.people.models import User
from rasoat.people.visibility import ProtectedModel
from rasoat.places.models import Unit
from rasoat.review.in_year.stages import CaseStage


class RequestKind(models.TextChoices):
    """To be added (form 1a, later 01), or to be recognised as having left (form 1b, later 04)."""

    JOIN = "join"
    LEAVE = "leave"


class CaseOutcome(models.TextChoices):
    """What came of it; blank while it is open."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class InYearCase(ProtectedModel):
    """One request and where it stands.

    ``received_on`` also says under which law it is reviewed. ``begins_on`` is the first day of the review,
    ``due_on`` the last day to decide, empty where the law's number is not known. ``ineligible`` are the rules
    of that law that the household does not meet: it can only be refused then. ``before`` is its class on the
    day of receipt. ``confirmed``: what the village head said of the request, where the law asks.
    """

    sensitivity = marks(
        free="stage outcome",
        technical="id campaign village commune receipt kind channel received_on begins_on due_on round "
        "revision confirmed confirmed_on assessment recorded_at closed_on",
        posted="class_group class_id",
        personal="household unit_path before applicant residence resident_since confirmed_by recorded_by",
        sensitive="event what contact ineligible confirmed_note",
    )

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="in_year_cases")
    village = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    commune = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit_path = models.CharField(max_length=24, db_collation="C")
    household = models.BigIntegerField()
    receipt = models.CharField(max_length=12, unique=True, db_collation="C")
    kind = models.CharField(max_length=5, choices=RequestKind)
    channel = models.CharField(max_length=40)
    received_on = models.DateField()
    begins_on = models.DateField()
    due_on = models.DateField(null=True)
    applicant = models.CharField(max_length=120)
    contact = models.CharField(max_length=120, blank=True)
    event = models.CharField(max_length=40, blank=True)
    what = models.CharField(max_length=2000, blank=True)
    residence = models.CharField(max_length=9, blank=True)
    resident_since = models.DateField(null=True)
    ineligible = models.JSONField(default=list)
    before = models.CharField(max_length=9, blank=True)

    stage = models.CharField(max_length=12, choices=[(one.value, one.value) for one in CaseStage])
    round = models.SmallIntegerField(default=1)
    revision = models.IntegerField(default=0)
    confirmed = models.BooleanField(null=True)
    confirmed_by = models.CharField(max_length=120, blank=True)
    confirmed_on = models.DateField(null=True)
    confirmed_note = models.CharField(max_length=500, blank=True)
    assessment = models.BigIntegerField(null=True)
    class_group = models.CharField(max_length=9, blank=True)
    class_id = models.CharField(max_length=40, blank=True)
    outcome = models.CharField(max_length=9, choices=CaseOutcome, blank=True)
    closed_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [
            models.Index(fields=["unit_path", "received_on"], name="in_year_case_of_unit"),
            models.Index(fields=["household"], name="in_year_case_of_household"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["household"], condition=models.Q(outcome=""), name="one_open_case_a_household"
            ),
            models.CheckConstraint(
                condition=models.Q(stage__in=[one.value for one in CaseStage]), name="case_stage_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True) & ~models.Q(stage="closed")
                | models.Q(closed_on__isnull=False, stage="closed") & ~models.Q(outcome=""),
                name="closed_case_has_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.receipt}: {self.stage}"


class InYearStep(ProtectedModel):
    """Every passage of a case from one stage to another; why, when it went back."""

    sensitivity = marks(
        free="from_stage to_stage on",
        technical="id case round recorded_at",
        personal="unit_path person",
        sensitive="reason",
    )
    append_only: ClassVar[bool] = True

    case = models.ForeignKey(InYearCase, models.PROTECT, related_name="steps")
    unit_path = models.CharField(max_length=24, db_collation="C")
    from_stage = models.CharField(max_length=12, blank=True)
    to_stage = models.CharField(max_length=12)
    round = models.SmallIntegerField()
    on = models.DateField()
    reason = models.CharField(max_length=1000, blank=True)
    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["unit_path"], name="in_year_step_of_unit")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.from_stage} to {self.to_stage}"


class InYearDecision(ProtectedModel):
    """The decision on a case, of which there is one: the class given, or a refusal with its reasons.

    ``decided_by`` is who acted; ``scan`` is the picture of a decision on paper, in the archive.
    """

    sensitivity = marks(
        free="number day signer",
        technical="id case accepted assessment scan decided_at",
        posted="class_group",
        personal="unit_path decided_by",
        sensitive="reasons",
    )
    append_only: ClassVar[bool] = True

    case = models.OneToOneField(InYearCase, models.PROTECT, related_name="decision")
    unit_path = models.CharField(max_length=24, db_collation="C")
    accepted = models.BooleanField()
    number = models.CharField(max_length=60)
    day = models.DateField()
    signer = models.CharField(max_length=120)
    reasons = models.CharField(max_length=2000, blank=True)
    assessment = models.BigIntegerField(null=True)
    class_group = models.CharField(max_length=9, blank=True)
    scan = models.CharField(max_length=64, blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["unit_path"], name="in_year_decision_of_unit")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(accepted=True, assessment__isnull=False)
                | models.Q(accepted=False) & ~models.Q(reasons=""),
                name="in_year_decision_rests_on_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.number}"
