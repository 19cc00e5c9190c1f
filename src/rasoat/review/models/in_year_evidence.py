"""Meetings and postings of in-year cases: several of one month go together."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models import User
from rasoat.people.visibility import ProtectedModel
from rasoat.review.models.in_year_case import InYearCase
from rasoat.review.models.meeting import Method


class InYearMeeting(ProtectedModel):
    """A village meeting on the cases of a month, as its minutes describe it."""

    sensitivity = marks(
        free="held_on method",
        technical="id unit_path households_invited households_present people_present signed recorded_at",
        personal="chair secretary place bodies recorded_by",
        sensitive="note",
    )
    append_only: ClassVar[bool] = True

    unit_path = models.CharField(max_length=24, db_collation="C")
    held_on = models.DateField()
    place = models.CharField(max_length=200)
    chair = models.CharField(max_length=120)
    secretary = models.CharField(max_length=120)
    method = models.CharField(max_length=6, choices=Method)
    households_invited = models.IntegerField()
    households_present = models.IntegerField()
    people_present = models.IntegerField()
    bodies = models.JSONField(default=list)
    note = models.CharField(max_length=2000, blank=True)
    signed = models.CharField(max_length=64, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["unit_path", "-id"], name="in_year_meeting_of_unit")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(people_present__gte=1)
                & models.Q(households_present__gte=0)
                & models.Q(households_invited__gte=models.F("households_present")),
                name="in_year_meeting_counts_make_sense",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_path}: {self.held_on}"


class InYearMeetingLine(ProtectedModel):
    """What the meeting said of one case. A meeting never changes a score."""

    sensitivity = marks(
        technical="id meeting case in_favour against abstained agreed assessment",
        personal="unit_path class_group",
        sensitive="reason",
    )
    append_only: ClassVar[bool] = True

    meeting = models.ForeignKey(InYearMeeting, models.PROTECT, related_name="lines")
    case = models.ForeignKey(InYearCase, models.PROTECT, related_name="said")
    unit_path = models.CharField(max_length=24, db_collation="C")
    assessment = models.BigIntegerField()
    class_group = models.CharField(max_length=9)
    in_favour = models.IntegerField()
    against = models.IntegerField()
    abstained = models.IntegerField()
    agreed = models.BooleanField()
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [models.Index(fields=["unit_path"], name="in_year_meeting_line_of_unit")]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "case"], name="case_discussed_once"),
            models.CheckConstraint(
                condition=models.Q(agreed=True) | ~models.Q(reason=""), name="in_year_doubt_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.case_id}"


class InYearPosting(ProtectedModel):
    """A list of cases that hangs in public. It never changes: another list is another posting.

    ``content`` is the SHA-256 of its canonical JSON in the archive. ``last_day`` is empty where the law's
    number of days is not known.
    """

    sensitivity = marks(
        free="places starts_on last_day ended_on content",
        technical="id unit_path token proof posted_at",
        personal="posted_by ended_by",
        sensitive="proof_note",
    )

    unit_path = models.CharField(max_length=24, db_collation="C")
    content = models.CharField(max_length=64)
    token = models.CharField(max_length=32, unique=True, db_collation="C")
    places = models.JSONField()
    starts_on = models.DateField()
    last_day = models.DateField(null=True)
    posted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    posted_at = models.DateTimeField(db_default=Now())
    ended_on = models.DateField(null=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    proof = models.CharField(max_length=64, blank=True)
    proof_note = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [models.Index(fields=["unit_path", "-id"], name="in_year_posting_of_unit")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True, ended_by__isnull=True)
                | models.Q(ended_by__isnull=False, ended_on__gte=models.F("starts_on"))
                & (models.Q(last_day__isnull=True) | models.Q(ended_on__gte=models.F("last_day"))),
                name="in_year_posting_ends_in_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_path}: from {self.starts_on}"


class InYearPostedLine(ProtectedModel):
    """A case on a posted list, as it says there: the least that lets people recognise each other."""

    sensitivity = marks(
        technical="id posting case number",
        posted="head_name outcome persons class_id",
        personal="unit_path",
    )
    append_only: ClassVar[bool] = True

    posting = models.ForeignKey(InYearPosting, models.PROTECT, related_name="lines")
    case = models.ForeignKey(InYearCase, models.PROTECT, related_name="posted")
    unit_path = models.CharField(max_length=24, db_collation="C")
    number = models.IntegerField()
    head_name = models.CharField(max_length=120)
    persons = models.SmallIntegerField(null=True)
    outcome = models.CharField(max_length=14)
    class_id = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = [models.Index(fields=["unit_path"], name="in_year_posted_line_of_unit")]
        constraints = [
            models.UniqueConstraint(fields=["posting", "number"], name="in_year_posted_number_once"),
            models.UniqueConstraint(fields=["posting", "case"], name="case_posted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.posting_id}: {self.number}"
