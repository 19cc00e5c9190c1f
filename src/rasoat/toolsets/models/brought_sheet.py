"""A score sheet that an office brought in from its own copy of the annex."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.law.model.sheet import SheetState
from rasoat.people.models import User


class BroughtState(models.TextChoices):
    """Where a brought sheet stands; ``law.model.sheet.SheetState`` without the illustrative one."""

    WAITING = SheetState.WAITING.value, "Waiting for a second person"
    APPROVED = SheetState.APPROVED.value, "Approved"
    WITHDRAWN = SheetState.WITHDRAWN.value, "Withdrawn"


class BroughtSheet(models.Model):
    """The law file that a workbook became, with its hash. Its bytes never change; its state does.

    Nothing is scored for recognition with a sheet that waits or was withdrawn. Who approves is never who
    brought it in: the database refuses it.
    """

    sensitivity = marks(
        free="sheet standard area region since content sha256 state",
        technical="id file_name brought_at approved_at",
        personal="brought_by approved_by",
    )

    # Id, standard, area and region as the file says, for finding it.
    sheet = models.CharField(max_length=120, db_collation="C")
    standard = models.CharField(max_length=60, db_collation="C")
    area = models.CharField(max_length=5)
    region = models.CharField(max_length=40)
    since = models.DateField()
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64, unique=True, db_collation="C")
    # The workbook it came from, as its owner called it.
    file_name = models.CharField(max_length=255)
    state = models.CharField(max_length=9, choices=BroughtState, default=BroughtState.WAITING)
    brought_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    brought_at = models.DateTimeField(db_default=Now())
    approved_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=BroughtState.values), name="brought_sheet_state"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("brought_by")),
                name="brought_sheet_needs_a_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(state=BroughtState.APPROVED)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="brought_sheet_approved_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet} ({self.sha256[:12]})"
