"""The database keeps the history of rows itself, also of what raw SQL does, and nobody writes it by hand."""

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from rasoat.people.acting import acting
from rasoat.people.models import RowHistory, User
from rasoat.people.queries import system_actor

pytestmark = pytest.mark.django_db


def history(login: str) -> list[tuple]:
    with acting(system_actor("system.checker")):
        person = User.objects.get(login=login)
        rows = RowHistory.objects.filter(table="people_user", row=str(person.pk)).order_by("id")
        return [(row.operation, row.image.get("full_name"), row.person_id) for row in rows]


@pytest.fixture
def officer(person_at, small_province):
    return person_at(small_province.hill, "commune_officer")


def test_a_change_is_kept_with_who_made_it(officer):
    with acting(officer):
        User.objects.filter(pk=officer.person.pk).update(full_name="Lê Thị Khác")
    assert history(officer.person.login) == [
        ("INSERT", "Nguyễn Thị Mẫu", None),
        ("UPDATE", "Lê Thị Khác", officer.person.pk),
    ]


def test_raw_sql_is_seen_and_has_no_person(officer):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_user SET full_name = 'Ai Đó' WHERE id = %s", [officer.person.pk])
    assert history(officer.person.login)[-1] == ("UPDATE", "Ai Đó", None)
    with acting(system_actor("system.checker")):
        newest = RowHistory.objects.order_by("-id").first()
        assert newest.database_role == connection.settings_dict["USER"]


def test_passwords_and_times_of_signing_in_are_left_out(officer):
    officer.person.set_password("mật khẩu khác")
    officer.person.save()
    assert len(history(officer.person.login)) == 1
    with acting(system_actor("system.checker")):
        image = RowHistory.objects.filter(table="people_user").order_by("-id").first().image
    assert {"password", "last_login"} & image.keys() == set()


def test_a_deleted_row_is_kept_as_it_was(small_province):
    person = User.objects.create(login="tam", full_name="Tạm Thời")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM people_user WHERE id = %s", [person.pk])
    with acting(system_actor("system.checker")):
        newest = RowHistory.objects.filter(row=str(person.pk), table="people_user").order_by("-id").first()
    assert (newest.operation, newest.image["full_name"]) == ("DELETE", "Tạm Thời")


@pytest.mark.parametrize(
    "statement",
    [
        'INSERT INTO people_rowhistory (unit_path, "table", "row", operation, database_role, image) '
        "VALUES ('', 't', '1', 'INSERT', 'x', '{}')",
        "UPDATE people_rowhistory SET operation = 'x'",
        "DELETE FROM people_rowhistory",
        "SELECT people_note_row('t', 'INSERT', '{}')",
    ],
)
def test_the_application_may_not_write_history(small_province, statement):
    with (
        acting(system_actor("system.checker")),
        connection.cursor() as cursor,
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
    ):
        cursor.execute(statement)


def test_only_who_covers_everything_reads_history(officer):
    with acting(officer):
        assert RowHistory.objects.count() == 0


def test_settings_of_a_session_do_not_stop_it(officer):
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', '{people_user:row_history}', true)")
        cursor.execute("UPDATE people_user SET full_name = 'Ai Đó' WHERE id = %s", [officer.person.pk])
    assert history(officer.person.login)[-1][1] == "Ai Đó"
