"""What happened to a household: the only source of the register."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models import User
from rasoat.people.visibility import ProtectedModel
from rasoat.places.models import Unit


class EventKind(models.TextChoices):
    """What events say. docs/rooms/register.md describes the payload of each."""

    # It comes in, and what is known of it.
    HOUSEHOLD_REGISTERED = "household_registered"
    MEMBERS_RECORDED = "members_recorded"
    SURVEY_RECORDED = "survey_recorded"
    ALIAS_RECORDED = "alias_recorded"
    # What happens to its people.
    MEMBER_JOINED = "member_joined"
    MEMBER_LEFT = "member_left"
    HEAD_CHANGED = "head_changed"
    # What happens to the whole of it.
    MOVED_OUT = "moved_out"
    MOVED_IN = "moved_in"
    HOUSEHOLD_CLOSED = "household_closed"
    # Its class as a legal status.
    LIST_LINE_RECORDED = "list_line_recorded"
    STATUS_DECIDED = "status_decided"
    STATUS_WITHDRAWN = "status_withdrawn"
    CHANGE_EXPLAINED = "change_explained"
    # What was recorded wrongly.
    FACT_CORRECTED = "fact_corrected"
    EVENT_UNDONE = "event_undone"


class RegisterEvent(ProtectedModel):
    """One event of one household. Append-only; everything else in the register is computed from these.

    ``sequence`` is the event's number in its commune (``keeper``), taken under the commune's lock at the end
    of the verb. ``id`` orders the events of one household. ``valid_on`` is the day from which it is true,
    ``recorded_at`` the real time it became known. ``unit_path`` is the path, on that day, of the unit that
    made it, for ever. ``payload`` is canonical JSON: sorted keys, no blanks, no fractions.
    """

    sensitivity = marks(
        technical="kind keeper sequence recorded_at",
        personal="id household unit_path valid_on person",
        sensitive="payload",
    )

    append_only: ClassVar[bool] = True

    kind = models.CharField(max_length=30, choices=EventKind)
    # The household's code as a number. No foreign key: the households are computed from the events.
    household = models.BigIntegerField()
    # Unchecked keys: events are only written by ``Recorder``, which holds the keeper's lock, and row security
    # lets them in under the acting person's own id alone. Checking them again took a third of a bulk load.
    keeper = models.ForeignKey(Unit, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False)
    sequence = models.BigIntegerField()
    unit_path = models.CharField(max_length=24, db_collation="C")
    valid_on = models.DateField()
    payload = models.TextField(db_collation="C")
    person = models.ForeignKey(User, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False)
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [
            models.Index(fields=["household", "id"], name="event_of_household"),
            models.Index(fields=["unit_path", "id"], name="event_of_unit"),
            # Who has anything explained: few of very many.
            models.Index(
                fields=["household"], condition=models.Q(kind="change_explained"), name="event_explains"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["keeper", "sequence"], name="event_number_once_a_unit"),
            models.CheckConstraint(condition=models.Q(kind__in=EventKind.values), name="event_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.household} ({self.keeper_id}/{self.sequence})"
