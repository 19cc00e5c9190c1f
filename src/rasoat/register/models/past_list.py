"""A list of a past year on its way into the register."""

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models import Assignment, User
from rasoat.people.visibility import ProtectedModel
from rasoat.register.models.past_mapping import PastMapping
from rasoat.surveys.past.years import YearMeaning


class PastState(models.TextChoices):
    """Where a file stands. ``mapping`` waits for a person, ``waiting`` and ``queued`` for the worker.

    ``queued`` and ``writing`` bring into the register what was settled.
    """

    MAPPING = "mapping"
    WAITING = "waiting"
    READING = "reading"
    MATCHING = "matching"
    STAGED = "staged"
    QUEUED = "queued"
    WRITING = "writing"
    DONE = "done"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    FAILED = "failed"


RUNNING = (
    PastState.WAITING,
    PastState.READING,
    PastState.MATCHING,
    PastState.QUEUED,
    PastState.WRITING,
)


class PastList(ProtectedModel):
    """One file. ``year`` and ``meaning`` are as a person answered them, ``list_year`` follows from both.

    ``proposal`` is what was recognised, for the page that asks; ``problems`` are those of the file as a
    whole (each household keeps its own). ``skipped`` counts rows passed over by reason. ``unit_path`` is the
    unit of who brought it; its households lie in their own villages.
    """

    sensitivity = marks(
        technical="id unit_path size sha256 year meaning list_year fingerprint mapping confirmed started_at "
        "changed_at state cancel_asked done total rows skipped faults warnings left_over",
        personal="filename started_by assignment",
        sensitive="proposal problems",
    )

    unit_path = models.CharField(max_length=24, db_collation="C")
    filename = models.CharField(max_length=255)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    year = models.SmallIntegerField()
    meaning = models.CharField(max_length=6, choices=[(one.value, one.value) for one in YearMeaning])
    list_year = models.SmallIntegerField()

    fingerprint = models.CharField(max_length=32)
    proposal = models.JSONField()
    mapping = models.JSONField(null=True)
    confirmed = models.ForeignKey(PastMapping, models.PROTECT, null=True, related_name="+")

    started_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    assignment = models.ForeignKey(Assignment, models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField(db_default=Now())
    changed_at = models.DateTimeField(db_default=Now())
    state = models.CharField(max_length=9, choices=PastState, default=PastState.MAPPING)
    cancel_asked = models.BooleanField(default=False)
    done = models.IntegerField(default=0)
    total = models.IntegerField(null=True)
    rows = models.IntegerField(default=0)
    skipped = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    faults = models.IntegerField(default=0)
    warnings = models.IntegerField(default=0)
    # {commune id: households still to settle} of the last writing: those communes were left as they were.
    left_over = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["unit_path", "-id"], name="past_list_of_unit"),
            models.Index(fields=["sha256", "list_year"], name="past_list_of_file"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=PastState.values), name="past_list_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"past list {self.pk} of {self.filename}: {self.state}"

    @property
    def is_running(self) -> bool:
        """Whether the worker has it, or is to have it."""
        return self.state in RUNNING
