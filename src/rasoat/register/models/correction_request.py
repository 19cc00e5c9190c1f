"""What somebody says is wrong in the record of a household."""

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models import User
from rasoat.people.visibility import ProtectedModel


class Channel(models.TextChoices):
    """How the request came."""

    IN_PERSON = "in_person"
    MEETING = "meeting"
    TELEPHONE = "telephone"
    LETTER = "letter"
    ONLINE = "online"


class Outcome(models.TextChoices):
    """What was answered; blank while nobody has."""

    ACCEPTED = "accepted"
    REFUSED = "refused"


class CorrectionRequest(ProtectedModel):
    """A person of the household asked; an officer wrote it down. The register is not changed by it.

    ``asked_on`` and ``settled_on`` are days by the working date; the real times stand in the trail.
    ``member`` is the one it is about, NULL for the household. No keys to household and member: those rows
    are computed from events.
    """

    sensitivity = marks(
        technical="id channel recorded_at outcome settled_on",
        personal="household member unit_path asked_by asked_on recorded_by settled_by",
        sensitive="what_is_wrong should_be answer",
    )

    household = models.BigIntegerField()
    member = models.BigIntegerField(null=True)
    unit_path = models.CharField(max_length=24, db_collation="C")
    asked_by = models.CharField(max_length=120)
    asked_on = models.DateField()
    channel = models.CharField(max_length=9, choices=Channel)
    what_is_wrong = models.CharField(max_length=1000)
    should_be = models.CharField(max_length=1000)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now())
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    answer = models.CharField(max_length=1000, blank=True)
    settled_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    settled_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["unit_path", "asked_on"], name="correction_of_unit"),
            models.Index(fields=["household"], name="correction_of_household"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(channel__in=Channel.values), name="correction_channel_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="", answer="", settled_by__isnull=True, settled_on__isnull=True)
                | models.Q(
                    ~models.Q(answer=""),
                    outcome__in=Outcome.values,
                    settled_by__isnull=False,
                    settled_on__isnull=False,
                ),
                name="correction_is_settled_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"correction {self.pk} of {self.household}: {self.outcome or 'open'}"
