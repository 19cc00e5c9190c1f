"""A query of a protected table while nobody is named is a mistake of ours: it raises.

Without this the database would answer such a query with no rows, and a page would show an empty list.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

from rasoat.people.acting import current_or_none
from rasoat.people.visibility import ProtectedModel


class NobodyNamed(RuntimeError):  # noqa: N818 - reads as a sentence
    """A protected table was queried outside ``acting(...)``."""


def put_guard(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Guard a new connection of the application. The owner's connection (migrations) is not guarded."""
    if connection.alias != "owner" and guard not in connection.execute_wrappers:
        connection.execute_wrappers.append(guard)


def guard(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Refuse ``sql`` when it names a protected table and nobody is named."""
    if current_or_none() is None and (found := _protected_tables().search(str(sql))):
        raise NobodyNamed(f"{found[0]} is queried outside acting(...): name the person, or a system actor")
    return execute(sql, params, many, context)


@cache
def _protected_tables() -> re.Pattern[str]:
    tables = [model._meta.db_table for model in apps.get_models() if issubclass(model, ProtectedModel)]
    return re.compile(rf"\b({'|'.join(map(re.escape, tables))})\b")
