"""Giving out permanent codes. A code that was given out is never given out again."""

from django.db import connection

from rasoat.common.codes import CodeKind, make_code
from rasoat.places import installation

AFTER_A_RESTORE = 100_000
"""Codes given out after the backup may be on paper: serials jump over them."""

# Two transactions wait for each other at the row, so that no serial is taken twice.
_TAKE = """
INSERT INTO register_codeserial AS known (issuer, kind, next) VALUES (%(issuer)s, %(kind)s, 1 + %(count)s)
ON CONFLICT (issuer, kind) DO UPDATE SET next = known.next + %(count)s
RETURNING next - %(count)s
"""


def take_household_codes(count: int) -> list[int]:
    """``count`` new household codes, as numbers, in order."""
    return _take(CodeKind.HOUSEHOLD, count)


def take_person_codes(count: int) -> list[int]:
    """``count`` new person codes, as numbers, in order."""
    return _take(CodeKind.PERSON, count)


def jump_after_restore() -> None:
    """Skip what may have been given out between the backup and the loss."""
    for kind in (CodeKind.HOUSEHOLD, CodeKind.PERSON):
        _first_serial(installation.current().issuer, kind, AFTER_A_RESTORE)


def _take(kind: CodeKind, count: int) -> list[int]:
    if count == 0:
        return []
    issuer = installation.current().issuer
    first = _first_serial(issuer, kind, count)
    return [int(make_code(kind, issuer, serial)) for serial in range(first, first + count)]


def _first_serial(issuer: int, kind: CodeKind, count: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, {"issuer": issuer, "kind": kind.value, "count": count})
        return int(cursor.fetchone()[0])
