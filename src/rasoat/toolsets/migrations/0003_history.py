"""The database keeps the history of score sheets brought in: their states, not their bytes."""

from django.db import migrations

from rasoat.people.row_history import track


class Migration(migrations.Migration):
    dependencies = [("toolsets", "0002_guards"), ("people", "0003_trail_seals")]

    operations = [track("toolsets_broughtsheet", "content")]
