"""What the database itself refuses: overlaps in time, paths that do not fit, changes of what is for ever."""

from django.db import migrations

# int8range with both ends needs no extension for gist. A digit before the code keeps its leading zeros and,
# with them, its length, so that codes of different levels never meet.
UNIT_PERIODS_DO_NOT_OVERLAP = """
ALTER TABLE places_unitperiod ADD CONSTRAINT unit_periods_do_not_overlap EXCLUDE USING gist (
    int8range(unit_id, unit_id, '[]') WITH &&, daterange(valid_from, valid_to) WITH &&)
"""
ONE_CODE_ONE_UNIT_AT_A_DATE = """
ALTER TABLE places_unitperiod ADD CONSTRAINT one_code_one_unit_at_a_date EXCLUDE USING gist (
    int8range(('1' || code)::bigint, ('1' || code)::bigint, '[]') WITH &&,
    daterange(valid_from, valid_to) WITH &&)
"""
# A path ends with the unit's own id, so it is unique at a date because the unit's periods do not overlap.
PATH_ENDS_WITH_THE_UNIT = """
ALTER TABLE places_unitperiod ADD CONSTRAINT unit_path_ends_with_the_unit CHECK (
    right(path, 6) = lpad(unit_id::text, 6, '0')
    AND (parent_id IS NULL OR right(left(path, -6), 6) = lpad(parent_id::text, 6, '0')))
"""
REFUSE = """
CREATE FUNCTION places_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation';
END $$
"""
UNITS_STAY = """
CREATE TRIGGER units_stay BEFORE DELETE ON places_unit
    FOR EACH ROW EXECUTE FUNCTION places_refuse('a unit is never deleted: old papers carry its id')
"""
INSTALLATION_STAYS = """
CREATE TRIGGER installation_stays BEFORE DELETE ON places_installation
    FOR EACH ROW EXECUTE FUNCTION places_refuse('the installation is never deleted')
"""
KIND_IS_FOR_EVER = """
CREATE TRIGGER installation_kind_is_for_ever BEFORE UPDATE ON places_installation
    FOR EACH ROW WHEN (OLD.kind <> NEW.kind OR OLD.issuer <> NEW.issuer)
    EXECUTE FUNCTION places_refuse('kind and issuer of an installation are for ever')
"""
TIME_GOES_FORWARD = """
CREATE TRIGGER installation_time_goes_forward BEFORE UPDATE ON places_installation
    FOR EACH ROW WHEN (NEW.working_date < OLD.working_date)
    EXECUTE FUNCTION places_refuse('the working date only moves forward')
"""


class Migration(migrations.Migration):
    dependencies = [("places", "0001_units")]

    operations = [
        migrations.RunSQL(
            UNIT_PERIODS_DO_NOT_OVERLAP,
            "ALTER TABLE places_unitperiod DROP CONSTRAINT unit_periods_do_not_overlap",
        ),
        migrations.RunSQL(
            ONE_CODE_ONE_UNIT_AT_A_DATE,
            "ALTER TABLE places_unitperiod DROP CONSTRAINT one_code_one_unit_at_a_date",
        ),
        migrations.RunSQL(
            PATH_ENDS_WITH_THE_UNIT,
            "ALTER TABLE places_unitperiod DROP CONSTRAINT unit_path_ends_with_the_unit",
        ),
        migrations.RunSQL(REFUSE, "DROP FUNCTION places_refuse()"),
        migrations.RunSQL(UNITS_STAY, "DROP TRIGGER units_stay ON places_unit"),
        migrations.RunSQL(INSTALLATION_STAYS, "DROP TRIGGER installation_stays ON places_installation"),
        migrations.RunSQL(
            KIND_IS_FOR_EVER, "DROP TRIGGER installation_kind_is_for_ever ON places_installation"
        ),
        migrations.RunSQL(
            TIME_GOES_FORWARD, "DROP TRIGGER installation_time_goes_forward ON places_installation"
        ),
    ]
