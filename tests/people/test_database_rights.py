"""What the application's role may do in the database, table by table."""

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction
from psycopg.errors import FeatureNotSupported

from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.visibility import ProtectedModel

pytestmark = pytest.mark.django_db

MODELS = [model for model in apps.get_models() if model.__module__.startswith("rasoat.")]
PROTECTED = [model for model in MODELS if issubclass(model, ProtectedModel)]
APPEND_ONLY = [model for model in MODELS if getattr(model, "append_only", False)]


def ask(question: str, *values):
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchall()


def rights_on(table: str) -> set[str]:
    asked = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"]
    return {right for right in asked if ask("SELECT has_table_privilege(%s, %s)", f'"{table}"', right)[0][0]}


def test_the_application_owns_nothing_and_passes_no_policy():
    [(name, powers)] = ask(
        """SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication
           FROM pg_roles WHERE rolname = current_user"""
    )
    assert name == connection.settings_dict["USER"]
    assert powers is False
    assert ask("SELECT relname FROM pg_class WHERE relowner = current_user::regrole") == []
    assert ask("SELECT proname FROM pg_proc WHERE proowner = current_user::regrole") == []
    assert ask("SELECT has_schema_privilege('public', 'CREATE')") == [(False,)]


@pytest.mark.parametrize("model", PROTECTED, ids=lambda model: model.__name__)
def test_every_protected_table_has_its_lock(model):
    [(enabled, policies)] = ask(
        """SELECT relrowsecurity,
                  (SELECT count(*) FROM pg_policy WHERE polrelid = pg_class.oid AND polpermissive)
           FROM pg_class WHERE oid = %s::regclass""",
        f'"{model._meta.db_table}"',
    )
    assert enabled, f"{model.__name__}: the migration does not call row_security.protect"
    assert policies == 1


@pytest.mark.parametrize("model", PROTECTED, ids=lambda model: model.__name__)
def test_every_protected_tables_path_sorts_by_bytes_and_is_indexed(model):
    field = model._meta.get_field(model.path_field)
    assert field.db_collation == "C"
    indexed = ask(
        """SELECT a.attname FROM pg_index i
           JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
           WHERE i.indrelid = %s::regclass AND i.indpred IS NULL""",
        f'"{model._meta.db_table}"',
    )
    assert (field.column,) in indexed


@pytest.mark.parametrize("model", APPEND_ONLY, ids=lambda model: model.__name__)
def test_append_only_tables_are_read_and_added_to_alone(model):
    by_triggers = getattr(model, "written_by_database", False)
    assert rights_on(model._meta.db_table) == ({"SELECT"} if by_triggers else {"SELECT", "INSERT"})


def test_the_list_of_migrations_is_only_read():
    assert rights_on("django_migrations") == {"SELECT"}


def test_bulk_work_copies_into_a_temporary_table_first(small_province, person_at):
    officer = person_at(small_province.hill)
    with acting(officer), connection.cursor() as cursor:
        with pytest.raises(FeatureNotSupported, match="COPY FROM"), transaction.atomic():
            cursor.copy("COPY people_trailentry (verb) FROM STDIN").__enter__()
        copy_entries(cursor, officer, [small_province.upper.path, small_province.lower.path])
        assert TrailEntry.objects.visible_to(officer).count() == 2


def test_bulk_work_cannot_write_into_foreign_areas(small_province, person_at):
    officer = person_at(small_province.hill)
    paths = [small_province.upper.path, small_province.quarter.path]
    with (
        acting(officer),
        connection.cursor() as cursor,
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        copy_entries(cursor, officer, paths)


def copy_entries(cursor, officer, paths: list[str]) -> None:
    cursor.execute("CREATE TEMPORARY TABLE incoming (path text) ON COMMIT DROP")
    with cursor.copy("COPY incoming FROM STDIN") as copy:
        for path in paths:
            copy.write_row([path])
    cursor.execute(
        """INSERT INTO people_trailentry
               (person_id, role, verb, subject_kind, subject_code, unit_path, details, reason, mac)
           SELECT %s, 'r', 'v', 'k', 'c', path, '{}', '', '' FROM incoming""",
        [officer.person.pk],
    )
