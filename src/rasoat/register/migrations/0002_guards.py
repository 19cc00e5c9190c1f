"""Row security on everything about households; events only added; codes and numbers that only grow."""

from django.db import migrations

from rasoat.people.row_security import append_only, only_in_own_name, protect

PROTECTED = (
    "register_registerevent",
    "register_household",
    "register_member",
    "register_assessment",
    "register_legalstatus",
    "register_searchtoken",
    "register_villagetally",
    "register_surveyimport",
)
SERIALS_ONLY_GROW = """
CREATE TRIGGER serials_only_grow BEFORE UPDATE ON register_codeserial
    FOR EACH ROW WHEN (NEW.next < OLD.next OR NEW.issuer <> OLD.issuer OR NEW.kind <> OLD.kind)
    EXECUTE FUNCTION places_refuse('a code is never given out twice: serials only grow')
"""
SERIALS_STAY = """
CREATE TRIGGER serials_stay BEFORE DELETE ON register_codeserial
    FOR EACH ROW EXECUTE FUNCTION places_refuse('a code is never given out twice: serials stay')
"""
NUMBERS_ONLY_GROW = """
CREATE TRIGGER numbers_only_grow BEFORE UPDATE ON register_unitsequence
    FOR EACH ROW WHEN (NEW.last < OLD.last OR NEW.unit_id <> OLD.unit_id)
    EXECUTE FUNCTION places_refuse('the numbers of events only grow')
"""
NUMBERS_STAY = """
CREATE TRIGGER numbers_stay BEFORE DELETE ON register_unitsequence
    FOR EACH ROW EXECUTE FUNCTION places_refuse('the numbers of events stay')
"""


def trigger(create: str, name: str, table: str) -> migrations.RunSQL:
    return migrations.RunSQL(create, f"DROP TRIGGER {name} ON {table}")


class Migration(migrations.Migration):
    dependencies = [("register", "0001_register"), ("people", "0002_row_security")]

    operations = [
        *(protect(table) for table in PROTECTED),
        only_in_own_name("register_registerevent", "person_id"),
        append_only("register_registerevent"),
        trigger(SERIALS_ONLY_GROW, "serials_only_grow", "register_codeserial"),
        trigger(SERIALS_STAY, "serials_stay", "register_codeserial"),
        trigger(NUMBERS_ONLY_GROW, "numbers_only_grow", "register_unitsequence"),
        trigger(NUMBERS_STAY, "numbers_stay", "register_unitsequence"),
    ]
