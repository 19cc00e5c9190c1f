"""What no constraint of the database can say of units: a child is nowhere without its parent."""

from datetime import date

from django.db import connection

from rasoat.common.problems import Problem
from rasoat.common.words import Words

# The parent's periods under which the path is right must cover the child's period.
_WITHOUT_PARENT = """
SELECT child.type || ' ' || child.name || ' (' || child.code || ')', child.valid_from
FROM places_unitperiod AS child
WHERE child.parent_id IS NOT NULL AND NOT coalesce(
    datemultirange(daterange(child.valid_from, child.valid_to)) <@ (
        SELECT range_agg(daterange(parent.valid_from, parent.valid_to))
        FROM places_unitperiod AS parent
        WHERE parent.unit_id = child.parent_id
            AND child.path = parent.path || lpad(child.unit_id::text, 6, '0')),
    false)
ORDER BY child.path, child.valid_from
"""


def check_units() -> list[Problem]:
    """Every period whose parent is not there all the time, or whose path is not the parent's and its own."""
    with connection.cursor() as cursor:
        cursor.execute(_WITHOUT_PARENT)
        return [_without_parent(title, day) for title, day in cursor.fetchall()]


def _without_parent(title: str, day: date) -> Problem:
    return Problem(
        "unit.without_parent",
        title,
        Words(
            f"trong giai đoạn từ {day:%d/%m/%Y} có lúc không có đơn vị cấp trên, hoặc đường dẫn sai.",
            f"in its period from {day:%d/%m/%Y} the unit above is missing at times, or the path is wrong.",
        ),
        Words("Sửa ngày của một trong hai đơn vị.", "Correct the dates of one of the two units."),
    )
