"""Who looked at households of the watch list: under both locks, in one's own name, for ever."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from rasoat.people.row_security import append_only, only_in_own_name, protect

KINDS = ("new_entry", "relapse", "fell_to_poor", "exit")


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0010_past_lists"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="WatchLook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("household", models.BigIntegerField()),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("campaign", models.CharField(db_collation="C", max_length=40)),
                ("assessment", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[(kind, kind.replace("_", " ").title()) for kind in KINDS], max_length=12
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=1000)),
                ("looked_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["household", "campaign"], name="look_at_household"),
                    models.Index(fields=["unit_path"], name="look_of_unit"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(kind__in=list(KINDS)), name="watch_kind_is_known"
                    ),
                ],
            },
        ),
        protect("register_watchlook"),
        only_in_own_name("register_watchlook", "person_id"),
        append_only("register_watchlook"),
    ]
