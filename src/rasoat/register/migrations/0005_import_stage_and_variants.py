"""An import says when it marks faults, and which of the province's variants it is under."""

from django.db import migrations, models

STATES = (
    "waiting",
    "reading",
    "checking",
    "writing",
    "marking",
    "done",
    "refused",
    "cancelled",
    "failed",
)


class Migration(migrations.Migration):
    dependencies = [("register", "0004_unchecked_keys")]

    operations = [
        migrations.AddField("surveyimport", "variants", models.JSONField(default=dict)),
        migrations.AlterField(
            "surveyimport",
            "state",
            models.CharField(
                choices=[(state, state.capitalize()) for state in STATES], default="waiting", max_length=9
            ),
        ),
        migrations.RemoveConstraint("surveyimport", "import_state_is_known"),
        migrations.AddConstraint(
            "surveyimport",
            models.CheckConstraint(condition=models.Q(state__in=STATES), name="import_state_is_known"),
        ),
    ]
