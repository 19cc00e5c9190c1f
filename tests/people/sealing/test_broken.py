"""Whatever a superuser does to sealed records without the key is found and named."""

import json

import pytest


def test_a_trail_that_nobody_touched_is_whole(trail):
    report = trail.verify()
    assert (report.breaks, report.seals, report.waiting) == ((), 2, 0)
    assert report.links > 6  # the units of the province have their history
    assert report.last_root == json.loads(trail.roots.path.read_text().splitlines()[-1])["root"]


def test_several_readers_find_the_same(trail):
    assert trail.verify(readers=3).breaks == ()


CHANGES = [
    ("reason", "'khác'"),
    ("details", """'{"valid_to":"2019-12-01"}'"""),
    ("details", """'{"valid_to": "2018-12-01"}'"""),
    ("at", "at + interval '1 microsecond'"),
    ("before", "'null'"),
    ("person_id", "(SELECT max(id) FROM people_user)"),
    ("unit_path", "'000001'"),
    ("mac", "sha256('x')"),
    ("mac", "''"),
]


@pytest.mark.parametrize(("column", "value"), CHANGES)
def test_a_changed_entry(trail, found, column, value):
    with trail.superuser() as superuser:
        superuser.execute(
            f"UPDATE people_trailentry SET {column} = {value} WHERE id = %s", [trail.entries("hill")[1]]
        )
    assert found() == {("hill", 2, "entry_changed")}


def test_a_deleted_entry(trail, found):
    with trail.superuser() as superuser:
        superuser.execute("DELETE FROM people_trailentry WHERE id = %s", [trail.entries("hill")[1]])
    assert found() == {("hill", 2, "record_missing")}


def test_a_dropped_link(trail, found):
    with trail.superuser() as superuser:
        superuser.execute(
            "DELETE FROM people_traillink WHERE row_id = %s AND source = 'trail'", [trail.entries("hill")[1]]
        )
    assert found() == {("hill", 2, "link_missing")}


def test_entry_and_link_dropped_together_at_the_end_of_a_chain(trail, found):
    with trail.superuser() as superuser:
        last = trail.entries("hill")[2]
        superuser.execute("DELETE FROM people_traillink WHERE row_id = %s AND source = 'trail'", [last])
        superuser.execute("DELETE FROM people_trailentry WHERE id = %s", [last])
    assert found() == {("hill", 3, "link_missing")}


def test_a_whole_chain_dropped(trail, found):
    with trail.superuser() as superuser:
        superuser.execute("DELETE FROM people_traillink WHERE chain = %s", [trail.paths["town"]])
        superuser.execute("DELETE FROM people_trailentry WHERE unit_path = %s", [trail.paths["town"]])
    assert found() == {("town", 1, "link_missing")}


def test_two_records_that_change_places(trail, found):
    with trail.superuser() as superuser:
        swap_positions(superuser, trail.paths["hill"], 1, 2)
    assert found() == {("hill", 1, "reordered")}


def swap_positions(superuser, chain: str, one: int, two: int) -> None:
    move = "UPDATE people_traillink SET position = %s WHERE chain = %s AND position = %s"
    for before, after in ((one, -1), (two, one), (-1, two)):
        superuser.execute(move, [after, chain, before])


def test_a_link_forged_without_the_key(trail, found):
    with trail.superuser() as superuser:
        superuser.execute(
            "UPDATE people_traillink SET link = sha256(link) WHERE chain = %s AND position = 2",
            [trail.paths["hill"]],
        )
    assert found() == {("hill", 2, "link_forged")}


def test_an_entry_put_in_from_outside(trail, found):
    with trail.superuser() as superuser:
        superuser.execute(INSERT, [trail.paths["hill"]])
    assert found() == {("hill", 0, "entry_forged")}


def test_a_copied_entry_is_never_sealed(trail, found):
    with trail.superuser() as superuser:
        superuser.execute(COPY, [trail.entries("hill")[0]])
    assert found() == {("hill", 0, "never_sealed")}


INSERT = """INSERT INTO people_trailentry
    (at, person_id, role, verb, subject_kind, subject_code, unit_path, details, reason, mac)
    SELECT now(), min(id), 'x', 'role.end', 'person', 'an', %s, '{}', '', sha256('x') FROM people_user"""
COPY = """INSERT INTO people_trailentry
    (at, person_id, assignment_id, role, verb, subject_kind, subject_code, unit_path, details, before, after,
     reason, mac)
    SELECT at, person_id, assignment_id, role, verb, subject_kind, subject_code, unit_path, details, before,
     after, reason, mac FROM people_trailentry WHERE id = %s"""


