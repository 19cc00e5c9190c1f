"""Households counted by the database in groups: the same flows as when each is told from its events."""

from collections import Counter
from datetime import date
from itertools import pairwise
from random import Random

import pytest
from django.db import transaction
from histories import History, first_days
from stored_history import PROVINCE, store

from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.register.models import Standing
from rasoat.register.movements import reading
from rasoat.register.movements.flows import flows_of

pytestmark = pytest.mark.django_db

WINDOWS = [
    *list(pairwise(first_days()))[1::2],
    (first_days()[0], first_days()[-1]),
    (date(2016, 5, 9), date(2019, 8, 3)),
]


@pytest.fixture
def stored(request):
    """A history in the database, of all households or of none with the turns of its standings."""
    history = History(Random(request.param), households=20)
    with acting(system_actor("system.installer")), transaction.atomic():
        store(history)
    return history


def by_events(history, start, end):
    """How many flows of each kind: every household told from its events."""
    lives = reading.lives_of(sorted(reading.rows_of(history.homes)), start, end).values()
    return Counter(_said(flow) for life in lives for flow in flows_of(life, start, end))


def in_groups(start, end):
    together, others = reading.counted([PROVINCE], start, end)
    found = Counter[tuple]()
    for life, households in together:
        for flow in flows_of(life, start, end):
            found[_said(flow)] += households
    lives = reading.lives_of(others, start, end).values()
    return found + Counter(_said(flow) for life in lives for flow in flows_of(life, start, end))


def _said(flow):
    """All of a flow but whose it is and by which paper."""
    return flow.path, flow.table, flow.column, flow.households, flow.persons, flow.reason, flow.day, flow.what


@pytest.mark.parametrize("stored", range(5), indirect=True)
def test_the_same_flows_in_groups_and_from_events(stored):
    for start, end in WINDOWS:
        assert in_groups(start, end) == by_events(stored, start, end), (start, end)


@pytest.mark.parametrize("stored", ["one by one"], indirect=True)
def test_one_by_one_each_flow_has_its_household_and_its_paper(stored):
    for start, end in WINDOWS:
        _, others = reading.counted([PROVINCE], start, end)
        told = [
            flow
            for life in reading.each_counted([PROVINCE], start, end)
            for flow in flows_of(life, start, end)
        ]
        lives = reading.lives_of(
            sorted(reading.rows_of(stored.homes).keys() - set(others)), start, end
        ).values()
        assert {_whole(one) for one in told} == {
            _whole(flow) for life in lives for flow in flows_of(life, start, end)
        }


def _whole(flow):
    """With its paper, but for withdrawals: what withdrew a status is no paper of the household's."""
    return flow._replace(source=None) if flow.reason == "withdrawn" else flow


@pytest.mark.parametrize("stored", ["old rows"], indirect=True)
def test_rows_that_do_not_say_what_led_to_them_are_told_from_events(stored):
    with acting(system_actor("system.installer")):
        Standing.objects.update(turns=None)
    start, end = WINDOWS[2]
    with_groups, others = in_groups(start, end), reading.counted([PROVINCE], start, end)[1]
    assert others
    assert with_groups == by_events(stored, start, end)


@pytest.mark.parametrize("stored", ["mostly alike"], indirect=True)
def test_most_are_counted_in_groups(stored):
    """Else equality would be that of events with events."""
    for start, end in WINDOWS[:3]:
        together, others = reading.counted([PROVINCE], start, end)
        assert sum(one.households for one in together) > len(others)
