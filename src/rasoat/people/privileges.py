"""What the application role may do: computed from the models after every migration, and only that."""

from django.apps import apps
from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model
from psycopg import sql

READ = "SELECT"
ADD = "SELECT, INSERT"
CHANGE = "SELECT, INSERT, UPDATE, DELETE"
QUEUE = "procrastinate_"
"""Tables of the job queue; its library changes them through functions and directly."""


def grant(owner: BaseDatabaseWrapper, application: str) -> None:
    """Let role ``application`` use the tables of ``owner``'s database, each as its model says.

    A model with ``append_only = True`` is read and added to. The list of migrations is read. Everything
    else is read, added to, changed and deleted from, row security permitting. Tables of no model: nothing,
    but for the cache.
    """
    role = sql.Identifier(application)
    with owner.cursor() as cursor:
        for statement in _closed_to_all(role):
            cursor.execute(statement)
        for table, rights in _wanted(owner.introspection.table_names(cursor)).items():
            cursor.execute(_grant(table, rights, role))


def allow_entry(owner: BaseDatabaseWrapper, database: str, roles: list[str]) -> None:
    """Let roles connect to ``database`` and make temporary tables, which bulk work copies into."""
    with owner.cursor() as cursor:
        cursor.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(database)))
        for role in roles:
            names = {"database": sql.Identifier(database), "role": sql.Identifier(role)}
            cursor.execute(
                sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {database} TO {role}").format(**names)
            )


def _closed_to_all(role: sql.Identifier) -> list[sql.Composed]:
    """Start from nothing, so that a right taken away in a release is gone after it."""
    texts = [
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA public TO {role}",
        "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}, PUBLIC",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
        "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {role}",
    ]
    return [sql.SQL(text).format(role=role) for text in texts]


def _wanted(tables: list[str]) -> dict[str, str]:
    wanted = {table: CHANGE for table in tables if table.startswith(QUEUE)}
    for model in apps.get_models(include_auto_created=True):
        wanted[model._meta.db_table] = _rights(model)
    wanted[settings.CACHES["default"]["LOCATION"]] = CHANGE
    wanted["django_migrations"] = READ
    return {table: rights for table, rights in wanted.items() if table in tables}


def _rights(model: type[Model]) -> str:
    if getattr(model, "written_by_database", False):
        return READ
    return ADD if getattr(model, "append_only", False) else CHANGE


def _grant(table: str, rights: str, role: sql.Identifier) -> sql.Composed:
    return sql.SQL("GRANT {} ON {} TO {}").format(sql.SQL(rights), sql.Identifier(table), role)
