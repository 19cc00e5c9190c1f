"""A survey of a household: the answers as given, and what the law proposed from them."""

from django.db import models

from rasoat.common.sensitivity import marks
from rasoat.people.visibility import ProtectedModel
from rasoat.places.models import Unit
from rasoat.register.models.household import Household


class Assessment(ProtectedModel):
    """Derived. ``id`` is the id of the event that recorded it.

    ``answers`` are ``{"household": {question: answer}, "members": [[person id, {field: answer}], ...]}`` as
    given. The law stands by id and by the hashes of the very files. Either a class is proposed, with its
    totals and the compact explanation, or ``problems`` say why there is no score. A proposal is not a status.
    ``unit_path`` is the path of the village where the household lived then, for ever.
    """

    sensitivity = marks(
        free="campaign review_year list_year standard sheet variant area region hashes sheet_state "
        "illustrative",
        technical="import_id import_row content_sha256 current supersedes",
        posted="class_id class_group",
        personal="id household unit unit_path review_date enumerator persons b1 b2 last_class reason",
        sensitive="answers explanation problems",
    )

    id = models.BigIntegerField(primary_key=True)
    # Unchecked: see Household.
    household = models.ForeignKey(
        Household, models.DO_NOTHING, related_name="assessments", db_constraint=False
    )
    # The last unit of the path, so no key checks it.
    unit = models.ForeignKey(Unit, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False)
    unit_path = models.CharField(max_length=24, db_collation="C")
    campaign = models.CharField(max_length=40, db_collation="C")
    review_year = models.SmallIntegerField()
    list_year = models.SmallIntegerField()
    review_date = models.DateField()
    enumerator = models.CharField(max_length=120, blank=True)
    # Class at the last list as the survey sheet says it: "poor", "near_poor", "none" or not said.
    last_class = models.CharField(max_length=9, blank=True)
    # The commune's survey that it came with (no key: imports are not made from events), and the row in it.
    import_id = models.BigIntegerField(null=True)
    import_row = models.IntegerField(null=True)
    content_sha256 = models.CharField(max_length=64)
    answers = models.JSONField()

    standard = models.CharField(max_length=40)
    sheet = models.CharField(max_length=80)
    variant = models.CharField(max_length=80, blank=True)
    area = models.CharField(max_length=5)
    region = models.CharField(max_length=40)
    # {"standard": …, "sheet": …, "questionnaire": …, "variant": …}: SHA-256 of the files' bytes.
    hashes = models.JSONField()
    sheet_state = models.CharField(max_length=12)
    illustrative = models.BooleanField()

    persons = models.SmallIntegerField()
    b1 = models.IntegerField(null=True)
    b2 = models.IntegerField(null=True)
    class_id = models.CharField(max_length=40, blank=True)
    class_group = models.CharField(max_length=9, blank=True)
    explanation = models.JSONField(null=True)
    problems = models.JSONField(default=list)

    current = models.BooleanField(default=True)
    supersedes = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["unit_path", "campaign"], name="assessment_of_unit"),
            models.Index(
                fields=["unit_path"],
                condition=models.Q(class_id="", current=True),
                name="assessment_unscored",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["household", "campaign", "standard"],
                condition=models.Q(current=True),
                name="one_current_assessment_a_campaign",
            ),
            models.CheckConstraint(
                condition=models.Q(class_id="", class_group="", explanation__isnull=True)
                | (~models.Q(class_id="") & ~models.Q(class_group="") & models.Q(explanation__isnull=False)),
                name="assessment_is_scored_or_says_why_not",
            ),
            models.CheckConstraint(
                condition=models.Q(class_group__in=["", "poor", "near_poor", "above"]),
                name="assessment_group_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.household_id} in {self.campaign}: {self.class_id or 'not scored'}"
