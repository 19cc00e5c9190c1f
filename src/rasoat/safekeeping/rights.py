"""After a restore the application must again see nothing as long as nobody is named."""

import psycopg
from django.apps import apps
from psycopg import sql

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.visibility import ProtectedModel
from rasoat.safekeeping import addresses

OWNED = "SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole"


def require_closed() -> None:
    """Raise ``Refused``, naming the tables, when the application's role sees rows or owns tables."""
    with psycopg.connect(addresses.application()) as connection:
        open_tables = [table for table in _protected() if _sees(connection, table)]
        row = connection.execute(OWNED).fetchone()
    if row and row[0]:
        open_tables.append(addresses.application_role())
    if open_tables:
        raise Refused([Problem("safekeeping.open", table, OPEN, TELL) for table in open_tables])


def _protected() -> list[str]:
    return [model._meta.db_table for model in apps.get_models() if issubclass(model, ProtectedModel)]


def _sees(connection: psycopg.Connection, table: str) -> bool:
    found = connection.execute(sql.SQL("SELECT 1 FROM {} LIMIT 1").format(sql.Identifier(table)))
    return found.fetchone() is not None


OPEN = Words(
    "Sau phục hồi, ứng dụng thấy dữ liệu dù chưa ai đăng nhập.",
    "After the restore the application sees rows although nobody is named.",
)
TELL = Words("Không đưa vào sử dụng; báo người phát triển.", "Do not put it to use; tell the developers.")
