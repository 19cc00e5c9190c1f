"""The database keeps what becomes of the rows of a table, whoever changes them and with whatever tool.

One table holds the history of all tables, each row as JSON: a later migration that changes a table leaves
what was sealed as it is.
"""

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION people_keep_history() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    earlier jsonb; later jsonb;
BEGIN
    IF TG_OP <> 'INSERT' THEN earlier := to_jsonb(OLD) - coalesce(TG_ARGV, '{}'::text[]); END IF;
    IF TG_OP <> 'DELETE' THEN later := to_jsonb(NEW) - coalesce(TG_ARGV, '{}'::text[]); END IF;
    IF earlier IS DISTINCT FROM later THEN
        PERFORM people_note_row(TG_TABLE_NAME, TG_OP, coalesce(later, earlier));
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION people_note_row(of_table text, operation text, image jsonb) RETURNS void
LANGUAGE sql SET search_path = public, pg_temp AS $$
    INSERT INTO people_rowhistory
        (at, unit_path, "table", "row", operation, person_id, assignment_id, database_role, image)
    VALUES (clock_timestamp(), '', of_table, image ->> 'id', operation,
        nullif(current_setting('rasoat.person', true), '')::bigint,
        nullif(current_setting('rasoat.assignment', true), '')::bigint, session_user, image)
$$;
REVOKE ALL ON FUNCTION people_note_row(text, text, jsonb) FROM PUBLIC
"""
DROP_FUNCTIONS = "DROP FUNCTION people_keep_history(); DROP FUNCTION people_note_row(text, text, jsonb)"


def track(table: str, *without: str) -> migrations.RunSQL:
    """A migration step: from now on keep the history of ``table`` (which has a column ``id``).

    The columns ``without`` (a password, a time of signing in) are left out. Rows that are there already are
    noted as they stand. Its migration depends on ``("people", "0003_trail_seals")``.
    """
    hidden = ", ".join(f"'{column}'" for column in without)
    less = f" - ARRAY[{hidden}]" if without else ""
    return migrations.RunSQL(
        [
            f"SELECT people_note_row('{table}', 'BEGIN', to_jsonb(kept){less}) FROM {table} AS kept",  # noqa: S608
            f"CREATE TRIGGER row_history AFTER INSERT OR UPDATE OR DELETE ON {table} FOR EACH ROW "
            f"EXECUTE FUNCTION people_keep_history({hidden})",
            f"CREATE TRIGGER row_history_whole BEFORE TRUNCATE ON {table} FOR EACH STATEMENT "
            f"EXECUTE FUNCTION places_refuse('{table} has a history: it is not emptied')",
        ],
        [f"DROP TRIGGER row_history_whole ON {table}", f"DROP TRIGGER row_history ON {table}"],
    )
