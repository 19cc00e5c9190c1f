"""As whom one acts: the oldest assignment in force, or the one chosen."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory
from small_province import TODAY

from rasoat.people.session import acting_user_of, choose_assignment

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(small_province, person_at):
    return person_at(small_province.hill, "commune_officer")


@pytest.fixture
def request_of(officer):
    """A request of the officer, with a session that lasts through the test."""
    asked = RequestFactory().get("/")
    asked.user, asked.session = officer.person, SessionStore()
    return asked


def also(officer, place, **more):
    more = {"valid_from": TODAY} | more
    return officer.person.assignments.create(role="supervisor", unit=place.unit, **more)


def test_nobody_signed_in_acts_as_nobody(request_of):
    request_of.user = AnonymousUser()
    assert acting_user_of(request_of) is None


def test_the_oldest_assignment_is_acted_in_until_another_is_chosen(request_of, officer, small_province):
    other = also(officer, small_province.town)
    assert acting_user_of(request_of).assignment == officer.assignment
    choose_assignment(request_of, other)
    who = acting_user_of(request_of)
    assert (who.role, who.unit_path) == ("supervisor", small_province.town.path)
    assert not who.covers(small_province.hill.path)


def test_a_choice_that_is_over_falls_back_to_what_is_in_force(request_of, officer, small_province):
    other = also(officer, small_province.town)
    choose_assignment(request_of, other)
    other.valid_to = TODAY
    other.save()
    assert acting_user_of(request_of).assignment == officer.assignment


@pytest.mark.parametrize("dates", [{"valid_from": TODAY + dt.timedelta(days=1)}, {"valid_to": TODAY}])
def test_what_is_not_in_force_cannot_be_chosen(request_of, officer, small_province, dates):
    with pytest.raises(ValueError, match="not in force"):
        choose_assignment(request_of, also(officer, small_province.town, **dates))


def test_anothers_assignment_cannot_be_chosen(request_of, small_province, person_at):
    with pytest.raises(ValueError, match="not in force"):
        choose_assignment(request_of, person_at(small_province.town, "commune_chair").assignment)
