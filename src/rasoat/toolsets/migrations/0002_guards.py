"""The bytes of a brought sheet have their hash, and neither they nor who brought them ever change."""

from django.db import migrations

TABLE = "toolsets_broughtsheet"
KEPT = (
    "sheet",
    "standard",
    "area",
    "region",
    "since",
    "content",
    "sha256",
    "file_name",
    "brought_by_id",
    "brought_at",
)
BYTES_HAVE_THE_HASH = f"""
ALTER TABLE {TABLE} ADD CONSTRAINT brought_bytes_have_the_hash
    CHECK (sha256 = encode(sha256(content), 'hex'))
"""
CONTENT_STAYS = f"""
CREATE FUNCTION {TABLE}_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a brought sheet is withdrawn, never deleted';
    END IF;
    IF ({", ".join(f"OLD.{name}" for name in KEPT)}) IS DISTINCT FROM ({", ".join(f"NEW.{name}" for name in KEPT)}) THEN
        RAISE EXCEPTION 'a brought sheet never changes: bring in another';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER {TABLE}_stays BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION {TABLE}_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("toolsets", "0001_brought_sheets")]

    operations = [
        migrations.RunSQL(
            BYTES_HAVE_THE_HASH, f"ALTER TABLE {TABLE} DROP CONSTRAINT brought_bytes_have_the_hash"
        ),
        migrations.RunSQL(
            CONTENT_STAYS, f"DROP TRIGGER {TABLE}_stays ON {TABLE}; DROP FUNCTION {TABLE}_stays()"
        ),
    ]
