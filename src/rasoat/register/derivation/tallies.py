"""Counting villages anew: the tallies that every summary adds up."""

from collections.abc import Iterable

from django.db import connection

_CLEAR = "DELETE FROM register_villagetally WHERE unit_path = ANY(%(paths)s)"
_REGISTERED = """
SELECT unit_id, unit_path, '' AS campaign, '' AS standard, '' AS class_id, '' AS class_group,
       count(*), coalesce(sum(persons), 0), count(*) FILTER (WHERE persons IS NULL)
FROM register_household WHERE closed_on IS NULL AND unit_path = ANY(%(paths)s) GROUP BY unit_id, unit_path
"""
# Of households that are there: one that ended, or was surveyed elsewhere before it came, is not counted here.
_SURVEYED = """
SELECT a.unit_id, a.unit_path, campaign, standard, CASE class_id WHEN '' THEN 'unscored' ELSE class_id END,
       class_group, count(*), sum(a.persons), 0
FROM register_assessment a
JOIN register_household h ON h.id = a.household_id AND h.unit_path = a.unit_path AND h.closed_on IS NULL
WHERE current AND a.unit_path = ANY(%(paths)s)
GROUP BY a.unit_id, a.unit_path, campaign, standard, class_id, class_group
"""
_COUNT = f"""
INSERT INTO register_villagetally
    (unit_id, unit_path, campaign, standard, class_id, class_group, households, persons, unknown_size)
{_REGISTERED} UNION ALL {_SURVEYED}
"""


def count_again(village_paths: Iterable[str]) -> None:
    """Count the villages of these paths; under the lock of their communes."""
    paths = {"paths": sorted(set(village_paths))}
    with connection.cursor() as cursor:
        cursor.execute(_CLEAR, paths)
        cursor.execute(_COUNT, paths)
