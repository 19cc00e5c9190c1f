"""Lists of past years on their way in, what was published of them, and what people said of both."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from rasoat.people.row_history import track
from rasoat.people.row_security import protect

DECIDED = ("pastmapping", "publishedtotal", "explaineddifference", "completelist")
PROTECTED = ("pastlist", "stagedhousehold", "publishedtotal", "explaineddifference", "completelist")


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_signin"),
        ("places", "0003_practice"),
        ("register", "0009_reforms"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PastMapping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("fingerprint", models.CharField(max_length=32, unique=True)),
                ("mapping", models.JSONField()),
                ("confirmed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PastList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("filename", models.CharField(max_length=255)),
                ("size", models.BigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("year", models.SmallIntegerField()),
                ("meaning", models.CharField(choices=[("review", "review"), ("list", "list")], max_length=6)),
                ("list_year", models.SmallIntegerField()),
                ("fingerprint", models.CharField(max_length=32)),
                ("proposal", models.JSONField()),
                ("mapping", models.JSONField(null=True)),
                ("started_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("changed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("mapping", "Mapping"),
                            ("waiting", "Waiting"),
                            ("reading", "Reading"),
                            ("matching", "Matching"),
                            ("staged", "Staged"),
                            ("queued", "Queued"),
                            ("writing", "Writing"),
                            ("done", "Done"),
                            ("refused", "Refused"),
                            ("cancelled", "Cancelled"),
                            ("failed", "Failed"),
                        ],
                        default="mapping",
                        max_length=9,
                    ),
                ),
                ("cancel_asked", models.BooleanField(default=False)),
                ("done", models.IntegerField(default=0)),
                ("total", models.IntegerField(null=True)),
                ("rows", models.IntegerField(default=0)),
                ("skipped", models.JSONField(default=dict)),
                ("problems", models.JSONField(default=list)),
                ("faults", models.IntegerField(default=0)),
                ("warnings", models.IntegerField(default=0)),
                ("left_over", models.JSONField(default=dict)),
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
                    "confirmed",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.pastmapping",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PublishedTotal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("list_year", models.SmallIntegerField()),
                ("class_group", models.CharField(max_length=9)),
                ("households", models.IntegerField()),
                ("persons", models.IntegerField(null=True)),
                ("source", models.CharField(max_length=300)),
                ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "recorded_by",
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
        ),
        migrations.CreateModel(
            name="StagedHousehold",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("sheet", models.CharField(max_length=60)),
                ("row", models.IntegerField()),
                ("rows", models.JSONField()),
                ("role", models.CharField(max_length=18)),
                ("list_year", models.SmallIntegerField()),
                ("class_group", models.CharField(blank=True, max_length=9)),
                ("class_id", models.CharField(blank=True, max_length=40)),
                ("why", models.CharField(blank=True, max_length=9)),
                ("persons", models.SmallIntegerField(null=True)),
                ("head_name", models.CharField(blank=True, max_length=200)),
                ("said", models.JSONField()),
                ("written", models.JSONField()),
                ("content", models.CharField(max_length=64)),
                ("line", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "Pending"),
                            ("matched", "Matched"),
                            ("to_settle", "To Settle"),
                            ("merged", "Merged"),
                            ("rejected", "Rejected"),
                        ],
                        max_length=9,
                    ),
                ),
                ("household", models.BigIntegerField(null=True)),
                ("method", models.CharField(blank=True, max_length=8)),
                ("evidence", models.JSONField(default=list)),
                ("problems", models.JSONField(default=list)),
                ("faults", models.IntegerField(default=0)),
                (
                    "aside",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("by_person", "By Person"),
                            ("above", "Above"),
                            ("same_row", "Same Row"),
                            ("outside", "Outside"),
                        ],
                        max_length=9,
                    ),
                ),
                ("settled_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("revision", models.IntegerField(default=0)),
                ("created", models.BooleanField(default=False)),
                ("event", models.BigIntegerField(null=True)),
                ("replaces", models.BigIntegerField(null=True)),
                (
                    "commune",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.unit",
                    ),
                ),
                (
                    "past_list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="staged",
                        to="register.pastlist",
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
                (
                    "village",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.unit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CompleteList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("list_year", models.SmallIntegerField()),
                ("left", models.IntegerField()),
                ("said_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "said_by",
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
                "indexes": [models.Index(fields=["unit_path", "list_year"], name="complete_of_unit")],
                "constraints": [models.UniqueConstraint(fields=("unit", "list_year"), name="complete_once")],
            },
        ),
        migrations.CreateModel(
            name="ExplainedDifference",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("list_year", models.SmallIntegerField()),
                ("class_group", models.CharField(max_length=9)),
                ("difference", models.IntegerField()),
                ("note", models.CharField(max_length=1000)),
                ("explained_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "explained_by",
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
                "indexes": [models.Index(fields=["unit_path", "list_year"], name="explained_of_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("class_group__in", ["poor", "near_poor"])),
                        name="explained_class_is_known",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="pastlist",
            index=models.Index(fields=["unit_path", "-id"], name="past_list_of_unit"),
        ),
        migrations.AddIndex(
            model_name="pastlist",
            index=models.Index(fields=["sha256", "list_year"], name="past_list_of_file"),
        ),
        migrations.AddConstraint(
            model_name="pastlist",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "mapping",
                            "waiting",
                            "reading",
                            "matching",
                            "staged",
                            "queued",
                            "writing",
                            "done",
                            "refused",
                            "cancelled",
                            "failed",
                        ],
                    )
                ),
                name="past_list_state_is_known",
            ),
        ),
        migrations.AddIndex(
            model_name="publishedtotal",
            index=models.Index(fields=["unit_path", "list_year"], name="published_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="publishedtotal",
            constraint=models.UniqueConstraint(
                fields=("unit", "list_year", "class_group"), name="published_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedtotal",
            constraint=models.CheckConstraint(
                condition=models.Q(("class_group__in", ["poor", "near_poor"])),
                name="published_class_is_known",
            ),
        ),
        migrations.AddIndex(
            model_name="stagedhousehold",
            index=models.Index(fields=["unit_path", "list_year"], name="staged_of_unit"),
        ),
        migrations.AddIndex(
            model_name="stagedhousehold",
            index=models.Index(fields=["past_list", "state"], name="staged_of_list"),
        ),
        migrations.AddIndex(
            model_name="stagedhousehold",
            index=models.Index(fields=["content"], name="staged_by_content"),
        ),
        migrations.AddConstraint(
            model_name="stagedhousehold",
            constraint=models.UniqueConstraint(fields=("past_list", "sheet", "row"), name="staged_once"),
        ),
        migrations.AddConstraint(
            model_name="stagedhousehold",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["pending", "matched", "to_settle", "merged", "rejected"])),
                name="staged_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="stagedhousehold",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "matched"), _negated=True),
                    ("household__isnull", False),
                    _connector="OR",
                ),
                name="staged_match_names_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="stagedhousehold",
            constraint=models.CheckConstraint(
                condition=models.Q(("aside", ""), ("state", "rejected"), _connector="OR"),
                name="staged_aside_is_rejected",
            ),
        ),
        migrations.AddConstraint(
            model_name="stagedhousehold",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("settled_at__isnull", True), ("settled_by__isnull", True)),
                    models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)),
                    _connector="OR",
                ),
                name="staged_settled_whole",
            ),
        ),
        *(protect(f"register_{table}") for table in PROTECTED),
        *(track(f"register_{table}") for table in DECIDED),
        # What a file says does not change; what people decide of it does.
        track("register_stagedhousehold", "said", "written", "evidence", "problems"),
    ]
