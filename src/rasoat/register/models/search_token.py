"""What households are found by."""

from django.db import models

from rasoat.people.visibility import ProtectedModel


class SearchToken(ProtectedModel):
    """Derived. One folded text that finds a household through one of its members.

    A name gives a token from each of its words on ("nguyen van an", "van an", "an"), an identity number one.
    Asked only with =, >= and <: the beginning of a token is a range, which row security lets use the index.
    """

    pk = models.CompositePrimaryKey("token", "unit_path", "household", "member")
    token = models.CharField(max_length=120, db_collation="C")
    unit_path = models.CharField(max_length=24, db_collation="C")
    household = models.BigIntegerField()
    member = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["household"], name="token_of_household")]

    def __str__(self) -> str:
        return f"{self.token} → {self.household}"
