"""A household on the review list of its village."""

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models import User
from rasoat.people.visibility import ProtectedModel
from rasoat.review.models.village_review import VillageReview


class Origin(models.TextChoices):
    """Why a household is reviewed (TT 17/2016 art. 6 cl. 1, QĐ 24/2021 art. 4 cl. 1)."""

    POOR = "poor"
    NEAR_POOR = "near_poor"
    APPLICANT = "applicant"
    MISFORTUNE = "misfortune"
    FULL_COVERAGE = "full_coverage"


class FormA(models.TextChoices):
    """What the quick identification of an applicant came to; blank: not filled, or not asked for."""

    LISTED = "listed"
    LEFT_OUT = "left_out"
    EXCEPTION = "exception"


class Excuse(models.TextChoices):
    """Why a household on the list has no survey."""

    MOVED = "moved"
    DIED_OUT = "died_out"
    AWAY = "away"
    REFUSED = "refused"


class Agreed(models.TextChoices):
    """What the meeting said of the result; blank: it has not spoken."""

    YES = "yes"
    SURVEY_AGAIN = "again"


class ReviewLine(ProtectedModel):
    """One household: why it is on the list, its survey or why there is none, what was compiled and agreed.

    ``household`` is its code (households are computed from events, so no key checks it). ``assessment`` is
    the survey whose result was compiled; ``class_group`` and ``class_id`` are what it proposes, ``before``
    the class on the day the list was made. ``form_a`` are the answers of Form A by item.
    """

    sensitivity = marks(
        technical="id review origin added_at form_a_outcome excuse assessment agreed",
        posted="class_group class_id",
        personal="household unit_path before added_by approved_by",
        sensitive="form_a reason exception excuse_note",
    )

    review = models.ForeignKey(VillageReview, models.PROTECT, related_name="lines")
    unit_path = models.CharField(max_length=24, db_collation="C")
    household = models.BigIntegerField()
    origin = models.CharField(max_length=13, choices=Origin)
    before = models.CharField(max_length=9, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(db_default=Now())

    form_a = models.JSONField(null=True)
    form_a_outcome = models.CharField(max_length=9, choices=FormA, blank=True)
    exception = models.CharField(max_length=500, blank=True)
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    excuse = models.CharField(max_length=8, choices=Excuse, blank=True)
    excuse_note = models.CharField(max_length=500, blank=True)
    assessment = models.BigIntegerField(null=True)
    class_group = models.CharField(max_length=9, blank=True)
    class_id = models.CharField(max_length=40, blank=True)
    agreed = models.CharField(max_length=5, choices=Agreed, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["unit_path"], name="review_line_of_unit"),
            models.Index(fields=["household"], name="review_line_of_household"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["review", "household"], name="household_on_the_list_once"),
            models.CheckConstraint(
                condition=models.Q(origin__in=Origin.values), name="review_line_origin_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(form_a_outcome="exception", approved_by__isnull=False)
                & ~models.Q(exception="")
                | ~models.Q(form_a_outcome="exception"),
                name="exception_is_approved",
            ),
            models.CheckConstraint(
                condition=models.Q(class_group="", class_id="", assessment__isnull=True)
                | models.Q(class_group__in=["poor", "near_poor", "above"], assessment__isnull=False),
                name="compiled_rests_on_a_survey",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review_id}: {self.household} ({self.origin})"
