"""A difference is explained for persons as well."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0012_duplicate_cases")]

    operations = [
        migrations.AddField("explaineddifference", "persons_difference", models.IntegerField(null=True)),
    ]
