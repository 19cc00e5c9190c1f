"""Keyed entries, links, seals, the history of rows, keys of personal values, verifications."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from rasoat.people import row_history
from rasoat.people.models.canonical_json import CanonicalJSONField
from rasoat.people.row_history import track
from rasoat.people.row_security import append_only, protect
from rasoat.people.sealing.keys import trail_keys
from rasoat.people.sealing.sources import TRAIL

TO_SEAL = """
CREATE FUNCTION people_to_seal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO people_unsealed (source, row_id) VALUES (TG_ARGV[0], NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER to_seal AFTER INSERT ON people_trailentry
    FOR EACH ROW EXECUTE FUNCTION people_to_seal('trail');
CREATE TRIGGER to_seal AFTER INSERT ON people_rowhistory
    FOR EACH ROW EXECUTE FUNCTION people_to_seal('history')
"""
NOT_TO_SEAL = """
DROP TRIGGER to_seal ON people_rowhistory;
DROP TRIGGER to_seal ON people_trailentry;
DROP FUNCTION people_to_seal()
"""


def key():
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def key_earlier_entries(apps, schema_editor):  # noqa: ARG001 - Django gives both
    """Entries from before there were keys get their keyed hash now, and wait to be sealed."""
    keys = trail_keys()
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("ALTER TABLE people_trailentry DISABLE TRIGGER append_only")
        cursor.execute(f"SELECT r.id, {TRAIL.content} FROM {TRAIL.table} r ORDER BY r.id")  # noqa: S608
        rows = [(keys.of_record("trail", bytes(content)), number) for number, content in cursor.fetchall()]
        cursor.executemany("UPDATE people_trailentry SET mac = %s WHERE id = %s", rows)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE people_trailentry ENABLE TRIGGER append_only")
        cursor.execute(
            "INSERT INTO people_unsealed (source, row_id) SELECT 'trail', id FROM people_trailentry ORDER BY id"
        )


class Migration(migrations.Migration):
    dependencies = [("people", "0002_row_security"), ("places", "0002_guards")]

    operations = [
        migrations.AddField(
            "trailentry", "mac", models.BinaryField(default=b"", max_length=32), preserve_default=False
        ),
        migrations.AlterField("trailentry", "details", CanonicalJSONField(default=dict)),
        migrations.AlterField("trailentry", "before", CanonicalJSONField(null=True)),
        migrations.AlterField("trailentry", "after", CanonicalJSONField(null=True)),
        migrations.CreateModel(
            "TrailLink",
            [
                ("id", key()),
                ("seal", models.BigIntegerField()),
                ("chain", models.CharField(db_collation="C", max_length=80)),
                ("position", models.BigIntegerField()),
                ("source", models.CharField(db_collation="C", max_length=7)),
                ("row_id", models.BigIntegerField()),
                ("digest", models.BinaryField(max_length=32)),
                ("link", models.BinaryField(max_length=32)),
            ],
            {
                "indexes": [models.Index(fields=["seal", "id"], name="link_of_seal")],
                "constraints": [
                    models.UniqueConstraint(fields=("chain", "position"), name="link_position_once"),
                    models.UniqueConstraint(fields=("source", "row_id"), name="link_of_record_once"),
                ],
            },
        ),
        migrations.CreateModel(
            "TrailSeal",
            [
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("links", models.IntegerField()),
                ("lengths", CanonicalJSONField()),
                ("links_sha256", models.BinaryField(max_length=32)),
                ("trail_sha256", models.BinaryField(max_length=32)),
                ("history_sha256", models.BinaryField(max_length=32)),
                ("key", models.CharField(db_collation="C", max_length=16)),
                ("root", models.BinaryField(max_length=32)),
            ],
        ),
        migrations.CreateModel(
            "Unsealed",
            [
                ("id", key()),
                ("source", models.CharField(db_collation="C", max_length=7)),
                ("row_id", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            "RowHistory",
            [
                ("id", key()),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("unit_path", models.CharField(blank=True, db_collation="C", max_length=24)),
                ("table", models.CharField(db_collation="C", max_length=63)),
                ("row", models.CharField(db_collation="C", max_length=40)),
                ("operation", models.CharField(max_length=6)),
                ("person_id", models.BigIntegerField(null=True)),
                ("assignment_id", models.BigIntegerField(null=True)),
                ("database_role", models.CharField(max_length=63)),
                ("image", CanonicalJSONField()),
            ],
            {
                "indexes": [
                    models.Index(fields=["table", "row", "id"], name="history_of_row"),
                    models.Index(fields=["unit_path", "id"], name="history_of_unit"),
                ]
            },
        ),
        migrations.CreateModel(
            "PersonalKey",
            [
                ("id", key()),
                ("subject_kind", models.CharField(max_length=40)),
                ("subject_code", models.CharField(max_length=100)),
                ("wrapped", models.BinaryField(null=True)),
                ("destroyed_at", models.DateTimeField(null=True)),
            ],
            {
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subject_kind", "subject_code"), name="personal_key_of_subject"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("wrapped__isnull", True), ("destroyed_at__isnull", True), _connector="XOR"
                        ),
                        name="personal_key_is_there_or_destroyed",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            "TrailVerification",
            [
                ("id", key()),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("finished_at", models.DateTimeField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("running", "Running"),
                            ("whole", "Whole"),
                            ("broken", "Broken"),
                            ("failed", "Failed"),
                        ],
                        default="waiting",
                        max_length=7,
                    ),
                ),
                ("done", models.BigIntegerField(default=0)),
                ("total", models.BigIntegerField(null=True)),
                ("seconds", models.FloatField(null=True)),
                ("last_seal", models.BigIntegerField(null=True)),
                ("waiting", models.BigIntegerField(default=0)),
                ("breaks", models.JSONField(default=list)),
            ],
            {
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["waiting", "running", "whole", "broken", "failed"])
                        ),
                        name="verification_state_is_known",
                    )
                ]
            },
        ),
        append_only("people_traillink"),
        append_only("people_trailseal"),
        append_only("people_rowhistory"),
        protect("people_rowhistory"),
        migrations.RunSQL(TO_SEAL, NOT_TO_SEAL),
        migrations.RunSQL(row_history.FUNCTIONS, row_history.DROP_FUNCTIONS),
        migrations.RunPython(key_earlier_entries, migrations.RunPython.noop),
        track("people_user", "password", "last_login"),
        track("people_assignment"),
        track("people_assignmentarea"),
        track("places_installation"),
        track("places_unit"),
        track("places_unitperiod"),
        track("places_unitsuccession"),
    ]
