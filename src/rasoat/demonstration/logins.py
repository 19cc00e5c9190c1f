"""The demonstration's logins: one for each main role, each seeing its own area. The passwords are public.

They are made only while a demonstration is loaded, so a real database can never hold them.
"""

from dataclasses import dataclass
from typing import Final

from rasoat.common.words import Words
from rasoat.demonstration.communes import PROVINCE_CODE
from rasoat.demonstration.seed import COMMUNE
from rasoat.people.acting import ActingUser
from rasoat.people.actions.assign_role import assign_role
from rasoat.people.actions.create_person import create_person
from rasoat.people.roles import roles
from rasoat.places import installation
from rasoat.places.models import Level
from rasoat.places.queries import breadcrumb, unit_by_code, units_under
from rasoat.places.unit_row import UnitRow

PASSWORD: Final = "trinhdien"  # noqa: S105 - public, and of invented data only


@dataclass(frozen=True, slots=True)
class _Made:
    login: str
    name: str
    role: str
    code: str
    """Official code of the unit; for a village that of its commune."""
    village: bool = False


_MADE: Final = (
    _Made("tinh", "Cán bộ tỉnh (Trình diễn)", "province_officer", PROVINCE_CODE),
    _Made("huyen", "Cán bộ huyện Đăk Glong (Trình diễn)", "district_officer", "661"),
    _Made("xa", "Công chức xã Quảng Sơn (Trình diễn)", "commune_officer", COMMUNE),
    _Made("thon", "Trưởng thôn (Trình diễn)", "village_head", COMMUNE, village=True),
    _Made("kiemtoan", "Kiểm toán viên (Trình diễn)", "auditor", PROVINCE_CODE),
    _Made("lanhdao", "Lãnh đạo tỉnh (Trình diễn)", "province_leader", PROVINCE_CODE),
    _Made("quantri", "Quản trị viên (Trình diễn)", "administrator", PROVINCE_CODE),
)


@dataclass(frozen=True, slots=True)
class Login:
    """A login as it is shown to people who try the demonstration."""

    login: str
    password: str
    role: Words
    unit: str


def logins() -> tuple[Login, ...]:
    """The logins with their role and area. The units must have been loaded."""
    return tuple(Login(made.login, PASSWORD, roles()[made.role].words, _title(made)) for made in _MADE)


def make_logins(*, acting_user: ActingUser) -> None:
    """Make the accounts and their assignments. Part of the verb ``load_demonstration``."""
    for made in _MADE:
        person = create_person(
            made.login, made.name, PASSWORD, acting_user=acting_user, must_change_password=False
        )
        unit = _unit(made)
        assign_role(
            person, made.role, unit.id, acting_user=acting_user, valid_from=installation.DEMONSTRATION_DAY
        )


def _unit(made: _Made) -> UnitRow:
    day = installation.today()
    unit = unit_by_code(made.code, day)
    if unit is None:
        raise LookupError(f"no unit {made.code} on {day}")
    return units_under(unit.path, day, Level.VILLAGE)[0] if made.village else unit


def _title(made: _Made) -> str:
    """The unit with those above it up to the district: Thôn 1, Xã Quảng Sơn, Huyện Đăk Glong."""
    unit = _unit(made)
    above = [each.title for each in breadcrumb(unit, installation.today())]
    return ", ".join(reversed(above[1:] or above))
