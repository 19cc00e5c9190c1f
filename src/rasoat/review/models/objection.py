"""Somebody objects to a posted list."""

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models import User
from rasoat.people.visibility import ProtectedModel
from rasoat.review.models.posting import PostedLine, Posting


class ObjectionChannel(models.TextChoices):
    """How it came."""

    PUBLIC_PAGE = "public_page"
    PAPER = "paper"
    TELEPHONE = "telephone"
    IN_PERSON = "in_person"


class ObjectionOutcome(models.TextChoices):
    """What came of it; blank while it is open. ``changed``: the re-check gave another class."""

    KEPT = "kept"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    UNFOUNDED = "unfounded"


class Objection(ProtectedModel):
    """An objection to one line of a posting, or to somebody not being on it (``line`` empty).

    ``receipt`` is the code with which who objected follows it. ``due_on`` is the last day to re-check, empty
    where the law's number is not known. ``assessment`` is the survey of the re-check.
    """

    sensitivity = marks(
        free="outcome",
        technical="id posting line receipt channel lodged_on due_on recorded_at assigned_on settled_on "
        "assessment",
        personal="unit_path by_name recorded_by assigned_to settled_by",
        sensitive="contact what answer",
    )

    posting = models.ForeignKey(Posting, models.PROTECT, related_name="objections")
    line = models.ForeignKey(PostedLine, models.PROTECT, null=True, related_name="objections")
    unit_path = models.CharField(max_length=24, db_collation="C")
    receipt = models.CharField(max_length=12, unique=True, db_collation="C")
    channel = models.CharField(max_length=11, choices=ObjectionChannel)
    lodged_on = models.DateField()
    due_on = models.DateField(null=True)
    by_name = models.CharField(max_length=120, blank=True)
    contact = models.CharField(max_length=120, blank=True)
    what = models.CharField(max_length=2000)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now())
    assigned_to = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    assigned_on = models.DateField(null=True)
    assessment = models.BigIntegerField(null=True)
    outcome = models.CharField(max_length=9, choices=ObjectionOutcome, blank=True)
    answer = models.CharField(max_length=2000, blank=True)
    settled_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    settled_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["unit_path", "outcome"], name="objection_of_unit")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome="", settled_by__isnull=True, settled_on__isnull=True)
                | ~models.Q(outcome="")
                & ~models.Q(answer="")
                & models.Q(settled_by__isnull=False, settled_on__isnull=False),
                name="objection_is_settled_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.receipt}: {self.outcome or 'open'}"
