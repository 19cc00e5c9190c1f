"""Residents, frozen figures, signatures on them, the approval of the province."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0003_campaign_coverage"),
        ("places", "0003_practice"),
        ("review", "0004_in_year_guards"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("province", "Province"),
                            ("district", "District"),
                            ("commune", "Commune"),
                            ("village", "Village"),
                        ],
                        max_length=8,
                    ),
                ),
                ("start", models.DateField()),
                ("as_of", models.DateField()),
                ("known", models.JSONField()),
                ("residents_known", models.BigIntegerField()),
                ("poor", models.IntegerField()),
                ("near_poor", models.IntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("compiled_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="snapshots",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "compiled_by",
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
            name="SignOff",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                (
                    "body",
                    models.CharField(
                        choices=[
                            ("party_committee", "Party Committee"),
                            ("peoples_council", "Peoples Council"),
                            ("peoples_committee", "Peoples Committee"),
                        ],
                        max_length=17,
                    ),
                ),
                ("signer", models.CharField(max_length=120)),
                ("capacity", models.CharField(max_length=200)),
                ("day", models.DateField()),
                ("scan", models.CharField(blank=True, max_length=64)),
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
                    "snapshot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_offs",
                        to="review.snapshot",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ResultDecision",
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
                ("scan", models.CharField(blank=True, max_length=64)),
                ("decided_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("published_on", models.DateField(null=True)),
                ("published_where", models.CharField(blank=True, max_length=300)),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "snapshot",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision",
                        to="review.snapshot",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ResidentCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("households", models.IntegerField()),
                ("persons", models.IntegerField()),
                ("source", models.CharField(max_length=300)),
                ("as_of", models.DateField()),
                ("confirmed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="campaigns.campaign"
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.unit"
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit_path", "-id"], name="resident_count_of_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("households__gte", 1), ("persons__gte", models.F("households"))),
                        name="residents_make_sense",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SignOffRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("level", models.CharField(blank=True, max_length=8)),
                ("reason", models.CharField(max_length=1000)),
                ("set_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="campaigns.campaign"
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit_path", "-id"], name="sign_off_rule_of_unit")],
            },
        ),
        migrations.AddIndex(
            model_name="snapshot",
            index=models.Index(fields=["unit_path", "-id"], name="snapshot_of_unit"),
        ),
        migrations.AddIndex(
            model_name="signoff",
            index=models.Index(fields=["unit_path"], name="sign_off_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="signoff",
            constraint=models.UniqueConstraint(fields=("snapshot", "body"), name="body_signs_once"),
        ),
        migrations.AddIndex(
            model_name="resultdecision",
            index=models.Index(fields=["unit_path"], name="result_decision_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="resultdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("published_by__isnull", True), ("published_on__isnull", True)),
                    models.Q(("published_by__isnull", False), ("published_on__gte", models.F("day"))),
                    _connector="OR",
                ),
                name="published_after_it_was_decided",
            ),
        ),
    ]
