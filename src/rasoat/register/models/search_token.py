"""What households are found by."""

from django.db import models

from rasoat.common.sensitivity import marks
from rasoat.people.visibility import ProtectedModel


class SearchToken(ProtectedModel):
    """Derived. One folded text that finds a household through one of its members.

    A name gives a token from each of its words on ("nguyen van an", "van an", "an"), an identity number one.
    Asked only with =, >= and <: the beginning of a token is a range, which row security lets use the index.
    There is no index by household: what goes is found by its whole key, so that writing stays quick.
    """

    sensitivity = marks(personal="unit_path household member", sensitive="token")

    pk = models.CompositePrimaryKey("token", "unit_path", "household", "member")
    token = models.CharField(max_length=120, db_collation="C")
    unit_path = models.CharField(max_length=24, db_collation="C")
    household = models.BigIntegerField()
    member = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.token} → {self.household}"
