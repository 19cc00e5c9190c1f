"""The trail: written in the verb's transaction, in one's own name, readable, never changed."""

import psycopg
import pytest
from databases import owner_conninfo
from django.db import IntegrityError, ProgrammingError, connection, transaction

from rasoat.common.words import Words
from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.trail import Subject, record, record_read, say
from rasoat.people.trail_kinds import TrailKind, all_kinds, register_kind

HOUSEHOLD = Subject("household", "6700000018")


@pytest.fixture
def officer(small_province, person_at):
    return person_at(small_province.hill, "commune_officer")


@pytest.fixture
def entry(officer):
    """An entry of the officer about their own commune."""
    with acting(officer):
        return record(
            "role.end",
            acting_user=officer,
            subject=Subject("person", "an"),
            unit_path=officer.unit_path,
            details={"valid_to": "2018-12-01"},
            reason="chuyển công tác",
        )


@pytest.mark.django_db
def test_an_entry_says_who_as_what_where_and_why(entry, officer):
    assert (entry.person, entry.assignment, entry.role) == (
        officer.person,
        officer.assignment,
        "commune_officer",
    )
    assert (entry.unit_path, entry.reason) == (officer.unit_path, "chuyển công tác")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("vi", "Nguyễn Thị Mẫu đã kết thúc phân công của an từ ngày 2018-12-01."),
        ("en", "Nguyễn Thị Mẫu ended an assignment of an from 2018-12-01."),
    ],
)
def test_an_entry_reads_as_a_sentence(entry, language, sentence):
    assert say(entry, language) == sentence


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.verb)
def test_every_kind_reads_in_both_languages_with_what_it_needs(kind):
    facts = dict.fromkeys(["person", "role", "subject", *kind.needs], "#")
    assert kind.say("vi", facts) != kind.say("en", facts)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement", ["UPDATE people_trailentry SET reason = ''", "DELETE FROM people_trailentry"]
)
def test_the_application_may_not_change_the_trail(entry, officer, statement):
    with acting(officer), connection.cursor() as cursor, transaction.atomic():
        with pytest.raises(ProgrammingError, match="permission denied"):
            cursor.execute(statement)
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE people_trailentry SET reason = ''",
        "DELETE FROM people_trailentry",
        "TRUNCATE people_trailentry",
    ],
)
def test_the_owner_may_not_change_the_trail_either(own_database, small_province, person_at, entry, statement):
    with psycopg.connect(owner_conninfo(own_database)) as owner:
        assert owner.execute("SELECT count(*) FROM people_trailentry").fetchone() == (1,)
        with pytest.raises(psycopg.errors.RestrictViolation, match="append-only"):
            owner.execute(statement)


@pytest.mark.django_db
def test_nobody_writes_in_anothers_name(entry, officer, small_province, person_at):
    other = person_at(small_province.hill, "commune_chair")
    with acting(officer), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        record_as(other)


def record_as(other):
    return TrailEntry.objects.create(
        person=other.person, role=other.role, verb="role.end", unit_path=other.unit_path,
        subject_kind="person", subject_code="an",
    )  # fmt: skip


@pytest.mark.django_db
def test_a_verb_that_fails_leaves_no_entry(officer):
    with pytest.raises(ArithmeticError):
        record_and_fail(officer)
    with acting(officer):
        assert not TrailEntry.objects.exists()


def record_and_fail(officer) -> None:
    with acting(officer):
        record("person.create", acting_user=officer, subject=HOUSEHOLD, unit_path=officer.unit_path)
        raise ArithmeticError


@pytest.mark.django_db
@pytest.mark.parametrize("details", [None, {}, {"valid_to": "x", "more": 1}])
def test_an_entry_needs_exactly_the_details_of_its_kind(officer, details):
    with acting(officer), pytest.raises(ValueError, match="needs the details"):
        record("role.end", acting_user=officer, subject=HOUSEHOLD, unit_path="", details=details)


@pytest.mark.django_db
def test_a_verb_without_a_kind_cannot_be_recorded(officer):
    with acting(officer), pytest.raises(KeyError):
        record("nothing.known", acting_user=officer, subject=HOUSEHOLD, unit_path=officer.unit_path)


@pytest.mark.django_db
def test_only_kinds_of_reading_are_recorded_as_reading(officer):
    with acting(officer), pytest.raises(ValueError, match="not a kind of reading"):
        record_read("role.end", acting_user=officer, subject=HOUSEHOLD, unit_path=officer.unit_path)


def test_a_verb_has_one_kind():
    [kind, *_] = all_kinds()
    assert register_kind(kind) == kind
    with pytest.raises(ValueError, match="two trail kinds"):
        register_kind(TrailKind(kind.verb, Words("khác", "other")))


@pytest.mark.django_db
def test_a_person_in_the_trail_cannot_be_deleted(entry, officer):
    with connection.cursor() as cursor, transaction.atomic():
        cursor.execute("DELETE FROM people_user WHERE id = %s", [officer.person.pk])
        with pytest.raises(IntegrityError):
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        transaction.set_rollback(True)
