"""The codes that a demonstration database gave to the households of a commune."""

from django.db import connection

from rasoat.demonstration.workbook import Codes
from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.places.installation import DEMONSTRATION_DAY
from rasoat.places.models import Installation, InstallationKind, Level
from rasoat.places.queries import unit_by_code, units_under
from rasoat.register.models import Household


def known_codes(commune_code: str) -> Codes:
    """By (village, local number), by (village, "") the village's own; nothing without a demonstration."""
    if not _is_demonstration():
        return {}
    commune = unit_by_code(commune_code, DEMONSTRATION_DAY)
    if commune is None:
        return {}
    villages = {unit.id: unit for unit in units_under(commune.path, DEMONSTRATION_DAY, Level.VILLAGE)}
    codes = {(unit.title, ""): unit.code for unit in villages.values()}
    first, end = commune.area_range
    with acting(system_actor("system.installer")) as installer:
        known = Household.objects.visible_to(installer).filter(unit_path__gte=first, unit_path__lt=end)
        for code, unit_id, number in known.values_list("id", "unit_id", "local_number"):
            codes[villages[unit_id].title, number] = str(code)
    return codes


def _is_demonstration() -> bool:
    """False as well for a database that nobody has prepared yet: it has no tables to ask."""
    if Installation._meta.db_table not in connection.introspection.table_names():
        return False
    return Installation.objects.filter(kind=InstallationKind.DEMONSTRATION).exists()
