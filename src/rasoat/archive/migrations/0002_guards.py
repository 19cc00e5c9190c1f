"""Archived files under row security, never changed, and with the very hash of their bytes."""

from django.db import migrations

from rasoat.people.row_security import append_only, only_in_own_name, protect

TABLE = "archive_archivedfile"
BYTES_HAVE_THE_HASH = f"""
ALTER TABLE {TABLE} ADD CONSTRAINT archived_bytes_have_the_hash
    CHECK (sha256 = encode(sha256(content), 'hex') AND size = octet_length(content))
"""
# Workbooks and PDFs are compressed already.
NOT_COMPRESSED_AGAIN = f"ALTER TABLE {TABLE} ALTER COLUMN content SET STORAGE EXTERNAL"


class Migration(migrations.Migration):
    dependencies = [("archive", "0001_archived_files"), ("people", "0002_row_security")]

    operations = [
        migrations.RunSQL(
            BYTES_HAVE_THE_HASH, f"ALTER TABLE {TABLE} DROP CONSTRAINT archived_bytes_have_the_hash"
        ),
        migrations.RunSQL(NOT_COMPRESSED_AGAIN, migrations.RunSQL.noop),
        protect(TABLE),
        only_in_own_name(TABLE, "made_by_id"),
        append_only(TABLE),
    ]
