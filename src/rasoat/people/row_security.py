"""The second lock: the database shows a role only the rows whose unit path lies in the person's areas.

A policy compares the path with settings of the current transaction (see ``acting.py``). Where no person
is named the settings are empty and no row is seen or written. Owners of tables pass, so the application
must not own any.
"""

from django.db import migrations

from rasoat.people.areas import MOST

PERSON, ASSIGNMENT = "rasoat.person", "rasoat.assignment"


def area_settings(position: int) -> tuple[str, str]:
    """The names of the settings that hold start and end of one range; positions count from 1."""
    return f"rasoat.area_{position}", f"rasoat.area_end_{position}"


def within_areas(path: str) -> str:
    """SQL: column ``path`` lies in one of the person's ranges.

    Only >= and < are used: they are leakproof, so PostgreSQL uses the index on the path. Pairs joined by OR
    become a BitmapOr; an EXISTS over an array would read the whole table.
    """
    pairs = []
    for position in range(1, MOST + 1):
        start, end = (f"current_setting('{name}', true)" for name in area_settings(position))
        pairs.append(f"({path} >= {start} AND {path} < {end})")
    return " OR ".join(pairs)


def protect(table: str, path: str = "unit_path") -> migrations.RunSQL:
    """A migration step: reading and writing ``table`` only inside the person's areas.

    ``path`` is the column with the unit path (text, ``COLLATE "C"``, indexed). Rows cannot be written into,
    moved into or moved out of areas that the person does not have.
    """
    return migrations.RunSQL(
        [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"CREATE POLICY areas ON {table} USING ({within_areas(path)}) WITH CHECK ({within_areas(path)})",
        ],
        [f"DROP POLICY areas ON {table}", f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY"],
    )


def only_in_own_name(table: str, column: str) -> migrations.RunSQL:
    """A migration step: rows are added to ``table`` only in the name of the person who acts."""
    own = f"{column}::text = current_setting('{PERSON}', true)"
    return migrations.RunSQL(
        f"CREATE POLICY own_name ON {table} AS RESTRICTIVE FOR INSERT WITH CHECK ({own})",
        f"DROP POLICY own_name ON {table}",
    )


def append_only(table: str) -> migrations.RunSQL:
    """A migration step: nobody, the owner included, changes, deletes or empties rows of ``table``."""
    refuse = f"EXECUTE FUNCTION places_refuse('{table} is append-only')"
    return migrations.RunSQL(
        [
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {refuse}",
            f"CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuse}",
        ],
        [f"DROP TRIGGER append_only_whole ON {table}", f"DROP TRIGGER append_only ON {table}"],
    )
