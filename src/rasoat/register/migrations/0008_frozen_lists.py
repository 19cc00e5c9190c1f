"""Lists as they were published: under both locks, never changed, never deleted."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from rasoat.people.row_security import append_only, protect


class Migration(migrations.Migration):
    dependencies = [
        ("places", "0003_practice"),
        ("register", "0007_through_time"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FrozenList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_path", models.CharField(db_collation="C", max_length=24)),
                ("title", models.CharField(max_length=200)),
                ("day", models.DateField()),
                ("list_year", models.SmallIntegerField(null=True)),
                ("known", models.JSONField()),
                ("households", models.IntegerField()),
                ("persons", models.IntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("frozen_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "frozen_by",
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
                "indexes": [models.Index(fields=["unit_path", "-id"], name="frozen_list_of_unit")],
            },
        ),
        protect("register_frozenlist"),
        append_only("register_frozenlist"),
    ]
