"""The one row that says what this database is."""

from django.db import models

from rasoat.places.models.unit import Unit


class InstallationKind(models.TextChoices):
    """Decided when the database is made, for ever."""

    DEMONSTRATION = "demonstration"
    REAL = "real"


class Installation(models.Model):
    """Kind, issuer of codes, province and, in a demonstration, the working date.

    Exactly one row. A trigger refuses another kind or issuer, an earlier working date and deletion.
    """

    id = models.SmallIntegerField(primary_key=True, default=1, editable=False)
    kind = models.CharField(max_length=13, choices=InstallationKind)
    issuer = models.SmallIntegerField()
    province = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    working_date = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="installation_is_one_row"),
            models.CheckConstraint(
                condition=models.Q(issuer__gte=10, issuer__lte=99), name="installation_issuer_has_two_digits"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="demonstration", working_date__isnull=False)
                | models.Q(kind="real", working_date__isnull=True),
                name="installation_working_date_only_in_a_demonstration",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} installation {self.issuer}"
