"""How a listed household stood from one day to another: what every movement is computed from."""

from django.db import models

from rasoat.common.sensitivity import marks
from rasoat.people.visibility import ProtectedModel


class Standing(ProtectedModel):
    """Derived. A time in which class, place and size of a poor or near-poor household did not change.

    ``until`` is the first day on which it no longer stood so, NULL while it does. ``unit_path`` is the path
    of its village on those days, for ever. ``persons`` is NULL where nobody said how many. ``turns`` says
    what happened since the standing before was over (see ``derivation/turns.py``); NULL in rows written
    before it was kept, of which a rebuild says it. No day stands twice: the database refuses it.
    """

    sensitivity = marks(
        free="list_year",
        technical="status",
        posted="class_group class_id",
        personal="household since until unit_path persons turns",
    )

    pk = models.CompositePrimaryKey("household", "since")
    household = models.BigIntegerField()
    since = models.DateField()
    until = models.DateField(null=True)
    unit_path = models.CharField(max_length=24, db_collation="C")
    class_group = models.CharField(max_length=9)
    class_id = models.CharField(max_length=40, blank=True)
    list_year = models.SmallIntegerField()
    persons = models.SmallIntegerField(null=True)
    # Id of the event that made the class.
    status = models.BigIntegerField()
    turns = models.TextField(null=True, db_collation="C")  # noqa: DJ001 - empty and not known differ

    class Meta:
        indexes = [models.Index(fields=["unit_path", "since"], name="standing_of_unit")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(class_group__in=["poor", "near_poor"]), name="standing_is_listed"
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gt=models.F("since")),
                name="standing_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.household} {self.class_group} from {self.since}"
