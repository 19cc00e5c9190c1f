"""A difference is explained for persons as well; a file may be discarded."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0012_duplicate_cases")]

    operations = [
        migrations.AddField("explaineddifference", "persons_difference", models.IntegerField(null=True)),
        migrations.AlterField(
            "stagedhousehold",
            "aside",
            models.CharField(
                blank=True,
                choices=[
                    ("by_person", "By Person"),
                    ("above", "Above"),
                    ("same_row", "Same Row"),
                    ("outside", "Outside"),
                    ("discarded", "Discarded"),
                ],
                max_length=9,
            ),
        ),
    ]
