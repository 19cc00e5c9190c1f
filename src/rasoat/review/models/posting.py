"""A list posted in public."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models import User
from rasoat.people.visibility import ProtectedModel
from rasoat.review.models.village_review import VillageReview


class PostingKind(models.TextChoices):
    """The whole result of a village, or the results of re-checks after objections."""

    RESULT = "result"
    RECHECK = "recheck"


class Posting(ProtectedModel):
    """What hangs where, from when to when. It never changes: another list is another posting.

    ``content`` is the SHA-256 of its canonical JSON in the archive: the least personal data that lets people
    recognise each other. ``token`` opens its public page. ``last_day`` is the last day that the law wants it
    to hang, ``ended_on`` the day it was taken down, with ``proof`` (a file in the archive) or a note.
    """

    sensitivity = marks(
        free="kind places starts_on last_day ended_on content",
        technical="id review unit_path round token proof posted_at",
        personal="posted_by ended_by",
        sensitive="proof_note",
    )

    review = models.ForeignKey(VillageReview, models.PROTECT, related_name="postings")
    unit_path = models.CharField(max_length=24, db_collation="C")
    kind = models.CharField(max_length=7, choices=PostingKind)
    round = models.SmallIntegerField()
    content = models.CharField(max_length=64)
    token = models.CharField(max_length=32, unique=True, db_collation="C")
    places = models.JSONField()
    starts_on = models.DateField()
    last_day = models.DateField()
    posted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    posted_at = models.DateTimeField(db_default=Now())
    ended_on = models.DateField(null=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    proof = models.CharField(max_length=64, blank=True)
    proof_note = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [models.Index(fields=["unit_path", "-id"], name="posting_of_unit")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("starts_on")), name="posting_hangs_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True, ended_by__isnull=True)
                | models.Q(ended_by__isnull=False, ended_on__gte=models.F("last_day")),
                name="posting_ends_in_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review_id}: {self.kind} from {self.starts_on}"


class PostedLine(ProtectedModel):
    """A household on a posted list, as it says there. ``outcome`` is poor, near_poor, left_poor,
    left_near_poor or not_listed (asked, and is not poor or near-poor).
    """

    sensitivity = marks(
        technical="id posting number line",
        posted="head_name outcome persons class_id",
        personal="unit_path",
    )
    append_only: ClassVar[bool] = True

    posting = models.ForeignKey(Posting, models.PROTECT, related_name="lines")
    line = models.ForeignKey("review.ReviewLine", models.PROTECT, related_name="posted")
    unit_path = models.CharField(max_length=24, db_collation="C")
    number = models.IntegerField()
    head_name = models.CharField(max_length=120)
    persons = models.SmallIntegerField(null=True)
    outcome = models.CharField(max_length=14)
    class_id = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = [models.Index(fields=["unit_path"], name="posted_line_of_unit")]
        constraints = [
            models.UniqueConstraint(fields=["posting", "number"], name="posted_number_once"),
            models.UniqueConstraint(fields=["posting", "line"], name="household_posted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.posting_id}: {self.number}"
