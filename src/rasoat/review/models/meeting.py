"""A village meeting and what it said of each household."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models import User
from rasoat.people.visibility import ProtectedModel
from rasoat.review.models.review_line import Agreed
from rasoat.review.models.village_review import VillageReview


class Method(models.TextChoices):
    """How the meeting decides."""

    HANDS = "hands"
    BALLOT = "ballot"


class Meeting(ProtectedModel):
    """Who was there, who chaired and wrote, and whether the results were agreed.

    Two ratios are kept apart: households present of those invited, and people who agree of those present.
    ``bodies`` are organisations present, as [name, person]. ``minutes`` and ``signed`` are hashes in the
    archive: the paper as drawn up, and its scan with signatures.
    """

    sensitivity = marks(
        free="held_on method passed",
        technical="id review unit_path round households_invited households_present people_present "
        "recorded_at minutes signed",
        personal="chair secretary place bodies recorded_by",
        sensitive="note",
    )

    review = models.ForeignKey(VillageReview, models.PROTECT, related_name="meetings")
    unit_path = models.CharField(max_length=24, db_collation="C")
    round = models.SmallIntegerField()
    held_on = models.DateField()
    place = models.CharField(max_length=200)
    chair = models.CharField(max_length=120)
    secretary = models.CharField(max_length=120)
    method = models.CharField(max_length=6, choices=Method)
    households_invited = models.IntegerField()
    households_present = models.IntegerField()
    people_present = models.IntegerField()
    bodies = models.JSONField(default=list)
    passed = models.BooleanField()
    note = models.CharField(max_length=2000, blank=True)
    minutes = models.CharField(max_length=64, blank=True)
    signed = models.CharField(max_length=64, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["unit_path", "-id"], name="meeting_of_unit")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(people_present__gte=1)
                & models.Q(households_present__gte=0)
                & models.Q(households_invited__gte=models.F("households_present")),
                name="meeting_counts_make_sense",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review_id}: {self.held_on}"


class MeetingLine(ProtectedModel):
    """What the meeting said of one household's result: as many for, against and abstaining, and why.

    The class that was put to it is kept: a meeting never changes a score, it agrees or asks to survey again.
    """

    sensitivity = marks(
        technical="id meeting in_favour against abstained agreed",
        personal="line unit_path assessment class_group class_id",
        sensitive="reason",
    )
    append_only: ClassVar[bool] = True

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="lines")
    line = models.ForeignKey("review.ReviewLine", models.PROTECT, related_name="said")
    unit_path = models.CharField(max_length=24, db_collation="C")
    assessment = models.BigIntegerField()
    class_group = models.CharField(max_length=9)
    class_id = models.CharField(max_length=40)
    in_favour = models.IntegerField()
    against = models.IntegerField()
    abstained = models.IntegerField()
    agreed = models.CharField(max_length=5, choices=Agreed)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [models.Index(fields=["unit_path"], name="meeting_line_of_unit")]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "line"], name="household_discussed_once"),
            models.CheckConstraint(
                condition=models.Q(agreed="yes") | ~models.Q(reason=""), name="doubt_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.line_id} {self.agreed}"
