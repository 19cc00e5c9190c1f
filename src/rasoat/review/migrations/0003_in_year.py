"""In-year cases: requests, what was said of them, where they hang, what was decided."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0003_campaign_coverage"),
        ("places", "0003_practice"),
        ("review", "0002_guards"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="InYearCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("household", models.BigIntegerField()),
                ("receipt", models.CharField(db_collation="C", max_length=12, unique=True)),
                ("kind", models.CharField(choices=[("join", "Join"), ("leave", "Leave")], max_length=5)),
                ("channel", models.CharField(max_length=40)),
                ("received_on", models.DateField()),
                ("begins_on", models.DateField()),
                ("due_on", models.DateField(null=True)),
                ("applicant", models.CharField(max_length=120)),
                ("contact", models.CharField(blank=True, max_length=120)),
                ("event", models.CharField(blank=True, max_length=40)),
                ("what", models.CharField(blank=True, max_length=2000)),
                ("residence", models.CharField(blank=True, max_length=9)),
                ("resident_since", models.DateField(null=True)),
                ("ineligible", models.JSONField(default=list)),
                ("before", models.CharField(blank=True, max_length=9)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("confirmation", "confirmation"),
                            ("survey", "survey"),
                            ("meeting", "meeting"),
                            ("posting", "posting"),
                            ("decision", "decision"),
                            ("closed", "closed"),
                        ],
                        max_length=12,
                    ),
                ),
                ("round", models.SmallIntegerField(default=1)),
                ("revision", models.IntegerField(default=0)),
                ("confirmed", models.BooleanField(null=True)),
                ("confirmed_by", models.CharField(blank=True, max_length=120)),
                ("confirmed_on", models.DateField(null=True)),
                ("confirmed_note", models.CharField(blank=True, max_length=500)),
                ("assessment", models.BigIntegerField(null=True)),
                ("class_group", models.CharField(blank=True, max_length=9)),
                ("class_id", models.CharField(blank=True, max_length=40)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "Accepted"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=9,
                    ),
                ),
                ("closed_on", models.DateField(null=True)),
                ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_year_cases",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.unit"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "village",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="InYearDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("accepted", models.BooleanField()),
                ("number", models.CharField(max_length=60)),
                ("day", models.DateField()),
                ("signer", models.CharField(max_length=120)),
                ("reasons", models.CharField(blank=True, max_length=2000)),
                ("assessment", models.BigIntegerField(null=True)),
                ("class_group", models.CharField(blank=True, max_length=9)),
                ("scan", models.CharField(blank=True, max_length=64)),
                ("decided_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision",
                        to="review.inyearcase",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="InYearMeeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("held_on", models.DateField()),
                ("place", models.CharField(max_length=200)),
                ("chair", models.CharField(max_length=120)),
                ("secretary", models.CharField(max_length=120)),
                (
                    "method",
                    models.CharField(choices=[("hands", "Hands"), ("ballot", "Ballot")], max_length=6),
                ),
                ("households_invited", models.IntegerField()),
                ("households_present", models.IntegerField()),
                ("people_present", models.IntegerField()),
                ("bodies", models.JSONField(default=list)),
                ("note", models.CharField(blank=True, max_length=2000)),
                ("signed", models.CharField(blank=True, max_length=64)),
                ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="InYearMeetingLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("assessment", models.BigIntegerField()),
                ("class_group", models.CharField(max_length=9)),
                ("in_favour", models.IntegerField()),
                ("against", models.IntegerField()),
                ("abstained", models.IntegerField()),
                ("agreed", models.BooleanField()),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="said",
                        to="review.inyearcase",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="review.inyearmeeting",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="InYearPosting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("content", models.CharField(max_length=64)),
                ("token", models.CharField(db_collation="C", max_length=32, unique=True)),
                ("places", models.JSONField()),
                ("starts_on", models.DateField()),
                ("last_day", models.DateField(null=True)),
                ("posted_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("ended_on", models.DateField(null=True)),
                ("proof", models.CharField(blank=True, max_length=64)),
                ("proof_note", models.CharField(blank=True, max_length=500)),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "posted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="InYearPostedLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("number", models.IntegerField()),
                ("head_name", models.CharField(max_length=120)),
                ("persons", models.SmallIntegerField(null=True)),
                ("outcome", models.CharField(max_length=14)),
                ("class_id", models.CharField(blank=True, max_length=40)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posted",
                        to="review.inyearcase",
                    ),
                ),
                (
                    "posting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="review.inyearposting",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="InYearStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("from_stage", models.CharField(blank=True, max_length=12)),
                ("to_stage", models.CharField(max_length=12)),
                ("round", models.SmallIntegerField()),
                ("on", models.DateField()),
                ("reason", models.CharField(blank=True, max_length=1000)),
                ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="review.inyearcase",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="inyearcase",
            index=models.Index(fields=["unit_path", "received_on"], name="in_year_case_of_unit"),
        ),
        migrations.AddIndex(
            model_name="inyearcase",
            index=models.Index(fields=["household"], name="in_year_case_of_household"),
        ),
        migrations.AddConstraint(
            model_name="inyearcase",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "")), fields=("household",), name="one_open_case_a_household"
            ),
        ),
        migrations.AddConstraint(
            model_name="inyearcase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stage__in", ["confirmation", "survey", "meeting", "posting", "decision", "closed"])
                ),
                name="case_stage_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="inyearcase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_on__isnull", True), models.Q(("stage", "closed"), _negated=True)),
                    models.Q(
                        ("closed_on__isnull", False),
                        ("stage", "closed"),
                        models.Q(("outcome", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="closed_case_has_an_outcome",
            ),
        ),
        migrations.AddIndex(
            model_name="inyeardecision",
            index=models.Index(fields=["unit_path"], name="in_year_decision_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="inyeardecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("accepted", True), ("assessment__isnull", False)),
                    models.Q(("accepted", False), models.Q(("reasons", ""), _negated=True)),
                    _connector="OR",
                ),
                name="in_year_decision_rests_on_something",
            ),
        ),
        migrations.AddIndex(
            model_name="inyearmeeting",
            index=models.Index(fields=["unit_path", "-id"], name="in_year_meeting_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="inyearmeeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("people_present__gte", 1),
                    ("households_present__gte", 0),
                    ("households_invited__gte", models.F("households_present")),
                ),
                name="in_year_meeting_counts_make_sense",
            ),
        ),
        migrations.AddIndex(
            model_name="inyearmeetingline",
            index=models.Index(fields=["unit_path"], name="in_year_meeting_line_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="inyearmeetingline",
            constraint=models.UniqueConstraint(fields=("meeting", "case"), name="case_discussed_once"),
        ),
        migrations.AddConstraint(
            model_name="inyearmeetingline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("agreed", True), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="in_year_doubt_has_a_reason",
            ),
        ),
        migrations.AddIndex(
            model_name="inyearposting",
            index=models.Index(fields=["unit_path", "-id"], name="in_year_posting_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="inyearposting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_by__isnull", True), ("ended_on__isnull", True)),
                    models.Q(
                        ("ended_by__isnull", False),
                        ("ended_on__gte", models.F("starts_on")),
                        models.Q(
                            ("last_day__isnull", True),
                            ("ended_on__gte", models.F("last_day")),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="in_year_posting_ends_in_time",
            ),
        ),
        migrations.AddIndex(
            model_name="inyearpostedline",
            index=models.Index(fields=["unit_path"], name="in_year_posted_line_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="inyearpostedline",
            constraint=models.UniqueConstraint(
                fields=("posting", "number"), name="in_year_posted_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="inyearpostedline",
            constraint=models.UniqueConstraint(fields=("posting", "case"), name="case_posted_once"),
        ),
        migrations.AddIndex(
            model_name="inyearstep",
            index=models.Index(fields=["unit_path"], name="in_year_step_of_unit"),
        ),
    ]
