"""A person as a member of a household."""

from django.db import models

from rasoat.common.partial_dates import PartialDate
from rasoat.common.sensitivity import marks
from rasoat.people.visibility import ProtectedModel
from rasoat.register.models.household import Household


class Sex(models.TextChoices):
    """As recorded; blank where nobody wrote it."""

    MALE = "male"
    FEMALE = "female"


class BirthPrecision(models.TextChoices):
    """How much of the birth date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Member(ProtectedModel):
    """Derived. ``id`` is the person's permanent code as a number (eleven digits).

    The key says that a person is in one household: the one they live in, or lived in at last. ``since`` is
    the first day on which the register knows them there, ``left_on`` the first on which they were no longer
    there, ``left_why`` the reason; they stay here for the record.
    """

    sensitivity = marks(
        personal="id household unit_path number name relation sex birth_precision since left_on left_why",
        sensitive="birth ethnic_group identity_number",
    )

    id = models.BigIntegerField(primary_key=True)
    # Unchecked: see Household.
    household = models.ForeignKey(Household, models.DO_NOTHING, related_name="members", db_constraint=False)
    unit_path = models.CharField(max_length=24, db_collation="C")
    number = models.SmallIntegerField()
    name = models.CharField(max_length=120)
    relation = models.CharField(max_length=20)
    sex = models.CharField(max_length=6, choices=Sex, blank=True)
    # The earliest day that the birth date can mean, and how much of it is known.
    birth = models.DateField(null=True)
    birth_precision = models.CharField(max_length=5, choices=BirthPrecision, blank=True)
    ethnic_group = models.CharField(max_length=2, blank=True)
    identity_number = models.CharField(max_length=12, blank=True)
    since = models.DateField(null=True)
    left_on = models.DateField(null=True)
    left_why = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["unit_path"], name="member_of_unit"),
            models.Index(
                fields=["identity_number"], condition=~models.Q(identity_number=""), name="member_by_identity"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["household"],
                condition=models.Q(relation="head", left_on__isnull=True),
                name="household_has_one_head",
            ),
            models.CheckConstraint(
                condition=models.Q(id__gte=10**10, id__lt=10**11), name="member_id_is_the_code"
            ),
            models.CheckConstraint(
                condition=models.Q(birth__isnull=True, birth_precision="")
                | models.Q(birth__isnull=False, birth_precision__in=BirthPrecision.values),
                name="member_birth_has_its_precision",
            ),
            models.CheckConstraint(
                condition=models.Q(identity_number__regex=r"^([0-9]{9}|[0-9]{12})?$"),
                name="member_identity_number_has_9_or_12_digits",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def code(self) -> str:
        """The eleven digits."""
        return str(self.pk)

    @property
    def born(self) -> PartialDate | None:
        """The birth date as far as it is known."""
        if self.birth is None:
            return None
        month = None if self.birth_precision == BirthPrecision.YEAR else self.birth.month
        day = self.birth.day if self.birth_precision == BirthPrecision.DAY else None
        return PartialDate(self.birth.year, month, day)
