"""The times of a person who belonged to more than one household, or to one more than once."""

from django.db import models

from rasoat.common.sensitivity import marks
from rasoat.people.visibility import ProtectedModel


class Membership(ProtectedModel):
    """Derived. One time of a person in a household; ``until`` is the first day on which it was over.

    Only of people who came from or went to another household of the register, or came back: of all others
    ``Member`` says as much, and its key that they are in one household. The database refuses two times of one
    person that share a day.
    """

    sensitivity = marks(
        personal="person household unit_path since until came came_from went went_to",
    )

    pk = models.CompositePrimaryKey("person", "since")
    person = models.BigIntegerField()
    since = models.DateField()
    until = models.DateField(null=True)
    household = models.BigIntegerField()
    unit_path = models.CharField(max_length=24, db_collation="C")
    came = models.CharField(max_length=20)
    came_from = models.BigIntegerField(null=True)
    went = models.CharField(max_length=20, blank=True)
    went_to = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["household"], name="membership_of_household"),
            models.Index(fields=["unit_path"], name="membership_of_unit"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gt=models.F("since")),
                name="membership_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.household} from {self.since}"