def test_the_newest_rows_dropped_with_their_seal(trail, found):
    with trail.superuser() as superuser:
        superuser.execute(
            "DELETE FROM people_trailentry WHERE id IN (SELECT row_id FROM people_traillink WHERE seal = 2)"
        )
        superuser.execute("DELETE FROM people_traillink WHERE seal = 2")
        superuser.execute("DELETE FROM people_trailseal WHERE number = 2")
    assert found() == {("seals: roots.jsonl", 2, "roots_differ")}


def test_a_seal_dropped_in_the_middle(trail, found):
    with trail.superuser() as superuser:
        superuser.execute("DELETE FROM people_trailseal WHERE number = 1")
    assert ("seals", 1, "seal_missing") in found()


@pytest.mark.parametrize(
    ("column", "value"),
    [("root", "sha256(root)"), ("at", "now()"), ("lengths", "'{}'"), ("links", "links + 1")],
)
def test_a_seal_changed(trail, found, column, value):
    with trail.superuser() as superuser:
        superuser.execute(f"UPDATE people_trailseal SET {column} = {value} WHERE number = 1")
    assert ("seals", 1, "seal_changed") in found()


def test_links_that_change_their_seal(trail, found):
    with trail.superuser() as superuser:
        superuser.execute(
            "UPDATE people_traillink SET seal = 2 WHERE chain = %s AND position = 1", [trail.paths["hill"]]
        )
    assert found() == {("seals", 1, "batch_changed")}


def test_links_under_a_seal_that_is_not_there(trail, found):
    with trail.superuser() as superuser:
        superuser.execute(
            "UPDATE people_traillink SET seal = 9 WHERE chain = %s AND position = 1", [trail.paths["hill"]]
        )
    assert found() == {("seals", 1, "batch_changed")}


def test_a_file_of_roots_that_was_cut(trail, found):
    trail.roots.path.write_text(trail.roots.path.read_text().splitlines(keepends=True)[0])
    with trail.superuser() as superuser:
        superuser.execute("SELECT pg_sleep(0)")
    assert found() == set()  # the seal is younger than half a minute


def test_a_file_of_roots_that_was_changed(trail, found):
    lines = trail.roots.path.read_text().splitlines(keepends=True)
    trail.roots.path.write_text(
        lines[0].replace('"links": ', '"links": 1').replace(json.loads(lines[0])["root"], "0" * 64) + lines[1]
    )
    assert found() == {("seals: roots.jsonl", 1, "roots_differ")}


def test_history_that_was_changed(trail, found):
    with trail.superuser() as superuser:
        superuser.execute(
            """UPDATE people_rowhistory SET person_id = 1 WHERE "table" = 'places_unit' AND "row" = %s""",
            [str(first_unit(superuser))],
        )
    assert found() == {("history:places_unit", 1, "history_changed")}


def test_history_that_was_deleted(trail, found):
    with trail.superuser() as superuser:
        superuser.execute(
            """DELETE FROM people_rowhistory WHERE "table" = 'places_unit' AND "row" = %s""",
            [str(first_unit(superuser))],
        )
    assert ("history:places_unit", 1, "record_missing") in found()
    assert ("database: places_unit", 0, "row_changed") in found()


def first_unit(superuser) -> int:
    return superuser.execute("SELECT min(id) FROM places_unit").fetchone()[0]


def test_a_row_changed_while_watching_was_switched_off(trail, found):
    with trail.superuser() as superuser:
        superuser.execute("UPDATE people_user SET full_name = 'Kẻ Khác' WHERE login = 'system.installer'")
    assert found() == {("database: people_user", 0, "row_changed")}


def test_a_guard_that_is_switched_off(trail, found):
    with trail.superuser() as superuser:
        superuser.execute("ALTER TABLE places_unit DISABLE TRIGGER row_history")
    assert found() == {("database", 0, "guard_off")}


def test_another_key(trail, settings, tmp_path):
    from rasoat.config.keys import Keys

    settings.KEYS = Keys(tmp_path / "keys")
    assert [str(one.kind) for one in trail.verify().breaks] == ["key_missing"]


def test_one_break_a_chain_and_every_chain(trail, found):
    with trail.superuser() as superuser:
        for name in ("hill", "pine"):
            superuser.execute(
                "UPDATE people_trailentry SET reason = 'x' WHERE unit_path = %s", [trail.paths[name]]
            )
    assert found() == {("hill", 1, "entry_changed"), ("pine", 1, "entry_changed")}


@pytest.mark.parametrize("seal", [0, 2, 99])
def test_a_copied_entry_with_a_link_made_up_for_it(trail, found, seal):
    with trail.superuser() as superuser:
        superuser.execute(COPY, [trail.entries("hill")[0]])
        superuser.execute(
            """INSERT INTO people_traillink (seal, chain, position, source, row_id, digest, link)
               SELECT %s, unit_path, 4, 'trail', id, mac, sha256('x') FROM people_trailentry
               ORDER BY id DESC LIMIT 1""",
            [seal],
        )
    assert found() == {("hill", 4, "link_forged")}
