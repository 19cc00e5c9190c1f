"""Told again from the events that were known, the movement is what it was."""

from collections import Counter, defaultdict
from datetime import date
from random import Random

import pytest
from django.db import transaction
from histories import History, first_days
from stored_history import PROVINCE, store

from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.register.events.recorder import commune_of
from rasoat.register.movements import reading
from rasoat.register.movements.as_known import lives_as_known
from rasoat.register.movements.flows import flows_of

pytestmark = pytest.mark.django_db
DAYS = first_days()
WINDOWS = [(DAYS[1], DAYS[2]), (DAYS[6], DAYS[7]), (DAYS[0], DAYS[-1]), (date(2016, 5, 9), date(2019, 8, 3))]


@pytest.mark.parametrize("seed", range(6))
def test_with_everything_known_it_is_the_movement_of_now(seed):
    history = History(Random(f"known {seed}"), households=20)
    with acting(system_actor("system.installer")), transaction.atomic():
        store(history)
    known = defaultdict(int)
    for event in (event for life in history.events() for event in life):
        known[commune_of(event.unit_path)] = max(known[commune_of(event.unit_path)], event.id)
    households = sorted(reading.rows_of(history.homes))
    for start, end in WINDOWS:
        now = reading.lives_of(households, start, end).values()
        then = lives_as_known([PROVINCE], start, end, known)
        assert flows(then, start, end) == flows(now, start, end), (start, end)


def flows(lives, start, end):
    return Counter(flow for life in lives for flow in flows_of(life, start, end))
