"""The demonstration's logins: one for each main role, each seeing its own area. The passwords are public.

They are made only while a demonstration is loaded, so a real database can never hold them.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from rasoat.common.words import Words
from rasoat.demonstration.communes import PROVINCE_CODE
from rasoat.demonstration.seed import COMMUNE
from rasoat.people.acting import ActingUser
from rasoat.people.actions.assign_role import assign_role
from rasoat.people.actions.create_person import create_person
from rasoat.people.roles import roles
from rasoat.places import installation
from rasoat.places.queries import children, unit_by_code
from rasoat.places.unit_row import UnitRow

PASSWORD: Final = "trinhdien"  # noqa: S105 - public, and of invented data only


@dataclass(frozen=True, slots=True)
class _Made:
    login: str
    name: str
    role: str
    code: str
    """Official code of the unit; for a village that of its commune."""
    unit: str
    """The unit's title, then those above it up to the district."""
    village: bool = False


_GLONG, _SON = "Huyện Đăk Glong", "Xã Quảng Sơn"
_MADE: Final = (
    _Made("tinh", "Cán bộ tỉnh (Trình diễn)", "province_officer", PROVINCE_CODE, "Tỉnh Đắk Nông"),
    _Made("huyen", "Cán bộ huyện Đăk Glong (Trình diễn)", "district_officer", "661", _GLONG),
    _Made("xa", "Công chức xã Quảng Sơn (Trình diễn)", "commune_officer", COMMUNE, f"{_SON}, {_GLONG}"),
    _Made("thon", "Trưởng thôn (Trình diễn)", "village_head", COMMUNE, f"Thôn 1, {_SON}, {_GLONG}", True),
    _Made("kiemtoan", "Kiểm toán viên (Trình diễn)", "auditor", PROVINCE_CODE, "Tỉnh Đắk Nông"),
    _Made("lanhdao", "Lãnh đạo tỉnh (Trình diễn)", "province_leader", PROVINCE_CODE, "Tỉnh Đắk Nông"),
    _Made("quantri", "Quản trị viên (Trình diễn)", "administrator", PROVINCE_CODE, "Tỉnh Đắk Nông"),
)


@dataclass(frozen=True, slots=True)
class Login:
    """A login as it is shown to people who try the demonstration."""

    login: str
    password: str
    role: Words
    unit: str


def logins() -> tuple[Login, ...]:
    """The logins with their role and area. Asks no database."""
    return tuple(Login(made.login, PASSWORD, roles()[made.role].words, made.unit) for made in _MADE)


def make_logins(*, acting_user: ActingUser) -> None:
    """Make the accounts and their assignments. Part of the verb ``load_demonstration``."""
    day = installation.today()
    for made in _MADE:
        person = create_person(
            made.login, made.name, PASSWORD, acting_user=acting_user, must_change_password=False
        )
        unit = _unit(made, day)
        assign_role(person, made.role, unit.id, acting_user=acting_user, valid_from=day)


def _unit(made: _Made, day: date) -> UnitRow:
    """The unit of a login. LookupError when it was not loaded."""
    unit = unit_by_code(made.code, day)
    if unit is None:
        raise LookupError(f"no unit {made.code} on {day}")
    if not made.village:
        return unit
    title = made.unit.split(", ")[0]
    village = next((one for one in children(unit.id, day) if one.title == title), None)
    if village is None:
        raise LookupError(f"no {title} in {unit.title}")
    return village
