"""The trail under row security, written only in one's own name, never changed."""

from django.db import migrations

from rasoat.people.row_security import append_only, only_in_own_name, protect

TABLE = "people_trailentry"


class Migration(migrations.Migration):
    dependencies = [("people", "0001_accounts")]

    operations = [protect(TABLE), only_in_own_name(TABLE, "person_id"), append_only(TABLE)]
