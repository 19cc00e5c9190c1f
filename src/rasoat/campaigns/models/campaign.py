"""One run of a review in the province."""

from django.db import models
from django.db.models.functions import Now


class CampaignKind(models.TextChoices):
    """Once a year in autumn, or all through the year on request."""

    PERIODIC = "periodic"
    IN_YEAR = "in_year"


class Coverage(models.TextChoices):
    """Whom a periodic review visits: those on its list, or everybody."""

    LISTED = "listed"
    FULL = "full"


class Campaign(models.Model):
    """A review with two years: the one it takes place in and the one whose list it makes.

    The review of autumn 2018 makes the list for 2019; an in-year review of 2018 changes the list of 2018.
    ``code`` ("periodic-2018") is what other rooms know it by. Dates are both included.
    """

    code = models.CharField(max_length=40, unique=True, db_collation="C")
    kind = models.CharField(max_length=8, choices=CampaignKind)
    review_year = models.SmallIntegerField()
    list_year = models.SmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    coverage = models.CharField(max_length=6, choices=Coverage, default=Coverage.LISTED)
    opened_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "review_year"], name="campaign_once_a_year"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="campaign_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="periodic", list_year=models.F("review_year") + 1)
                | models.Q(kind="in_year", list_year=models.F("review_year")),
                name="campaign_years_fit_its_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} (list {self.list_year})"
