"""A standing says what led to it, so that movements of a province are told without its events."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0013_differences_of_persons")]

    operations = [
        migrations.AddField("standing", "turns", models.TextField(db_collation="C", null=True)),
        migrations.AddIndex(
            "registerevent",
            models.Index(
                condition=models.Q(("kind", "change_explained")), fields=["household"], name="event_explains"
            ),
        ),
    ]
