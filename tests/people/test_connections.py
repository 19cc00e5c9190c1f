"""One connection serves many requests: no person is left over on it."""

import pytest
from django.db import connection

from rasoat.people.acting import ActingUser, acting
from rasoat.people.areas import AreaRange
from rasoat.people.queries import system_actor

SETTINGS = ["rasoat.person", "rasoat.assignment", "rasoat.area_1", "rasoat.area_end_1", "rasoat.area_8"]


def settings_now() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(['current_setting(%s, true)'] * len(SETTINGS))}", SETTINGS)
        return {value or "" for value in cursor.fetchone()}


def backend() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def test_the_person_is_gone_after_the_transaction_on_the_same_connection(own_database):
    before = backend()
    with acting(system_actor("system.checker")):
        assert settings_now() != {""}
    assert backend() == before
    assert settings_now() == {""}


def test_the_person_is_gone_after_a_transaction_that_failed(own_database):
    with pytest.raises(ArithmeticError), acting(system_actor("system.checker")):
        raise ArithmeticError
    assert settings_now() == {""}


def test_the_next_person_keeps_no_range_of_the_one_before(own_database, small_province, person_at):
    villages = [small_province.upper, small_province.lower, small_province.quarter]
    with acting(person_at(small_province.province, "following_department", *villages)):
        pass
    with acting(person_at(small_province.upper)), connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('rasoat.area_2', true)")
        assert cursor.fetchone() == ("",)


@pytest.mark.django_db
def test_in_a_longer_transaction_nobody_is_named_afterwards(small_province):
    with acting(system_actor("system.checker")):
        pass
    assert settings_now() == {""}


def test_more_ranges_than_policies_know_are_refused():
    who = {"person": None, "role": "", "role_name": None, "verbs": frozenset()}
    with pytest.raises(ValueError, match="at most 8"):
        ActingUser(**who, ranges=(AreaRange.below("1"),) * 9)
