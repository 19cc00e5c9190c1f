"""What was done to keep the data safe, and what it proved."""

from typing import ClassVar

from django.db import models


class Kind(models.TextChoices):
    """What ran."""

    BACKUP = "backup"
    BASE = "base"
    DRILL = "drill"
    RESTORE = "restore"


class Run(models.Model):
    """One run, whole or failed. Names no person and no household."""

    append_only: ClassVar[bool] = True

    kind = models.CharField(max_length=10, choices=Kind)
    began_at = models.DateTimeField()
    milliseconds = models.BigIntegerField()
    # Name of the backup's folder; empty when none came about.
    backup = models.CharField(max_length=200, blank=True)
    size = models.BigIntegerField(null=True)
    # What was shown to be so: see ``proof.Proof``.
    proved = models.JSONField(default=dict)
    # Problems as JSON; empty when all went well.
    faults = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["kind", "began_at"], name="safekeeping_kind_began")]

    def __str__(self) -> str:
        return f"{self.kind} {self.began_at:%Y-%m-%d %H:%M}"
