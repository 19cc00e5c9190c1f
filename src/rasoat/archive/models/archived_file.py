"""A file that will never change again."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models import User
from rasoat.people.visibility import ProtectedModel


class ArchivedFile(ProtectedModel):
    """Bytes by their SHA-256, kept once for each unit they belong to.

    They stand in the database and not in a folder: what a verb writes and the file it leaves are one
    transaction, one backup and one lock on rows. The database checks that the bytes have the hash.
    """

    sensitivity = marks(
        technical="id sha256 unit_path media_type size made_at",
        personal="name made_by",
        sensitive="content",
    )

    append_only: ClassVar[bool] = True

    sha256 = models.CharField(max_length=64, db_collation="C")
    # Path of the unit that the file belongs to.
    unit_path = models.CharField(max_length=24, db_collation="C")
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    content = models.BinaryField()
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit_path", "sha256"], name="archived_file_once_a_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.sha256[:12]})"
