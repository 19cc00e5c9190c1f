"""The second lock on compiled results, and no change to what is a record for ever."""

from django.db import migrations

from rasoat.people.row_history import track
from rasoat.people.row_security import append_only, protect

FOR_EVER = ("review_residentcount", "review_snapshot", "review_signoff", "review_signoffrule")
CHANGING = ("review_resultdecision",)


class Migration(migrations.Migration):
    dependencies = [("review", "0005_compilation"), ("people", "0003_trail_seals")]

    operations = [
        *map(protect, (*CHANGING, *FOR_EVER)),
        *map(append_only, FOR_EVER),
        *map(track, CHANGING),
    ]
