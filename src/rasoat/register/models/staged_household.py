"""A household of a past list before it is in the register."""

from django.db import models

from rasoat.common.sensitivity import marks
from rasoat.people.models import User
from rasoat.people.visibility import ProtectedModel
from rasoat.places.models import Unit
from rasoat.register.models.past_list import PastList


class StagedState(models.TextChoices):
    """Where it stands. ``pending``: nobody like that is known, it would be new. ``matched``: it is
    ``household``. ``merged``: it is in the register. ``rejected``: set aside, ``aside`` says why.
    """

    PENDING = "pending"
    MATCHED = "matched"
    TO_SETTLE = "to_settle"
    MERGED = "merged"
    REJECTED = "rejected"


class Aside(models.TextChoices):
    """Why a household was set aside. ``discarded``: the whole file was; nobody decided of this one."""

    BY_PERSON = "by_person"
    ABOVE = "above"
    SAME_ROW = "same_row"
    OUTSIDE = "outside"
    DISCARDED = "discarded"


class StagedHousehold(ProtectedModel):
    """One household of a file: as written, as meant, who it may be, and what a person decided.

    ``unit_path`` is the village's on the list's day where the person works there, else its path of today;
    ``commune`` the unit that it belongs to now. ``said`` is what it says once repaired, ``written`` the cells
    letter by letter with their repairs. ``content`` is the hash of who it says the household is: the same
    household in another file is not asked about again; ``line`` that of content and class. ``evidence`` are
    candidates with reasons. ``revision`` grows with each decision. ``event`` is the line in the register,
    ``replaces`` the status that it takes the place of.
    """

    sensitivity = marks(
        technical="id past_list sheet row rows role list_year village commune state content line method "
        "faults aside settled_at revision event replaces created class_group class_id why",
        personal="unit_path household head_name persons settled_by",
        sensitive="said written evidence problems reason",
    )

    unit_path = models.CharField(max_length=24, db_collation="C")
    past_list = models.ForeignKey(PastList, models.PROTECT, related_name="staged")
    sheet = models.CharField(max_length=60)
    row = models.IntegerField()
    rows = models.JSONField()
    role = models.CharField(max_length=18)
    list_year = models.SmallIntegerField()
    village = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    commune = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    # Poor, near_poor, none (left the list) or above (was on none); blank: cannot be told.
    class_group = models.CharField(max_length=9, blank=True)
    class_id = models.CharField(max_length=40, blank=True)
    why = models.CharField(max_length=9, blank=True)
    persons = models.SmallIntegerField(null=True)
    head_name = models.CharField(max_length=200, blank=True)
    said = models.JSONField()
    written = models.JSONField()
    content = models.CharField(max_length=64)
    line = models.CharField(max_length=64)

    state = models.CharField(max_length=9, choices=StagedState)
    household = models.BigIntegerField(null=True)
    # What told who it is: code, national, identity, people, decision, person.
    method = models.CharField(max_length=8, blank=True)
    evidence = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    faults = models.IntegerField(default=0)
    aside = models.CharField(max_length=9, choices=Aside, blank=True)
    settled_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    revision = models.IntegerField(default=0)
    created = models.BooleanField(default=False)
    event = models.BigIntegerField(null=True)
    replaces = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["unit_path", "list_year"], name="staged_of_unit"),
            models.Index(fields=["past_list", "state"], name="staged_of_list"),
            models.Index(fields=["content"], name="staged_by_content"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["past_list", "sheet", "row"], name="staged_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=StagedState.values), name="staged_state_is_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="matched") | models.Q(household__isnull=False),
                name="staged_match_names_it",
            ),
            models.CheckConstraint(
                condition=models.Q(aside="") | models.Q(state="rejected"), name="staged_aside_is_rejected"
            ),
            models.CheckConstraint(
                condition=models.Q(settled_by__isnull=True, settled_at__isnull=True)
                | models.Q(settled_by__isnull=False, settled_at__isnull=False),
                name="staged_settled_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.past_list_id} {self.sheet} {self.row}: {self.state}"
