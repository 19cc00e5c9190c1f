"""The application and the database write the same bytes for an entry, whatever stands in it."""

from datetime import timedelta

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.queries import system_actor
from rasoat.people.sealing.entries import content_of
from rasoat.people.sealing.sources import TRAIL
from rasoat.people.sealing.wire import POSTGRES_EPOCH

WORDS = some.text(some.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=30)
NUMBERS = some.integers(-(10**30), 10**30) | some.floats(allow_nan=False, allow_infinity=False)
VALUES = some.recursive(
    some.none() | some.booleans() | NUMBERS | WORDS,
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)
FACTS = some.dictionaries(WORDS, VALUES, max_size=4)


@pytest.mark.django_db
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    facts=FACTS,
    before=some.none() | FACTS,
    reason=WORDS,
    at=some.integers(-(10**15), 3 * 10**15).map(lambda after: POSTGRES_EPOCH + timedelta(microseconds=after)),
)
def test_the_same_bytes_on_both_sides(small_province, facts, before, reason, at):
    actor = system_actor("system.installer")
    with acting(actor):
        entry = TrailEntry.objects.create(
            at=at, person=actor.person, role=actor.role, verb="x", subject_kind="k", subject_code="c",
            unit_path=small_province.hill.path, details=facts, before=before, reason=reason, mac=b"",
        )  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {TRAIL.content} FROM {TRAIL.table} r WHERE id = %s", [entry.pk])
            assert bytes(cursor.fetchone()[0]) == content_of(entry)
