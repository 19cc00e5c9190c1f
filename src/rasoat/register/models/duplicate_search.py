"""A search of a unit for households and persons who stand twice in the register."""

from django.db import models
from django.db.models.functions import Now

from rasoat.common.sensitivity import marks
from rasoat.people.models import Assignment, User
from rasoat.people.visibility import ProtectedModel
from rasoat.places.models import Unit


class SearchState(models.TextChoices):
    """Where a search stands. What was found before it stopped stays."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


SEARCHING = (SearchState.WAITING, SearchState.RUNNING)


class DuplicateSearch(ProtectedModel):
    """One search. ``done`` of ``total`` steps; ``persons`` are those compared.

    ``found``: pairs that look alike, those settled before among them; ``new`` of them nobody was asked about.
    """

    sensitivity = marks(
        technical="id unit_path unit state cancel_asked done total persons found new started_at changed_at",
        personal="started_by assignment",
    )

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit_path = models.CharField(max_length=24, db_collation="C")
    started_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    assignment = models.ForeignKey(Assignment, models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField(db_default=Now())
    changed_at = models.DateTimeField(db_default=Now())
    state = models.CharField(max_length=9, choices=SearchState, default=SearchState.WAITING)
    cancel_asked = models.BooleanField(default=False)
    done = models.IntegerField(default=0)
    total = models.IntegerField(null=True)
    persons = models.IntegerField(default=0)
    found = models.IntegerField(default=0)
    new = models.IntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["unit_path", "-id"], name="dup_search_of_unit")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=SearchState.values), name="dup_search_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"search {self.pk} for duplicates: {self.state}"

    @property
    def is_running(self) -> bool:
        """Whether the worker has it, or is to have it."""
        return self.state in SEARCHING
