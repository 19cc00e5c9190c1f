"""Villages in review: lists, meetings, postings, objections; reports, opinions and decisions of communes."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("campaigns", "0003_campaign_coverage"),
        ("places", "0003_practice"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CommuneReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("appraised", models.BooleanField(null=True)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commune_reviews",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CommuneReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("number", models.CharField(max_length=60)),
                ("day", models.DateField()),
                ("due_on", models.DateField(null=True)),
                ("figures", models.JSONField()),
                ("sent_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="review.communereview",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("round", models.SmallIntegerField()),
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
                ("passed", models.BooleanField()),
                ("note", models.CharField(blank=True, max_length=2000)),
                ("minutes", models.CharField(blank=True, max_length=64)),
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
            name="Opinion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("number", models.CharField(max_length=60)),
                ("day", models.DateField()),
                ("signer", models.CharField(max_length=120)),
                ("agreed", models.BooleanField()),
                ("reasons", models.CharField(blank=True, max_length=4000)),
                ("returned", models.JSONField(default=list)),
                ("given_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinion",
                        to="review.communereport",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Posting",
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
                    models.CharField(choices=[("result", "Result"), ("recheck", "Recheck")], max_length=7),
                ),
                ("round", models.SmallIntegerField()),
                ("content", models.CharField(max_length=64)),
                ("token", models.CharField(db_collation="C", max_length=32, unique=True)),
                ("places", models.JSONField()),
                ("starts_on", models.DateField()),
                ("last_day", models.DateField()),
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
            name="PostedLine",
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
                    "posting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="review.posting"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("receipt", models.CharField(db_collation="C", max_length=12, unique=True)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("public_page", "Public Page"),
                            ("paper", "Paper"),
                            ("telephone", "Telephone"),
                            ("in_person", "In Person"),
                        ],
                        max_length=11,
                    ),
                ),
                ("lodged_on", models.DateField()),
                ("due_on", models.DateField(null=True)),
                ("by_name", models.CharField(blank=True, max_length=120)),
                ("contact", models.CharField(blank=True, max_length=120)),
                ("what", models.CharField(max_length=2000)),
                ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("assigned_on", models.DateField(null=True)),
                ("assessment", models.BigIntegerField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kept", "Kept"),
                            ("changed", "Changed"),
                            ("withdrawn", "Withdrawn"),
                            ("unfounded", "Unfounded"),
                        ],
                        max_length=9,
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=2000)),
                ("settled_on", models.DateField(null=True)),
                (
                    "assigned_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
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
                (
                    "line",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="review.postedline",
                    ),
                ),
                (
                    "posting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="review.posting",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Recognition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("number", models.CharField(max_length=60)),
                ("day", models.DateField()),
                ("signer", models.CharField(max_length=120)),
                ("annex", models.CharField(max_length=64)),
                ("scan", models.CharField(blank=True, max_length=64)),
                ("poor", models.IntegerField()),
                ("near_poor", models.IntegerField()),
                ("left", models.IntegerField()),
                ("decided_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("withdrawn_number", models.CharField(blank=True, max_length=60)),
                ("withdrawn_on", models.DateField(null=True)),
                ("withdrawn_why", models.CharField(blank=True, max_length=2000)),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recognitions",
                        to="review.communereview",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReviewLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("household", models.BigIntegerField()),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("poor", "Poor"),
                            ("near_poor", "Near Poor"),
                            ("applicant", "Applicant"),
                            ("misfortune", "Misfortune"),
                            ("full_coverage", "Full Coverage"),
                        ],
                        max_length=13,
                    ),
                ),
                ("before", models.CharField(blank=True, max_length=9)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("added_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("form_a", models.JSONField(null=True)),
                (
                    "form_a_outcome",
                    models.CharField(
                        blank=True,
                        choices=[("listed", "Listed"), ("left_out", "Left Out"), ("exception", "Exception")],
                        max_length=9,
                    ),
                ),
                ("exception", models.CharField(blank=True, max_length=500)),
                (
                    "excuse",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("moved", "Moved"),
                            ("died_out", "Died Out"),
                            ("away", "Away"),
                            ("refused", "Refused"),
                        ],
                        max_length=8,
                    ),
                ),
                ("excuse_note", models.CharField(blank=True, max_length=500)),
                ("assessment", models.BigIntegerField(null=True)),
                ("class_group", models.CharField(blank=True, max_length=9)),
                ("class_id", models.CharField(blank=True, max_length=40)),
                (
                    "agreed",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("again", "Survey Again")], max_length=5
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="postedline",
            name="line",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="posted", to="review.reviewline"
            ),
        ),
        migrations.CreateModel(
            name="MeetingLine",
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
                ("class_id", models.CharField(max_length=40)),
                ("in_favour", models.IntegerField()),
                ("against", models.IntegerField()),
                ("abstained", models.IntegerField()),
                (
                    "agreed",
                    models.CharField(choices=[("yes", "Yes"), ("again", "Survey Again")], max_length=5),
                ),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="review.meeting"
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="said",
                        to="review.reviewline",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Characteristics",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("causes", models.JSONField()),
                ("main_cause", models.CharField(blank=True, max_length=40)),
                ("needs", models.JSONField()),
                ("note", models.CharField(blank=True, max_length=1000)),
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
                    "line",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="characteristics",
                        to="review.reviewline",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="VillageReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("list", "list"),
                            ("survey", "survey"),
                            ("compile", "compile"),
                            ("meeting", "meeting"),
                            ("posting", "posting"),
                            ("objections", "objections"),
                            ("report", "report"),
                            ("appraisal", "appraisal"),
                            ("recognition", "recognition"),
                            ("characteristics", "characteristics"),
                            ("closed", "closed"),
                        ],
                        max_length=15,
                    ),
                ),
                ("round", models.SmallIntegerField(default=1)),
                ("procedure_day", models.DateField()),
                ("revision", models.IntegerField(default=0)),
                ("started_on", models.DateField()),
                ("changed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("list_sha256", models.CharField(blank=True, max_length=64)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="village_reviews",
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
                    "village",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StageChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("from_stage", models.CharField(blank=True, max_length=15)),
                ("to_stage", models.CharField(max_length=15)),
                ("round", models.SmallIntegerField()),
                ("on", models.DateField()),
                ("reason", models.CharField(blank=True, max_length=1000)),
                ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="review.villagereview",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="reviewline",
            name="review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="review.villagereview"
            ),
        ),
        migrations.AddField(
            model_name="posting",
            name="review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="postings",
                to="review.villagereview",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="meetings",
                to="review.villagereview",
            ),
        ),
        migrations.AddIndex(
            model_name="communereview",
            index=models.Index(fields=["unit_path"], name="commune_review_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="communereview",
            constraint=models.UniqueConstraint(fields=("campaign", "commune"), name="commune_reviewed_once"),
        ),
        migrations.AddIndex(
            model_name="communereport",
            index=models.Index(fields=["unit_path"], name="commune_report_of_unit"),
        ),
        migrations.AddIndex(
            model_name="opinion",
            index=models.Index(fields=["unit_path"], name="opinion_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="opinion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("agreed", True), models.Q(("reasons", ""), _negated=True), _connector="OR"
                ),
                name="refusal_has_reasons",
            ),
        ),
        migrations.AddIndex(
            model_name="objection",
            index=models.Index(fields=["unit_path", "outcome"], name="objection_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", ""), ("settled_by__isnull", True), ("settled_on__isnull", True)),
                    models.Q(
                        models.Q(("outcome", ""), _negated=True),
                        models.Q(("answer", ""), _negated=True),
                        ("settled_by__isnull", False),
                        ("settled_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="objection_is_settled_whole",
            ),
        ),
        migrations.AddIndex(
            model_name="recognition",
            index=models.Index(fields=["unit_path"], name="recognition_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="recognition",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_on__isnull", True)),
                fields=("review",),
                name="one_decision_stands",
            ),
        ),
        migrations.AddIndex(
            model_name="postedline",
            index=models.Index(fields=["unit_path"], name="posted_line_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="postedline",
            constraint=models.UniqueConstraint(fields=("posting", "number"), name="posted_number_once"),
        ),
        migrations.AddConstraint(
            model_name="postedline",
            constraint=models.UniqueConstraint(fields=("posting", "line"), name="household_posted_once"),
        ),
        migrations.AddIndex(
            model_name="meetingline",
            index=models.Index(fields=["unit_path"], name="meeting_line_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="meetingline",
            constraint=models.UniqueConstraint(fields=("meeting", "line"), name="household_discussed_once"),
        ),
        migrations.AddConstraint(
            model_name="meetingline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("agreed", "yes"), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="doubt_has_a_reason",
            ),
        ),
        migrations.AddIndex(
            model_name="characteristics",
            index=models.Index(fields=["unit_path"], name="characteristics_of_unit"),
        ),
        migrations.AddIndex(
            model_name="villagereview",
            index=models.Index(fields=["unit_path", "stage"], name="village_review_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="villagereview",
            constraint=models.UniqueConstraint(fields=("campaign", "village"), name="village_reviewed_once"),
        ),
        migrations.AddConstraint(
            model_name="villagereview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "stage__in",
                        [
                            "list",
                            "survey",
                            "compile",
                            "meeting",
                            "posting",
                            "objections",
                            "report",
                            "appraisal",
                            "recognition",
                            "characteristics",
                            "closed",
                        ],
                    )
                ),
                name="village_stage_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="villagereview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("list_sha256", ""), ("stage", "list")),
                    models.Q(("list_sha256", ""), _negated=True),
                    _connector="OR",
                ),
                name="village_list_is_frozen",
            ),
        ),
        migrations.AddIndex(
            model_name="stagechange",
            index=models.Index(fields=["unit_path", "id"], name="stage_change_of_unit"),
        ),
        migrations.AddIndex(
            model_name="reviewline",
            index=models.Index(fields=["unit_path"], name="review_line_of_unit"),
        ),
        migrations.AddIndex(
            model_name="reviewline",
            index=models.Index(fields=["household"], name="review_line_of_household"),
        ),
        migrations.AddConstraint(
            model_name="reviewline",
            constraint=models.UniqueConstraint(
                fields=("review", "household"), name="household_on_the_list_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("origin__in", ["poor", "near_poor", "applicant", "misfortune", "full_coverage"])
                ),
                name="review_line_origin_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("approved_by__isnull", False),
                        ("form_a_outcome", "exception"),
                        models.Q(("exception", ""), _negated=True),
                    ),
                    models.Q(("form_a_outcome", "exception"), _negated=True),
                    _connector="OR",
                ),
                name="exception_is_approved",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("assessment__isnull", True), ("class_group", ""), ("class_id", "")),
                    models.Q(
                        ("assessment__isnull", False), ("class_group__in", ["poor", "near_poor", "above"])
                    ),
                    _connector="OR",
                ),
                name="compiled_rests_on_a_survey",
            ),
        ),
        migrations.AddIndex(
            model_name="posting",
            index=models.Index(fields=["unit_path", "-id"], name="posting_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="posting",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_day__gte", models.F("starts_on"))), name="posting_hangs_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="posting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_by__isnull", True), ("ended_on__isnull", True)),
                    models.Q(("ended_by__isnull", False), ("ended_on__gte", models.F("last_day"))),
                    _connector="OR",
                ),
                name="posting_ends_in_time",
            ),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["unit_path", "-id"], name="meeting_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("people_present__gte", 1),
                    ("households_present__gte", 0),
                    ("households_invited__gte", models.F("households_present")),
                ),
                name="meeting_counts_make_sense",
            ),
        ),
    ]
