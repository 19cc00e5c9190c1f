"""What is true of a unit from one date to another."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rasoat.places.models.unit import Unit


class Level(models.TextChoices):
    """The four levels; villages are below the commune but not a level of government."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    VILLAGE = "village"


class AreaType(models.TextChoices):
    """Decides poverty line, cut and score sheet. NULL in a period means: not known."""

    URBAN = "urban"
    RURAL = "rural"


class UnitPeriod(models.Model):
    """Code, name, type, place and area of a unit from ``valid_from`` until the day before ``valid_to``.

    The database refuses two periods of one unit, or of one code, that share a day. A code alone does not name
    a unit: half of the commune codes of July 2025 named another commune before.

    ``path`` is six digits of each unit's id from the province down; all below a unit lies in
    ``[path, path + "~")`` in byte order. Two tiers: the path has no district in it.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="periods")
    level = models.CharField(max_length=8, choices=Level)
    # Official: 2 digits province, 3 district, 5 commune. Villages have none; theirs is ours, 9 digits.
    code = models.CharField(max_length=9)
    # Without the word for the type; the apostrophe is straight.
    name = models.CharField(max_length=200)
    other_names = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    type = models.CharField(max_length=40)
    area_type = models.CharField(max_length=5, choices=AreaType, null=True, blank=True)  # noqa: DJ001
    # Whose score sheet applies; stated for communes, which their villages follow.
    score_region = models.CharField(max_length=40, null=True, blank=True)  # noqa: DJ001
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    path = models.CharField(max_length=24, db_collation="C")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    # Folded title, with a space before each word, and the same of other names: " xa dak nia | xa dac nia".
    search_text = models.TextField(db_collation="C")
    sort_key = models.TextField(db_collation="C")
    source = models.CharField(max_length=300)
    certainty = models.CharField(max_length=12)

    class Meta:
        indexes = [
            models.Index(fields=["code", "valid_from"]),
            models.Index(fields=["path", "valid_from"]),
            models.Index(fields=["parent", "sort_key"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=models.F("valid_from")),
                name="unit_period_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(level="province", code__regex=r"^[0-9]{2}$")
                | models.Q(level="district", code__regex=r"^[0-9]{3}$")
                | models.Q(level="commune", code__regex=r"^[0-9]{5}$")
                | models.Q(level="village", code__regex=r"^[0-9]{9}$"),
                name="unit_code_has_the_length_of_its_level",
            ),
            models.CheckConstraint(
                condition=models.Q(area_type__isnull=True) | models.Q(area_type__in=AreaType.values),
                name="unit_area_type_is_known_or_null",
            ),
            models.CheckConstraint(
                condition=models.Q(level="province", parent__isnull=True, path__regex=r"^[0-9]{6}$")
                | models.Q(level="district", parent__isnull=False, path__regex=r"^[0-9]{12}$")
                | models.Q(level="commune", parent__isnull=False, path__regex=r"^([0-9]{6}){2,3}$")
                | models.Q(level="village", parent__isnull=False, path__regex=r"^([0-9]{6}){3,4}$"),
                name="unit_path_has_the_depth_of_its_level",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.name} ({self.code}, from {self.valid_from})"

    def but(self, **changes: object) -> "UnitPeriod":
        """A new, unsaved period that says the same but for ``changes``."""
        same = {field.attname: getattr(self, field.attname) for field in self._meta.concrete_fields}
        del same["id"]
        return UnitPeriod(**(same | changes))
