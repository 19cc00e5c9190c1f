"""One link of a chain: the place of a record among those of its unit."""

from typing import ClassVar

from django.db import models


class TrailLink(models.Model):
    """Append-only. ``chain`` is the path of a unit, or "history:<table>"; ``position`` counts from 1.

    ``digest`` stands for the record (``source``, ``row_id``); ``link`` ties it to the one before with a key
    that is not in the database. ``seal`` is the number of the batch in which it was sealed.
    """

    append_only: ClassVar[bool] = True

    seal = models.BigIntegerField()
    chain = models.CharField(max_length=80, db_collation="C")
    position = models.BigIntegerField()
    source = models.CharField(max_length=7, db_collation="C")
    row_id = models.BigIntegerField()
    digest = models.BinaryField(max_length=32)
    link = models.BinaryField(max_length=32)

    class Meta:
        indexes = [models.Index(fields=["seal", "id"], name="link_of_seal")]
        constraints = [
            models.UniqueConstraint(fields=["chain", "position"], name="link_position_once"),
            models.UniqueConstraint(fields=["source", "row_id"], name="link_of_record_once"),
        ]

    def __str__(self) -> str:
        return f"{self.chain} {self.position}"
