"""What people say is wrong in their records: under both locks, with the history of its rows, never deleted."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Now

from rasoat.people.row_history import track
from rasoat.people.row_security import protect

TABLE = "register_correctionrequest"
CHANNELS = ("in_person", "meeting", "telephone", "letter", "online")
OUTCOMES = ("accepted", "refused")
OPEN = models.Q(outcome="", answer="", settled_by__isnull=True, settled_on__isnull=True)
SETTLED = models.Q(
    ~models.Q(answer=""), outcome__in=OUTCOMES, settled_by__isnull=False, settled_on__isnull=False
)
STAY = f"""
CREATE TRIGGER corrections_stay BEFORE DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION places_refuse('a request for correction stays')
"""


def choices(names: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(name, name.replace("_", " ").title()) for name in names]


def user(**more: object) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, django.db.models.deletion.PROTECT, related_name="+", **more
    )


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0005_import_stage_and_variants"),
        ("people", "0003_trail_seals"),
    ]

    operations = [
        migrations.CreateModel(
            "CorrectionRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("household", models.BigIntegerField()),
                ("member", models.BigIntegerField(null=True)),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("asked_by", models.CharField(max_length=120)),
                ("asked_on", models.DateField()),
                ("channel", models.CharField(choices=choices(CHANNELS), max_length=9)),
                ("what_is_wrong", models.CharField(max_length=1000)),
                ("should_be", models.CharField(max_length=1000)),
                ("recorded_by", user()),
                ("recorded_at", models.DateTimeField(db_default=Now())),
                ("outcome", models.CharField(blank=True, choices=choices(OUTCOMES), max_length=8)),
                ("answer", models.CharField(blank=True, max_length=1000)),
                ("settled_by", user(null=True)),
                ("settled_on", models.DateField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit_path", "asked_on"], name="correction_of_unit"),
                    models.Index(fields=["household"], name="correction_of_household"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(channel__in=list(CHANNELS)), name="correction_channel_is_known"
                    ),
                    models.CheckConstraint(condition=OPEN | SETTLED, name="correction_is_settled_whole"),
                ],
            },
        ),
        protect(TABLE),
        track(TABLE),
        migrations.RunSQL(STAY, f"DROP TRIGGER corrections_stay ON {TABLE}"),
    ]
