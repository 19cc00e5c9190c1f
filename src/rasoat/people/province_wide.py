"""Permission for what concerns the whole province."""

from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.places import installation
from rasoat.places.queries import unit_on
from rasoat.places.succession import successors
from rasoat.places.unit_row import UnitRow


def require_for_province(acting_user: ActingUser, verb: str) -> str:
    """The province's path, when ``acting_user`` may do ``verb`` in all of it; else ``NotAllowed``."""
    province = province_today()
    path = province.path if province else ""
    require(acting_user, verb, path)
    return path


def province_today() -> UnitRow | None:
    """The installation's province or, where a reform has ended it, the one it became as a whole."""
    now = installation.current()
    province, unit_id = unit_on(now.province_id, now.today), now.province_id
    while province is None:
        whole = [one.to_id for one in successors(unit_id) if one.whole and one.on <= now.today]
        if not whole:
            return None
        [unit_id] = whole
        province = unit_on(unit_id, now.today)
    return province
