"""The roles and the database inside the cluster, each with the least it needs."""

import psycopg
from psycopg import sql

from rasoat.config.embedded.rules import APPLICATION, BACKUP, OWNER

DATABASE = "rasoat"
PLAIN = "LOGIN NOSUPERUSER NOCREATEROLE"


def make_roles(connection: psycopg.Connection, passwords: dict[str, str], *, builds_databases: bool) -> None:
    """Make or correct the three roles.

    The owner builds tables and may be let build databases (tests clone theirs). The application owns
    nothing and is bound by row security. The backup reads everything, receives the log of changes and
    changes nothing.
    """
    wanted = {
        OWNER: f"{PLAIN} {'CREATEDB' if builds_databases else 'NOCREATEDB'} NOREPLICATION NOBYPASSRLS",
        APPLICATION: f"{PLAIN} NOCREATEDB NOREPLICATION NOBYPASSRLS",
        BACKUP: f"{PLAIN} NOCREATEDB REPLICATION BYPASSRLS",
    }
    for role, rights in wanted.items():
        _make_role(connection, role, rights, passwords.get(role))
    connection.execute(sql.SQL("GRANT pg_read_all_data TO {}").format(sql.Identifier(BACKUP)))


def make_database(connection: psycopg.Connection) -> None:
    """Make the database (collation C: the same order on every machine)."""
    found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
    if not found:
        connection.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'").format(
                sql.Identifier(DATABASE), sql.Identifier(OWNER)
            )
        )


def close_doors(connection: psycopg.Connection) -> None:
    """Nobody enters a database without a right of their own; ``prepare`` gives the application its own."""
    names = {"database": sql.Identifier(DATABASE), "backup": sql.Identifier(BACKUP)}
    connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {database} TO {backup}").format(**names))
    connection.execute("REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC")


def _make_role(connection: psycopg.Connection, role: str, rights: str, password: str | None) -> None:
    found = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    verb = "ALTER" if found else "CREATE"
    secret = sql.SQL(" PASSWORD {}").format(sql.Literal(password)) if password else sql.SQL("")
    command = sql.SQL(f"{verb} ROLE {{}} {rights}{{}}")
    connection.execute(command.format(sql.Identifier(role), secret))
