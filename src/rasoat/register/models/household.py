"""A household as it is now."""

from django.db import models

from rasoat.common.sensitivity import marks
from rasoat.people.visibility import ProtectedModel
from rasoat.places.models import Unit


class Residence(models.TextChoices):
    """The two kinds of residence registration."""

    PERMANENT = "permanent"
    TEMPORARY = "temporary"


class Household(ProtectedModel):
    """Derived. ``id`` is the household's permanent code as a number (ten digits, never a leading zero).

    Name and ethnic group are those of its head. ``persons`` counts the members where these are recorded;
    where only the head is, it is the size as stated, or NULL when nobody stated it.

    No key checks that derived rows name a household that is there: ``derivation.tables`` writes all rows of a
    household together, from one state, and a rebuild proves them. Such checks were a tenth of what PostgreSQL
    had to do in a bulk load.
    """

    sensitivity = marks(
        posted="head_name unit",
        personal="id unit_path sort_key address residence persons local_number registered_on closed_on "
        "closed_why into",
        sensitive="ethnic_group",
    )

    id = models.BigIntegerField(primary_key=True)
    # The last unit of the path, so no key checks it.
    unit = models.ForeignKey(Unit, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False)
    unit_path = models.CharField(max_length=24, db_collation="C")
    head_name = models.CharField(max_length=120)
    # By given name first, as Vietnamese lists are.
    sort_key = models.CharField(max_length=300, db_collation="C")
    ethnic_group = models.CharField(max_length=2, blank=True)
    address = models.CharField(max_length=300, blank=True)
    residence = models.CharField(max_length=9, choices=Residence, blank=True)
    persons = models.SmallIntegerField(null=True)
    # The village's running number of paper lists: a label, it identifies nothing.
    local_number = models.CharField(max_length=20, blank=True)
    registered_on = models.DateField()
    # The first day on which it was no longer a household of its own here, why, and which one it went into.
    closed_on = models.DateField(null=True)
    closed_why = models.CharField(max_length=20, blank=True)
    into = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["unit_path", "sort_key"], name="household_of_unit")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(id__gte=10**9, id__lt=10**10), name="household_id_is_its_code"
            ),
            models.CheckConstraint(
                condition=models.Q(persons__isnull=True)
                | models.Q(persons__gte=1)
                | models.Q(closed_on__isnull=False),
                name="household_has_persons_or_unknown",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True, closed_why="", into__isnull=True)
                | models.Q(closed_on__isnull=False) & ~models.Q(closed_why=""),
                name="household_is_closed_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.head_name}"

    @property
    def code(self) -> str:
        """The ten digits."""
        return str(self.pk)
