"""Codes of invitations, deputies, decisions on paper, names to search by, trainings."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from rasoat.people.names import list_key, search_text
from rasoat.people.row_security import protect


def fill_names(apps, schema_editor):
    people = apps.get_model("people", "User").objects.using(schema_editor.connection.alias)
    for person in people.all():
        person.search_text = search_text(person.full_name, person.login)
        person.sort_key = list_key(person.full_name)
        person.save(update_fields=["search_text", "sort_key"])


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_trail_seals"),
        ("places", "0003_practice"),
    ]

    operations = [
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
        ),
        migrations.CreateModel(
            name="OneTimeCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mac", models.CharField(db_collation="C", max_length=64, unique=True)),
                ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("expires_at", models.DateTimeField()),
                ("failures", models.SmallIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Training",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("title", models.CharField(max_length=200)),
                ("held_on", models.DateField()),
                ("place", models.CharField(blank=True, max_length=200)),
                ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
        ),
        migrations.AddField(
            model_name="assignment",
            name="decided_by",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="assignment",
            name="decision_date",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="assignment",
            name="decision_number",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name="assignment",
            name="decision_scan",
            field=models.CharField(blank=True, db_collation="C", max_length=64),
        ),
        migrations.AddField(
            model_name="assignment",
            name="deputy_for",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="deputies",
                to="people.assignment",
            ),
        ),
        migrations.AddField(
            model_name="assignment",
            name="moved_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="moved_to",
                to="people.assignment",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="phone",
            field=models.CharField(blank=True, max_length=15),
        ),
        migrations.AddField(
            model_name="user",
            name="search_text",
            field=models.TextField(blank=True, db_collation="C"),
        ),
        migrations.AddField(
            model_name="user",
            name="sort_key",
            field=models.TextField(blank=True, db_collation="C"),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("deputy_for__isnull", True), ("valid_to__isnull", False), _connector="OR"
                ),
                name="assignment_of_a_deputy_ends",
            ),
        ),
        migrations.AddField(
            model_name="attendance",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="onetimecode",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="onetimecode",
            name="person",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="one_time_code",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="training",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="training",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.unit"
            ),
        ),
        migrations.AddField(
            model_name="attendance",
            name="training",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="attendances", to="people.training"
            ),
        ),
        migrations.AddIndex(
            model_name="training",
            index=models.Index(fields=["unit_path", "held_on"], name="training_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="training",
            constraint=models.UniqueConstraint(fields=("unit", "title", "held_on"), name="training_once"),
        ),
        migrations.AddIndex(
            model_name="attendance",
            index=models.Index(fields=["unit_path", "training"], name="attendance_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(fields=("training", "person"), name="attendance_once"),
        ),
        migrations.RunPython(fill_names, migrations.RunPython.noop),
        protect("people_training"),
        protect("people_attendance"),
    ]
