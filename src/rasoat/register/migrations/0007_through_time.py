"""The register through time: what closes, comes of another, is in force from one day to another.

Everything derived must be computed anew afterwards: ``rasoat register rebuild``.
"""

from django.conf import settings
from django.db import migrations, models

from rasoat.people.row_security import protect

PROTECTED = ("register_standing", "register_membership", "register_lineage", "register_othernumber")


def no_day_twice(table: str, name: str, key: str) -> migrations.RunSQL:
    """Two rows of one ``key`` never share a day. Written over int8range, it needs no extension."""
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} EXCLUDE USING gist "
        f"(int8range({key}, {key}, '[]') WITH &&, daterange(since, until) WITH &&)",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("places", "0003_practice"),
        ("register", "0006_correction_requests"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Lineage",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "from_household",
                        "to_household",
                        "kind",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("from_household", models.BigIntegerField()),
                ("to_household", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("split", "Split"), ("merged", "Merged"), ("duplicate", "Duplicate")],
                        max_length=9,
                    ),
                ),
                ("on", models.DateField()),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
            ],
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "person", "since", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("person", models.BigIntegerField()),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("household", models.BigIntegerField()),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("came", models.CharField(max_length=20)),
                ("came_from", models.BigIntegerField(null=True)),
                ("went", models.CharField(blank=True, max_length=20)),
                ("went_to", models.BigIntegerField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="OtherNumber",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "household",
                        "person",
                        "kind",
                        "value",
                        "list_year",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("household", models.BigIntegerField()),
                ("person", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(choices=[("national", "National"), ("local", "Local")], max_length=8),
                ),
                ("value", models.CharField(db_collation="C", max_length=60)),
                ("list_year", models.SmallIntegerField()),
                ("source", models.CharField(max_length=300)),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
            ],
        ),
        migrations.CreateModel(
            name="Standing",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "household", "since", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("household", models.BigIntegerField()),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("class_group", models.CharField(max_length=9)),
                ("class_id", models.CharField(blank=True, max_length=40)),
                ("list_year", models.SmallIntegerField()),
                ("persons", models.SmallIntegerField(null=True)),
                ("status", models.BigIntegerField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="household",
            name="household_has_persons_or_unknown",
        ),
        migrations.RemoveConstraint(
            model_name="legalstatus",
            name="status_group_is_known",
        ),
        migrations.RemoveConstraint(
            model_name="registerevent",
            name="event_kind_is_known",
        ),
        migrations.AddField(
            model_name="household",
            name="closed_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="household",
            name="closed_why",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="household",
            name="into",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="legalstatus",
            name="assessment",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="legalstatus",
            name="law",
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name="legalstatus",
            name="since",
            field=models.DateField(default="2018-01-01"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="legalstatus",
            name="until",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="legalstatus",
            name="why",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name="legalstatus",
            name="withdrawn",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="member",
            name="left_why",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="member",
            name="since",
            field=models.DateField(null=True),
        ),
        migrations.AlterField(
            model_name="registerevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("household_registered", "Household Registered"),
                    ("members_recorded", "Members Recorded"),
                    ("survey_recorded", "Survey Recorded"),
                    ("alias_recorded", "Alias Recorded"),
                    ("member_joined", "Member Joined"),
                    ("member_left", "Member Left"),
                    ("head_changed", "Head Changed"),
                    ("moved_out", "Moved Out"),
                    ("moved_in", "Moved In"),
                    ("household_closed", "Household Closed"),
                    ("list_line_recorded", "List Line Recorded"),
                    ("status_decided", "Status Decided"),
                    ("status_withdrawn", "Status Withdrawn"),
                    ("change_explained", "Change Explained"),
                    ("fact_corrected", "Fact Corrected"),
                    ("event_undone", "Event Undone"),
                ],
                max_length=30,
            ),
        ),
        migrations.AddConstraint(
            model_name="household",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("persons__isnull", True),
                    ("persons__gte", 1),
                    ("closed_on__isnull", False),
                    _connector="OR",
                ),
                name="household_has_persons_or_unknown",
            ),
        ),
        migrations.AddConstraint(
            model_name="household",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_on__isnull", True), ("closed_why", ""), ("into__isnull", True)),
                    models.Q(("closed_on__isnull", False), models.Q(("closed_why", ""), _negated=True)),
                    _connector="OR",
                ),
                name="household_is_closed_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="legalstatus",
            constraint=models.CheckConstraint(
                condition=models.Q(("class_group__in", ["poor", "near_poor", "none"])),
                name="status_group_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="registerevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "household_registered",
                            "members_recorded",
                            "survey_recorded",
                            "alias_recorded",
                            "member_joined",
                            "member_left",
                            "head_changed",
                            "moved_out",
                            "moved_in",
                            "household_closed",
                            "list_line_recorded",
                            "status_decided",
                            "status_withdrawn",
                            "change_explained",
                            "fact_corrected",
                            "event_undone",
                        ],
                    )
                ),
                name="event_kind_is_known",
            ),
        ),
        migrations.AddIndex(
            model_name="lineage",
            index=models.Index(fields=["to_household"], name="lineage_of_household"),
        ),
        migrations.AddIndex(
            model_name="lineage",
            index=models.Index(fields=["unit_path"], name="lineage_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="lineage",
            constraint=models.CheckConstraint(
                condition=models.Q(("from_household", models.F("to_household")), _negated=True),
                name="lineage_is_of_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="lineage",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["split", "merged", "duplicate"])),
                name="lineage_kind_is_known",
            ),
        ),
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(fields=["household"], name="membership_of_household"),
        ),
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(fields=["unit_path"], name="membership_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"
                ),
                name="membership_ends_after_it_begins",
            ),
        ),
        migrations.AddIndex(
            model_name="othernumber",
            index=models.Index(fields=["value", "unit_path"], name="other_number"),
        ),
        migrations.AddIndex(
            model_name="othernumber",
            index=models.Index(fields=["unit_path"], name="other_number_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="othernumber",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["national", "local"])), name="number_kind_is_known"
            ),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(fields=["unit_path", "since"], name="standing_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="standing",
            constraint=models.CheckConstraint(
                condition=models.Q(("class_group__in", ["poor", "near_poor"])), name="standing_is_listed"
            ),
        ),
        migrations.AddConstraint(
            model_name="standing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"
                ),
                name="standing_ends_after_it_begins",
            ),
        ),
        *(protect(table) for table in PROTECTED),
        no_day_twice("register_standing", "household_stands_once_a_day", "household"),
        no_day_twice("register_membership", "person_is_in_one_household", "person"),
        no_day_twice("register_legalstatus", "one_status_a_day", "household_id"),
    ]
