"""The watch list of a unit in a review: who is on it, who looked, who is still to be looked at."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from rasoat.people.acting import ActingUser, acting
from rasoat.people.permissions import require
from rasoat.people.queries import system_actor
from rasoat.places.unit_row import area_range
from rasoat.register.models import Assessment, Household, WatchLook
from rasoat.register.movements import reading
from rasoat.register.movements.life import past_of
from rasoat.register.values import Years
from rasoat.register.watch.kinds import kind_of, stood_before

READ = "list.read"


@dataclass(frozen=True, slots=True)
class Look:
    """Who looked, when, and what they noted."""

    person: str
    at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class Watched:
    """One household of the list. ``assessment`` is the survey that proposes its class.

    ``look`` is the last look at that very survey for that very reason; None: still to be looked at.
    """

    household: int
    head_name: str
    sort_key: str
    unit_path: str
    kind: str
    before: str
    proposed: str
    b1: int | None
    b2: int | None
    assessment: int
    look: Look | None

    @property
    def code(self) -> str:
        """The ten digits."""
        return str(self.household)


def watch_list(person: ActingUser, unit_path: str, years: Years) -> tuple[Watched, ...]:
    """Everybody of the unit to look at in the review, by village and head. Raises ``NotAllowed``."""
    require(person, READ, unit_path)
    first, end = area_range(unit_path)
    with acting(system_actor("system.checker")):
        here = Household.objects.filter(unit_path__gte=first, unit_path__lt=end, closed_on__isnull=True)
        return _watched(here, years)


def watched(person: ActingUser, household: int, years: Years) -> Watched | None:
    """The household's place on the watch list; None where it is not on it or not in the person's areas."""
    here = Household.objects.visible_to(person).filter(pk=household, closed_on__isnull=True)
    codes = list(here.values_list("pk", flat=True))
    with acting(system_actor("system.checker")):
        found = _watched(Household.objects.filter(pk__in=codes), years)
    return found[0] if found else None


def unlooked(person: ActingUser, unit_path: str, years: Years) -> tuple[Watched, ...]:
    """Who of the watch list nobody looked at yet: while there is anybody the review cannot go on."""
    return tuple(one for one in watch_list(person, unit_path, years) if one.look is None)


def _watched(here: QuerySet[Household], years: Years) -> tuple[Watched, ...]:
    homes = here.in_bulk()
    surveys = list(
        Assessment.objects.filter(
            household_id__in=here.values("pk"), campaign=years.campaign, standard=years.standard, current=True
        )
        .exclude(class_id="")
        .defer("answers", "explanation", "problems")
    )
    rows = reading.rows_of(survey.household_id for survey in surveys)
    descent = reading.descent_of(survey.household_id for survey in surveys)
    origins = {link.origin for links in descent.values() for link in links}
    rows |= reading.rows_of(origins - rows.keys())
    found = [_one(survey, homes[survey.household_id], rows, descent) for survey in surveys]
    watched = [one for one in found if one is not None]
    looks = _looks([one.household for one in watched], years.campaign)
    known = (_with_look(one, looks) for one in watched)
    return tuple(sorted(known, key=lambda one: (one.unit_path, one.sort_key, one.household)))


def _one(
    survey: Assessment, home: Household, rows: reading.Rows, descent: reading.Descents
) -> Watched | None:
    day: date = survey.review_date
    before = stood_before(rows.get(home.pk, ()), day, survey.list_year)
    kind = kind_of(before, survey.class_group, past_of(home.pk, rows, descent, day, day))
    if kind is None:
        return None
    return Watched(
        household=home.pk,
        head_name=home.head_name,
        sort_key=home.sort_key,
        unit_path=home.unit_path,
        kind=kind.value,
        before=before,
        proposed=survey.class_group,
        b1=survey.b1,
        b2=survey.b2,
        assessment=survey.pk,
        look=None,
    )


def _looks(households: Collection[int], campaign: str) -> dict[tuple[int, int, str], Look]:
    """The last look by household, survey and reason."""
    with acting(system_actor("system.checker")):
        found = WatchLook.objects.filter(household__in=households, campaign=campaign).order_by("id")
        rows = found.values_list("household", "assessment", "kind", "person__full_name", "looked_at", "note")
        return {(household, survey, kind): Look(*look) for household, survey, kind, *look in rows}


def _with_look(one: Watched, looks: Mapping[tuple[int, int, str], Look]) -> Watched:
    look = looks.get((one.household, one.assessment, one.kind))
    values = {name: getattr(one, name) for name in Watched.__slots__}
    return Watched(**(values | {"look": look}))
