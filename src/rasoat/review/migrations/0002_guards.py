"""The second lock on everything of the review, and no change to what is a record for ever."""

from django.db import migrations

from rasoat.people.row_history import track
from rasoat.people.row_security import append_only, protect

PROTECTED = (
    "review_villagereview",
    "review_stagechange",
    "review_reviewline",
    "review_characteristics",
    "review_meeting",
    "review_meetingline",
    "review_posting",
    "review_postedline",
    "review_objection",
    "review_communereview",
    "review_communereport",
    "review_opinion",
    "review_recognition",
)
FOR_EVER = (
    "review_stagechange",
    "review_meetingline",
    "review_postedline",
    "review_communereport",
    "review_opinion",
)
CHANGING = tuple(table for table in PROTECTED if table not in FOR_EVER)


class Migration(migrations.Migration):
    dependencies = [("review", "0001_review"), ("people", "0003_trail_seals")]

    operations = [
        *map(protect, PROTECTED),
        *map(append_only, FOR_EVER),
        *map(track, CHANGING),
    ]
