"""What became of the rows of a table, kept by the database itself."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models.canonical_json import CanonicalJSONField
from rasoat.people.visibility import ProtectedModel


class RowHistory(ProtectedModel):
    """A row as it became (INSERT, UPDATE), as it was (DELETE), or as it stood when history began (BEGIN).

    Only triggers write here (``row_history.track``), so that raw SQL is seen too: then ``person_id`` is
    empty and ``database_role`` says who it was. ``unit_path`` is empty: only who covers everything reads it.
    """

    sensitivity = marks(
        technical="id at unit_path table operation database_role",
        personal="row person_id assignment_id",
        sensitive="image",
    )

    append_only: ClassVar[bool] = True
    written_by_database: ClassVar[bool] = True

    at = models.DateTimeField(db_default=Now())
    unit_path = models.CharField(max_length=24, db_collation="C", blank=True)
    table = models.CharField(max_length=63, db_collation="C")
    row = models.CharField(max_length=40, db_collation="C")
    operation = models.CharField(max_length=6)
    person_id = models.BigIntegerField(null=True)
    assignment_id = models.BigIntegerField(null=True)
    database_role = models.CharField(max_length=63)
    image = CanonicalJSONField()

    class Meta:
        indexes = [
            models.Index(fields=["table", "row", "id"], name="history_of_row"),
            models.Index(fields=["unit_path", "id"], name="history_of_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.operation} {self.table} {self.row}"
