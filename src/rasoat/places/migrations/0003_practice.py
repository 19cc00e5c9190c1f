"""Units to practise in."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("places", "0002_guards"),
    ]

    operations = [
        migrations.AddField(
            model_name="unit",
            name="practice",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
