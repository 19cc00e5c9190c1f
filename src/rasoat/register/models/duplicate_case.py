"""Two households, or two persons, that may be one."""

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models import User
from rasoat.people.visibility import ProtectedModel


class CaseKind(models.TextChoices):
    """What may be one."""

    HOUSEHOLD = "household"
    PERSON = "person"


class CaseState(models.TextChoices):
    """``ended``: there is nothing to decide any more, ``ended_why`` says why."""

    OPEN = "open"
    SETTLED = "settled"
    ENDED = "ended"


class CaseOutcome(models.TextChoices):
    """What a person said. ``later`` puts the case aside; it stays open."""

    DUPLICATE = "duplicate"
    MERGE = "merge"
    DIFFERENT = "different"
    LATER = "later"


class EndedWhy(models.TextChoices):
    """One side was closed, both no longer look alike, or another case (``follows``) says it."""

    CLOSED = "closed"
    UNLIKE = "unlike"
    FOLLOWS = "follows"


FINAL = (CaseOutcome.DUPLICATE, CaseOutcome.MERGE, CaseOutcome.DIFFERENT)


class DuplicateCase(ProtectedModel):
    """One question, asked once: ``one`` is the smaller code, so the pair is the same the other way round.

    ``one_household`` and ``other_household`` are the households themselves, or those of the two persons.
    ``unit_path`` is the lowest unit that has both: who may not see both does not see the case.
    ``evidence`` has reasons in words with their weights (``doubles/evidence.py``), ``content`` is the hash of
    what was compared; ``changed``: it is another since it was settled. ``kept`` is the code that stays,
    ``event`` the act by which the other ended. ``revision`` grows with each decision. ``reopened`` says why a
    settled one was asked again.
    """

    sensitivity = marks(
        technical="id kind band weight content found_at search state outcome settled_at revision event "
        "changed ended_why follows",
        personal="unit_path one other one_household other_household kept found_by settled_by reason reopened",
        sensitive="evidence",
    )

    unit_path = models.CharField(max_length=24, db_collation="C")
    kind = models.CharField(max_length=9, choices=CaseKind)
    one = models.BigIntegerField()
    other = models.BigIntegerField()
    one_household = models.BigIntegerField()
    other_household = models.BigIntegerField()
    band = models.CharField(max_length=9)
    weight = models.FloatField()
    evidence = models.JSONField()
    content = models.CharField(max_length=64)
    found_at = models.DateTimeField(db_default=Now())
    found_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    search = models.BigIntegerField(null=True)
    state = models.CharField(max_length=7, choices=CaseState, default=CaseState.OPEN)
    outcome = models.CharField(max_length=9, choices=CaseOutcome, blank=True)
    kept = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    settled_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    revision = models.IntegerField(default=0)
    event = models.BigIntegerField(null=True)
    changed = models.BooleanField(default=False)
    reopened = models.CharField(max_length=500, blank=True)
    ended_why = models.CharField(max_length=7, choices=EndedWhy, blank=True)
    follows = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["unit_path", "state"], name="duplicate_of_unit"),
            models.Index(fields=["one_household"], name="duplicate_of_one"),
            models.Index(fields=["other_household"], name="duplicate_of_other"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["kind", "one", "other"], name="duplicate_asked_once"),
            models.CheckConstraint(
                condition=models.Q(one__lt=models.F("other")), name="duplicate_is_of_two_in_order"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=CaseKind.values), name="duplicate_kind_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state=CaseState.SETTLED, outcome__in=FINAL, settled_by__isnull=False)
                | models.Q(state=CaseState.OPEN, outcome__in=["", CaseOutcome.LATER])
                | models.Q(state=CaseState.ENDED) & ~models.Q(ended_why=""),
                name="duplicate_is_settled_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.one} and {self.other}: {self.state}"
