"""The sealer's list of work: records that no seal covers yet."""

from django.db import models


class Unsealed(models.Model):
    """One record that waits. Filled by triggers, emptied by the sealer; it proves nothing."""

    source = models.CharField(max_length=7, db_collation="C")
    row_id = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.source} {self.row_id}"
