"""Questions whether two records are one, with what people answered; searches for such records."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from rasoat.people.row_history import track
from rasoat.people.row_security import protect


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_signin"),
        ("places", "0003_practice"),
        ("register", "0011_watch_looks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DuplicateCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                (
                    "kind",
                    models.CharField(
                        choices=[("household", "Household"), ("person", "Person")], max_length=9
                    ),
                ),
                ("one", models.BigIntegerField()),
                ("other", models.BigIntegerField()),
                ("one_household", models.BigIntegerField()),
                ("other_household", models.BigIntegerField()),
                ("band", models.CharField(max_length=9)),
                ("weight", models.FloatField()),
                ("evidence", models.JSONField()),
                ("content", models.CharField(max_length=64)),
                ("found_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("search", models.BigIntegerField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("settled", "Settled"), ("ended", "Ended")],
                        default="open",
                        max_length=7,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("duplicate", "Duplicate"),
                            ("merge", "Merge"),
                            ("different", "Different"),
                            ("later", "Later"),
                        ],
                        max_length=9,
                    ),
                ),
                ("kept", models.BigIntegerField(null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("settled_at", models.DateTimeField(null=True)),
                ("revision", models.IntegerField(default=0)),
                ("event", models.BigIntegerField(null=True)),
                ("changed", models.BooleanField(default=False)),
                ("reopened", models.CharField(blank=True, max_length=500)),
                (
                    "ended_why",
                    models.CharField(
                        blank=True,
                        choices=[("closed", "Closed"), ("unlike", "Unlike"), ("follows", "Follows")],
                        max_length=7,
                    ),
                ),
                ("follows", models.BigIntegerField(null=True)),
                (
                    "found_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit_path", "state"], name="duplicate_of_unit"),
                    models.Index(fields=["one_household"], name="duplicate_of_one"),
                    models.Index(fields=["other_household"], name="duplicate_of_other"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "one", "other"), name="duplicate_asked_once"),
                    models.CheckConstraint(
                        condition=models.Q(("one__lt", models.F("other"))),
                        name="duplicate_is_of_two_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["household", "person"])),
                        name="duplicate_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("outcome__in", ("duplicate", "merge", "different")),
                                ("settled_by__isnull", False),
                                ("state", "settled"),
                            ),
                            models.Q(("outcome__in", ["", "later"]), ("state", "open")),
                            models.Q(("state", "ended"), models.Q(("ended_why", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="duplicate_is_settled_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DuplicateSearch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("started_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("changed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("running", "Running"),
                            ("done", "Done"),
                            ("cancelled", "Cancelled"),
                            ("failed", "Failed"),
                        ],
                        default="waiting",
                        max_length=9,
                    ),
                ),
                ("cancel_asked", models.BooleanField(default=False)),
                ("done", models.IntegerField(default=0)),
                ("total", models.IntegerField(null=True)),
                ("persons", models.IntegerField(default=0)),
                ("found", models.IntegerField(default=0)),
                ("new", models.IntegerField(default=0)),
                (
                    "assignment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.assignment",
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.unit"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit_path", "-id"], name="dup_search_of_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["waiting", "running", "done", "cancelled", "failed"])
                        ),
                        name="dup_search_state_is_known",
                    )
                ],
            },
        ),
        protect("register_duplicatesearch"),
        protect("register_duplicatecase"),
        # What a search finds may change; what people decide of it is kept, each time.
        track("register_duplicatecase", "evidence", "weight", "band", "content", "search"),
    ]
