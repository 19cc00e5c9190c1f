"""A commune's workbook on its way into the register."""

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models import Assignment, User
from rasoat.people.visibility import ProtectedModel
from rasoat.places.models import Unit


class ImportState(models.TextChoices):
    """Where an import stands. All or nothing: only ``done`` has changed the register.

    ``marking``: it is refused, and its faults are being marked in the workbook.
    """

    WAITING = "waiting"
    READING = "reading"
    CHECKING = "checking"
    WRITING = "writing"
    MARKING = "marking"
    DONE = "done"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    FAILED = "failed"


RUNNING = (
    ImportState.WAITING,
    ImportState.READING,
    ImportState.CHECKING,
    ImportState.WRITING,
    ImportState.MARKING,
)


class SurveyImport(ProtectedModel):
    """One workbook, who brought it in, how far it is, and what came of it.

    ``unit_path`` is the commune's, or the person's own unit until the workbook says which commune it is.
    ``problems`` are all faults (rule, place, what, remedy, severity). Stays when the page is closed.
    """

    sensitivity = marks(
        technical="id unit_path commune size sha256 marked_sha256 campaign review_year list_year standard "
        "variants started_at changed_at state cancel_asked done total households members created updated "
        "unchanged by_class faults warnings",
        personal="filename correction_reason started_by assignment",
        sensitive="problems",
    )

    unit_path = models.CharField(max_length=24, db_collation="C")
    commune = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    filename = models.CharField(max_length=255)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    marked_sha256 = models.CharField(max_length=64, blank=True)
    campaign = models.CharField(max_length=40, db_collation="C")
    review_year = models.SmallIntegerField()
    list_year = models.SmallIntegerField()
    standard = models.CharField(max_length=40)
    # The province's in use, by "area/region".
    variants = models.JSONField(default=dict)
    # Why answers that are already there are to be replaced; empty: they are not.
    correction_reason = models.CharField(max_length=500, blank=True)

    started_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    assignment = models.ForeignKey(Assignment, models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField(db_default=Now())
    changed_at = models.DateTimeField(db_default=Now())
    state = models.CharField(max_length=9, choices=ImportState, default=ImportState.WAITING)
    cancel_asked = models.BooleanField(default=False)
    done = models.IntegerField(default=0)
    total = models.IntegerField(null=True)

    households = models.IntegerField(default=0)
    members = models.IntegerField(default=0)
    created = models.IntegerField(default=0)
    updated = models.IntegerField(default=0)
    unchanged = models.IntegerField(default=0)
    # {class id or "unscored": households}
    by_class = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    faults = models.IntegerField(default=0)
    warnings = models.IntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["unit_path", "-id"], name="import_of_unit"),
            models.Index(fields=["sha256", "campaign"], name="import_of_file"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=ImportState.values), name="import_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"import {self.pk} of {self.filename}: {self.state}"

    @property
    def is_running(self) -> bool:
        """Whether it has not come to an end."""
        return self.state in RUNNING
