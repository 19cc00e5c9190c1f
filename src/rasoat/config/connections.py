"""Django's DATABASES: ``default`` is the application role, ``owner`` builds and migrates the tables."""

import os
from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from rasoat.config.embedded import EmbeddedServer

SESSION_OPTIONS = "-c idle_in_transaction_session_timeout=300000 -c jit=off"
"""A forgotten transaction ends after five minutes. Policies make plans look dear: no compiling."""


ON_THIS_MACHINE = {"", "localhost", "127.0.0.1", "::1"}

DJANGOS_OWN = {"dbname", "user", "password", "host", "port"}


def server(
    home: Path, *, settings: tuple[str, ...] = (), builds_databases: bool = False
) -> EmbeddedServer | None:
    """The embedded server, or None where DATABASE_URL names a server of one's own."""
    if os.environ.get("DATABASE_URL"):
        return None
    return EmbeddedServer(home, settings=settings, builds_databases=builds_databases)


def databases(embedded: EmbeddedServer | None) -> dict[str, dict[str, Any]]:
    """Both connections. Without OWNER_DATABASE_URL an external database has no ``owner`` here."""
    if embedded:
        return {
            "default": _settings(embedded.application_conninfo()),
            "owner": _settings(embedded.owner_conninfo()),
        }
    found = {"default": _settings(os.environ["DATABASE_URL"])}
    if owner := os.environ.get("OWNER_DATABASE_URL"):
        found["owner"] = _settings(owner)
    return found


def backup_address(embedded: EmbeddedServer | None) -> str:
    """How backups connect, as a connection string; empty without BACKUP_DATABASE_URL."""
    if embedded:
        return embedded.backup_conninfo()
    given = os.environ.get("BACKUP_DATABASE_URL", "")
    return make_conninfo(**_over_tls(conninfo_to_dict(given))) if given else ""


def _over_tls(given: dict[str, Any]) -> dict[str, Any]:
    """A server elsewhere is reached encrypted and shows its certificate, unless the address says otherwise.

    PostgreSQL's own library would fall back to an open line without a word.
    """
    host = str(given.get("host") or "")
    return given if host.startswith("/") or host in ON_THIS_MACHINE else {"sslmode": "verify-full"} | given


def _settings(url: str) -> dict[str, Any]:
    """One connection in Django's words; ``url`` is read by the PostgreSQL client library itself."""
    given: dict[str, Any] = _over_tls(dict(conninfo_to_dict(url)))
    more = {name: value for name, value in given.items() if name not in DJANGOS_OWN}
    options: dict[str, Any] = {"options": SESSION_OPTIONS, **more}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": given.get("dbname", "rasoat"),
        "USER": given.get("user", ""),
        "PASSWORD": given.get("password", ""),
        "HOST": given.get("host", ""),
        "PORT": given.get("port", ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,  # the middleware of people opens the transaction
        "OPTIONS": options,
    }
