"""One line of the trail: who did or read what, when, as what, and why."""

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models.assignment import Assignment
from rasoat.people.models.canonical_json import CanonicalJSONField
from rasoat.people.models.user import User
from rasoat.people.visibility import ProtectedModel


class TrailEntry(ProtectedModel):
    """Append-only: the application role may only read and add, and a trigger refuses change to everybody.

    ``unit_path`` is the path of the unit that the act was about; empty for acts about no unit, which
    only an actor over everything sees. ``at`` is the real time, in a demonstration too. ``mac`` is a keyed
    hash of all other columns but the id (``sealing/entries.py``): only this system can have written it.
    """

    sensitivity = marks(
        technical="id at verb subject_kind unit_path mac",
        personal="person assignment role subject_code",
        sensitive="details before after reason",
    )

    append_only = True

    at = models.DateTimeField(db_default=Now())
    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    assignment = models.ForeignKey(Assignment, models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=40)
    verb = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=40)
    subject_code = models.CharField(max_length=100)
    unit_path = models.CharField(max_length=24, db_collation="C", blank=True)
    details = CanonicalJSONField(default=dict)
    before = CanonicalJSONField(null=True)
    after = CanonicalJSONField(null=True)
    reason = models.TextField(blank=True)
    mac = models.BinaryField(max_length=32)

    class Meta:
        indexes = [
            models.Index(fields=["unit_path", "id"]),
            models.Index(fields=["subject_kind", "subject_code", "id"]),
            models.Index(fields=["person", "id"]),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_kind} {self.subject_code}"
