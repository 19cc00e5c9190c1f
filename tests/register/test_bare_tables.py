"""Indexes that stand aside while a new register is filled come back as they were, whatever happens."""

import pytest
from django.db import ProgrammingError, connection, transaction

from rasoat.people.acting import acting
from rasoat.people.as_owner import as_owner
from rasoat.people.lock_check import faults_of_locks
from rasoat.people.queries import system_actor
from rasoat.register.bare_tables import without_indexes
from rasoat.register.derivation.rows import TABLES

NAMES = ["register_registerevent", *(derived.table for derived in TABLES)]


def indexes():
    """Every index of the tables by its definition, with the key or constraint that needs it."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT pg_get_indexdef(x.indexrelid), k.conname, pg_get_constraintdef(k.oid)
               FROM pg_index x LEFT JOIN pg_constraint k ON k.conindid = x.indexrelid
               WHERE x.indrelid = ANY(%s::regclass[]) ORDER BY 1""",
            [NAMES],
        )
        return cursor.fetchall()


def test_they_are_gone_inside_and_the_same_afterwards(own_database):
    before = indexes()
    with as_owner(), transaction.atomic(), without_indexes(NAMES):
        assert indexes() == []
    assert indexes() == before
    assert {name.split(" ON ")[1].split(" ")[0] for name, *_ in before} == {
        f"public.{name}" for name in NAMES
    }
    assert faults_of_locks() == []


def test_a_load_broken_off_leaves_them(own_database):
    before = indexes()
    with (
        pytest.raises(ZeroDivisionError),
        as_owner(),
        transaction.atomic(),
        without_indexes(NAMES),
    ):
        raise ZeroDivisionError
    assert indexes() == before


def test_the_application_itself_may_not(own_database):
    with (
        pytest.raises(ProgrammingError, match="must be owner"),
        acting(system_actor("system.installer")),
        without_indexes(NAMES),
    ):
        pytest.fail("the application owns nothing")
    assert indexes()
