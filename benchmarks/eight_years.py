"""The demonstration with eight years of lists and 200,000 households: run as a program of its own."""

import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import django

from rasoat.cli.django_setup import SETTINGS, database

SEED = 9
HOUSEHOLDS = 200_000
YEARS = range(2011, 2018)
"""List years before the one that the demonstration has."""
STAYS, POOR = 0.8, 0.75
"""Of the households of a list: how many are on the one before, and how many of them were poor."""


def fill() -> None:
    """Load the demonstration, add households up to ``HOUSEHOLDS``, and a list for each year."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()
    with database():
        from rasoat.demonstration.load import ensure_loaded
        from rasoat.people.acting import acting
        from rasoat.people.preparation import prepare
        from rasoat.people.queries import system_actor

        prepare()
        ensure_loaded()
        with acting(system_actor("system.installer")) as installer:
            _more_households(installer)
        _lists()


def _more_households(installer) -> None:
    from rasoat.places.installation import today
    from rasoat.register.loading import load_bulk, village_paths
    from rasoat.register.models import Household
    from rasoat.register.values import NewHousehold, NewMember, Years

    dice, villages = random.Random(SEED), sorted(village_paths())  # noqa: S311
    missing = HOUSEHOLDS - Household.objects.count()
    made = (
        NewHousehold(dice.choice(villages), (NewMember(f"Trần Văn {n}", "head"),), today())
        for n in range(missing)
    )
    load_bulk(made, Years("", 0, 0, "", today()), acting_user=installer)


def _lists() -> None:
    """A line for each year and household, in one transaction a batch."""
    from rasoat.people.acting import acting
    from rasoat.people.queries import system_actor
    from rasoat.register.loading import batches
    from rasoat.register.models import LegalStatus

    with acting(system_actor("system.installer")) as installer:
        listed = LegalStatus.objects.visible_to(installer).order_by("household_id")
        households = list(listed.values_list("household_id", flat=True))
    for batch in batches(households):
        with acting(system_actor("system.installer")) as installer:
            _lines(batch, installer)


def _lines(households: Sequence[int], installer) -> None:
    from rasoat.register.derivation import tables
    from rasoat.register.derivation.fold import fold
    from rasoat.register.events.reading import events_of
    from rasoat.register.events.recorder import Recorder, commune_of

    before = [fold(events) for events in events_of(households, installer)]
    drafts = [draft for state in before for draft in _past(state.id, state.unit_path)]
    with Recorder({commune_of(state.unit_path) for state in before}, installer) as recorder:
        recorder.write(drafts)
    tables.replace(before, [fold(events) for events in events_of(households, installer)])


def _past(household: int, path: str) -> Iterator:
    """The lines of one household, newest list first: the further back, the fewer were on it."""
    from rasoat.register.events.drafting import status_day
    from rasoat.register.events.event import Draft
    from rasoat.register.events.payloads import status
    from rasoat.register.models import EventKind
    from rasoat.register.values import NewStatus

    dice, line = random.Random(household), NewStatus(0, "poor", persons=4)  # noqa: S311
    for year in reversed(YEARS):
        on = dice.random() < STAYS
        group = ("poor" if dice.random() < POOR else "near_poor") if on else "none"
        said = replace(line, list_year=year, class_group=group, decision_date=date(year - 1, 12, 20))
        day = status_day(said.decision_date, year)
        yield Draft(EventKind.LIST_LINE_RECORDED, household, path, day, status(said))


if __name__ == "__main__":
    fill()
