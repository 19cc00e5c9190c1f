"""When the system backs itself up and rehearses, if nobody told it to."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from rasoat.places.installation import TIME_ZONE
from rasoat.safekeeping.models import Kind, Run

NIGHT = range(1, 5)
"""Hours in Viet Nam in which nobody is kept waiting."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """At night after ``usual``; at any hour after ``longest``: some machines are off at night."""

    usual: timedelta
    longest: timedelta


RHYTHMS = {
    Kind.BACKUP: Rhythm(timedelta(hours=20), timedelta(hours=30)),
    Kind.DRILL: Rhythm(timedelta(days=6), timedelta(days=8)),
}


def last_good(kind: Kind) -> Run | None:
    """The last run of a kind that went well."""
    return Run.objects.filter(kind=kind, faults=[]).order_by("-began_at").first()


def is_due(kind: Kind, now: datetime) -> bool:
    """Whether it is time; a first backup at once, a first drill in the first night."""
    run, at_night = last_good(kind), now.astimezone(TIME_ZONE).hour in NIGHT
    if run is None:
        return kind is Kind.BACKUP or at_night
    rhythm = RHYTHMS[kind]
    return now - run.began_at > (rhythm.usual if at_night else rhythm.longest)


def is_late(kind: Kind, now: datetime) -> bool:
    """Whether it should long have run."""
    run = last_good(kind)
    return run is None or now - run.began_at > RHYTHMS[kind].longest + timedelta(hours=2)
