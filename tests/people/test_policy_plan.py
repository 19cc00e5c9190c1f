"""Row security costs an index look-up, not a walk through the table."""

from django.db import connection, connections

from rasoat.people.acting import acting
from rasoat.people.areas import MOST
from rasoat.people.queries import system_actor


def test_the_policy_uses_the_index_on_the_path(own_database, small_province, person_at):
    """With eight ranges one look into the index each, never the whole table, once it was ever analysed."""
    villages = [small_province.upper, small_province.lower, small_province.hillside, small_province.quarter]
    officer = person_at(small_province.province, "following_department", *villages)
    installer = system_actor("system.installer")
    with acting(installer), connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO people_trailentry
                   (person_id, role, verb, subject_kind, subject_code, unit_path, details, reason, mac)
               SELECT %s, 'r', 'v', 'k', 'c', lpad(n::text, 24, '0'), '{}', '', ''
               FROM generate_series(1, 20000) n""",
            [installer.person.pk],
        )
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE people_trailentry")
    with acting(officer), connection.cursor() as cursor:
        cursor.execute("EXPLAIN SELECT count(*) FROM people_trailentry")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "Seq Scan" not in plan
    assert plan.count("Index Cond: ") == MOST
