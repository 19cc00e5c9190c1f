"""Whether the locks of the database still hold, asked of the database itself."""

from collections.abc import Iterator

from django.apps import apps
from django.db import connections

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.people.row_security import within_areas
from rasoat.people.visibility import ProtectedModel

TABLES = """
SELECT c.relname, c.relrowsecurity, pg_get_userbyid(c.relowner) = current_user
FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
"""
POLICIES = """
SELECT tablename, policyname, permissive, qual, with_check FROM pg_policies WHERE schemaname = 'public'
"""
ROLE = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"


def faults_of_locks() -> list[Problem]:
    """Every table of people's data that somebody could read round the areas, each with what is wrong."""
    with connections["default"].cursor() as cursor:
        cursor.execute(ROLE)
        strong = bool(cursor.fetchone()[0])
        cursor.execute(TABLES)
        tables = {name: (secured, owned) for name, secured, owned in cursor.fetchall()}
        cursor.execute(POLICIES)
        policies = cursor.fetchall()
    found = [Problem("lock.role_too_strong", "database", STRONG, PREPARE)] if strong else []
    for model in apps.get_models():
        if issubclass(model, ProtectedModel):
            table = model._meta.db_table
            found += _of_table(table, *tables.get(table, (False, False)))
            found += _of_policies(table, model.path_field, [row[1:] for row in policies if row[0] == table])
    return found


def _of_table(table: str, secured: bool, owned: bool) -> Iterator[Problem]:
    if not secured:
        yield Problem("lock.off", table, OFF, PREPARE)
    if owned:
        yield Problem("lock.owned", table, OWNED, PREPARE)


def _of_policies(
    table: str, path: str, rows: list[tuple[str, str, str | None, str | None]]
) -> Iterator[Problem]:
    """The one permissive policy compares areas; any other permissive one would open a second way."""
    wanted = _plain(within_areas(path))
    if not any(name == "areas" for name, *_ in rows):
        yield Problem("lock.no_policy", f"{table}.areas", NONE, PREPARE)
    for name, permissive, reads, writes in rows:
        if permissive != "PERMISSIVE":
            continue
        if name != "areas" or wanted != _plain(reads or "") or wanted != _plain(writes or ""):
            yield Problem("lock.other_policy", f"{table}.{name}", OTHER, PREPARE)


def _plain(expression: str) -> str:
    """The expression without what PostgreSQL adds when it writes one back."""
    for added in ("::text", "::character varying", "(", ")", " ", "\n"):
        expression = expression.replace(added, "")
    return expression


STRONG = Words(
    "Vai trò của ứng dụng vượt qua được khóa theo địa bàn.", "The application's role passes row security."
)
OFF = Words("Khóa theo địa bàn của bảng này đã tắt.", "Row security of this table is off.")
OWNED = Words(
    "Ứng dụng sở hữu bảng này nên khóa không có tác dụng.",
    "The application owns this table, so its row security does not bind.",
)
NONE = Words("Bảng này không còn chính sách theo địa bàn.", "The policy that compares areas is gone.")
OTHER = Words("Chính sách này mở một lối khác vào bảng.", "This policy opens another way into the table.")
PREPARE = Words(
    "Dừng hệ thống, tìm ai đã sửa cơ sở dữ liệu, khôi phục bản sao lưu rồi chạy lại rasoat check.",
    "Stop the system, find who changed the database, restore a backup, then run rasoat check again.",
)
