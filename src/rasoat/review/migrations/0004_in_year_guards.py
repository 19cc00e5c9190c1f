"""The second lock on in-year cases, and no change to what is a record for ever."""

from django.db import migrations

from rasoat.people.row_history import track
from rasoat.people.row_security import append_only, protect

FOR_EVER = (
    "review_inyearstep",
    "review_inyeardecision",
    "review_inyearmeeting",
    "review_inyearmeetingline",
    "review_inyearpostedline",
)
CHANGING = ("review_inyearcase", "review_inyearposting")


class Migration(migrations.Migration):
    dependencies = [("review", "0003_in_year"), ("people", "0003_trail_seals")]

    operations = [
        *map(protect, (*CHANGING, *FOR_EVER)),
        *map(append_only, FOR_EVER),
        *map(track, CHANGING),
    ]
