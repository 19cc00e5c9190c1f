"""Permission for what concerns the whole province."""

from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.places import installation
from rasoat.places.queries import unit_on


def require_for_province(acting_user: ActingUser, verb: str) -> str:
    """The province's path, when ``acting_user`` may do ``verb`` in all of it; else ``NotAllowed``."""
    now = installation.current()
    province = unit_on(now.province_id, now.today)
    path = province.path if province else ""
    require(acting_user, verb, path)
    return path
