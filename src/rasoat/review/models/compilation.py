"""Results put together upwards: residents confirmed, figures frozen, agreed, decided and published."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from rasoat.campaigns.models import Campaign
from rasoat.common.sensitivity import marks
from rasoat.people.models import User
from rasoat.people.visibility import ProtectedModel
from rasoat.places.models import Level, Unit


class ResidentCount(ProtectedModel):
    """How many households and persons live in a commune, who says so and as of which day. The last counts."""

    sensitivity = marks(
        free="households persons source as_of",
        technical="id campaign commune unit_path confirmed_at",
        personal="confirmed_by",
    )
    append_only: ClassVar[bool] = True

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="+")
    commune = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit_path = models.CharField(max_length=24, db_collation="C")
    households = models.IntegerField()
    persons = models.IntegerField()
    source = models.CharField(max_length=300)
    as_of = models.DateField()
    confirmed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["unit_path", "-id"], name="resident_count_of_unit")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(households__gte=1) & models.Q(persons__gte=models.F("households")),
                name="residents_make_sense",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commune_id}: {self.households}"


class Snapshot(ProtectedModel):
    """The figures of a unit, frozen: from ``start`` to ``as_of``, as known when it was made.

    ``known`` is how far the communes had numbered their events, ``residents_known`` the last confirmation
    that counted; with them the canonical JSON is computed again to the byte. Its SHA-256 is ``sha256``, the
    archive keeps it. The last one of a unit counts.
    """

    sensitivity = marks(
        free="level start as_of poor near_poor sha256",
        technical="id campaign unit unit_path known residents_known compiled_at",
        personal="compiled_by",
    )
    append_only: ClassVar[bool] = True

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="snapshots")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit_path = models.CharField(max_length=24, db_collation="C")
    level = models.CharField(max_length=8, choices=Level)
    start = models.DateField()
    as_of = models.DateField()
    known = models.JSONField()
    residents_known = models.BigIntegerField()
    poor = models.IntegerField()
    near_poor = models.IntegerField()
    sha256 = models.CharField(max_length=64)
    compiled_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    compiled_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["unit_path", "-id"], name="snapshot_of_unit")]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.unit_id}: {self.sha256[:12]}"


class Body(models.TextChoices):
    """The standing bodies that agree on the figures of a unit (3 Thường trực)."""

    PARTY_COMMITTEE = "party_committee"
    PEOPLES_COUNCIL = "peoples_council"
    PEOPLES_COMMITTEE = "peoples_committee"


class SignOff(ProtectedModel):
    """One body agrees on one snapshot. ``scan`` is the signed paper in the archive."""

    sensitivity = marks(
        free="body day capacity signer",
        technical="id snapshot unit_path scan recorded_at",
        personal="recorded_by",
    )
    append_only: ClassVar[bool] = True

    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="sign_offs")
    unit_path = models.CharField(max_length=24, db_collation="C")
    body = models.CharField(max_length=17, choices=Body)
    signer = models.CharField(max_length=120)
    capacity = models.CharField(max_length=200)
    day = models.DateField()
    scan = models.CharField(max_length=64, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["unit_path"], name="sign_off_of_unit")]
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "body"], name="body_signs_once"),
        ]

    def __str__(self) -> str:
        return f"{self.snapshot_id}: {self.body}"


class SignOffRule(ProtectedModel):
    """At which level the three bodies have to agree in a campaign; the last rule counts.

    Without any the districts do, while there are districts; "" turns it off.
    """

    sensitivity = marks(
        free="level", technical="id campaign unit_path set_at", personal="set_by", sensitive="reason"
    )
    append_only: ClassVar[bool] = True

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="+")
    unit_path = models.CharField(max_length=24, db_collation="C")
    level = models.CharField(max_length=8, blank=True)
    reason = models.CharField(max_length=1000)
    set_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    set_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["unit_path", "-id"], name="sign_off_rule_of_unit")]

    def __str__(self) -> str:
        return f"{self.campaign_id}: {self.level or 'off'}"


class ResultDecision(ProtectedModel):
    """The chair of the province approves the result: one decision a snapshot. Then it is published."""

    sensitivity = marks(
        free="number day signer published_on published_where",
        technical="id snapshot unit_path scan decided_at",
        personal="decided_by published_by",
    )

    snapshot = models.OneToOneField(Snapshot, models.PROTECT, related_name="decision")
    unit_path = models.CharField(max_length=24, db_collation="C")
    number = models.CharField(max_length=60)
    day = models.DateField()
    signer = models.CharField(max_length=120)
    scan = models.CharField(max_length=64, blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(db_default=Now())
    published_on = models.DateField(null=True)
    published_where = models.CharField(max_length=300, blank=True)
    published_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["unit_path"], name="result_decision_of_unit")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(published_on__isnull=True, published_by__isnull=True)
                | models.Q(published_on__gte=models.F("day"), published_by__isnull=False),
                name="published_after_it_was_decided",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.snapshot_id}: {self.number}"
