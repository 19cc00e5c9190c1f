"""Whom a periodic review visits."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0002_history"),
    ]

    operations = [
        migrations.AddField(
            model_name="campaign",
            name="coverage",
            field=models.CharField(
                choices=[("listed", "Listed"), ("full", "Full")], default="listed", max_length=6
            ),
        ),
    ]
