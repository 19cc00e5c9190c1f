"""The database keeps the history of campaigns."""

from django.db import migrations

from rasoat.people.row_history import track


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0001_campaigns"), ("people", "0003_trail_seals")]

    operations = [track("campaigns_campaign"), track("campaigns_campaignstandard")]
