"""The second lock holds on its own: raw SQL sees and writes only what the named person may."""

import pytest
from django.db import connection, transaction

from rasoat.people.acting import acting
from rasoat.people.guard import NobodyNamed
from rasoat.people.models import TrailEntry
from rasoat.people.queries import system_actor
from rasoat.people.trail import Subject, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def entries(small_province):
    """One entry about each unit."""
    installer = system_actor("system.installer")
    with acting(installer):
        for name in small_province.__slots__:
            path = getattr(small_province, name).path
            record("person.create", acting_user=installer, subject=Subject("person", name), unit_path=path)
    return small_province


def seen() -> set[str]:
    """The subjects that a query without any filter finds."""
    return set(TrailEntry.objects.values_list("subject_code", flat=True))


@pytest.mark.parametrize(
    ("place", "visible"),
    [
        (
            "province",
            {"province", "north", "south", "hill", "pine", "town", "upper", "lower", "hillside", "quarter"},
        ),
        ("north", {"north", "hill", "pine", "upper", "lower", "hillside"}),
        ("hill", {"hill", "upper", "lower"}),
        ("upper", {"upper"}),
        ("quarter", {"quarter"}),
    ],
)
def test_a_forgotten_filter_still_shows_only_the_persons_area(entries, person_at, place, visible):
    with acting(person_at(getattr(entries, place))):
        assert seen() == visible


def test_a_person_with_areas_sees_those_and_not_the_whole_unit(entries, person_at):
    with acting(person_at(entries.province, "following_department", entries.upper, entries.quarter)):
        assert seen() == {"upper", "quarter"}


def test_both_locks_agree(entries, person_at):
    for name in entries.__slots__:
        who = person_at(getattr(entries, name))
        with acting(who):
            assert set(TrailEntry.objects.visible_to(who).values_list("subject_code", flat=True)) == seen()


def test_nobody_named_sees_nothing(entries):
    with connection.connection.cursor() as cursor:
        assert cursor.execute("SELECT count(*) FROM people_trailentry").fetchone() == (0,)


def test_a_query_with_nobody_named_raises_in_the_application(entries):
    with pytest.raises(NobodyNamed, match="people_trailentry"):
        TrailEntry.objects.count()
    with pytest.raises(NobodyNamed), connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM people_trailentry")


def test_the_outer_person_is_named_again_after_a_check_across_areas(entries, person_at):
    with acting(person_at(entries.upper)):
        with acting(system_actor("system.checker")):
            assert len(seen()) == 10
        assert seen() == {"upper"}


def test_the_outer_person_is_named_again_after_a_failed_check(entries, person_at):
    with acting(person_at(entries.upper)):
        with pytest.raises(ArithmeticError), acting(system_actor("system.checker")):
            raise ArithmeticError
        assert seen() == {"upper"}


def test_rows_are_not_written_into_foreign_areas(entries, person_at):
    who = person_at(entries.upper)
    with pytest.raises(Exception, match="row-level security"), transaction.atomic(), acting(who):
        record("person.create", acting_user=who, subject=Subject("person", "x"), unit_path=entries.lower.path)
