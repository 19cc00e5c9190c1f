"""The class of a household as a legal status."""

from django.db import models

from rasoat.common.sensitivity import marks
from rasoat.people.visibility import ProtectedModel
from rasoat.register.models.household import Household


class StatusBasis(models.TextChoices):
    """Where the status comes from."""

    IMPORTED = "imported"
    DECISION = "decision"


class LegalStatus(ProtectedModel):
    """Derived, from events that only verbs of status write. ``id`` is the id of the event.

    The status of one household for one list year: poor, near-poor, or "none" where it was on the list before
    and no longer is. In force from ``since`` until the day before ``until``; ``withdrawn`` is the event that
    took it back. ``law`` says by which standard and sheet it was decided, ``assessment`` is the survey whose
    explanation it rests on. A list of a past year that was brought in has basis ``imported``; what it does
    not say stays empty, and ``with_evidence`` is false, since nobody saw the decision itself.
    """

    sensitivity = marks(
        free="list_year",
        technical="basis with_evidence current why assessment law withdrawn",
        posted="class_group class_id decision_number decision_date signer",
        personal="id household unit_path since until persons",
    )

    id = models.BigIntegerField(primary_key=True)
    # Unchecked: see Household.
    household = models.ForeignKey(Household, models.DO_NOTHING, related_name="statuses", db_constraint=False)
    unit_path = models.CharField(max_length=24, db_collation="C")
    list_year = models.SmallIntegerField()
    class_group = models.CharField(max_length=9)
    # The branch of 2016-2020 (by income, by deprivation), where it is known.
    class_id = models.CharField(max_length=40, blank=True)
    basis = models.CharField(max_length=8, choices=StatusBasis)
    decision_number = models.CharField(max_length=60, blank=True)
    decision_date = models.DateField(null=True)
    signer = models.CharField(max_length=120, blank=True)
    with_evidence = models.BooleanField()
    persons = models.SmallIntegerField(null=True)
    since = models.DateField()
    until = models.DateField(null=True)
    # Of a "none" that was brought in: "left_list" (the list names it) or "absent"; of a decision its reason.
    why = models.CharField(max_length=500, blank=True)
    assessment = models.BigIntegerField(null=True)
    law = models.JSONField(null=True)
    withdrawn = models.BigIntegerField(null=True)
    current = models.BooleanField(default=True)

    class Meta:
        indexes = [models.Index(fields=["unit_path", "list_year"], name="status_of_unit")]
        constraints = [
            models.UniqueConstraint(
                fields=["household", "list_year"],
                condition=models.Q(current=True),
                name="one_status_a_list_year",
            ),
            models.CheckConstraint(
                condition=models.Q(class_group__in=["poor", "near_poor", "none"]),
                name="status_group_is_known",
            ),
            # By decision: number, date and signer are never missing.
            models.CheckConstraint(
                condition=models.Q(basis="imported")
                | models.Q(basis="decision", decision_date__isnull=False)
                & ~models.Q(decision_number="")
                & ~models.Q(signer=""),
                name="status_by_decision_names_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.household_id} {self.class_group} {self.list_year}"
