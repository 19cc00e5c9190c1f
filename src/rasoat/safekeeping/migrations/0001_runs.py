"""Backups, drills and restores, added to and never changed."""

from django.db import migrations, models

from rasoat.people.row_security import append_only


class Migration(migrations.Migration):
    initial = True

    dependencies = [("places", "0002_guards")]

    operations = [
        migrations.CreateModel(
            name="Run",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("backup", "Backup"),
                            ("base", "Base"),
                            ("drill", "Drill"),
                            ("restore", "Restore"),
                        ],
                        max_length=10,
                    ),
                ),
                ("began_at", models.DateTimeField()),
                ("milliseconds", models.BigIntegerField()),
                ("backup", models.CharField(blank=True, max_length=200)),
                ("size", models.BigIntegerField(null=True)),
                ("proved", models.JSONField(default=dict)),
                ("faults", models.JSONField(default=list)),
            ],
            options={"indexes": [models.Index(fields=["kind", "began_at"], name="safekeeping_kind_began")]},
        ),
        append_only("safekeeping_run"),
    ]
