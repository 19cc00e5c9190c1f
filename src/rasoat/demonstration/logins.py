"""The demonstration's logins: one for each role, each seeing its own area. The passwords are public.

They are made only while a demonstration is loaded, so a real database can never hold them.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.contrib.auth.hashers import make_password

from rasoat.common.words import Words
from rasoat.demonstration.communes import PROVINCE_CODE
from rasoat.demonstration.seed import COMMUNE
from rasoat.people.acting import ActingUser
from rasoat.people.actions.assign_role import assign_role
from rasoat.people.actions.create_person import create_person
from rasoat.people.models import User
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
_PROVINCE = "Tỉnh Đắk Nông"
_HERE = f"{_SON}, {_GLONG}"
_THERE = f"Thôn 1, {_SON}, {_GLONG}"
_MADE: Final = (
    _Made("tinh", "Cán bộ tỉnh (Trình diễn)", "province_officer", PROVINCE_CODE, _PROVINCE),
    _Made("huyen", "Cán bộ huyện Đăk Glong (Trình diễn)", "district_officer", "661", _GLONG),
    _Made("xa", "Công chức xã Quảng Sơn (Trình diễn)", "commune_officer", COMMUNE, _HERE),
    _Made("thon", "Trưởng thôn (Trình diễn)", "village_head", COMMUNE, _THERE, True),
    _Made("dieutra", "Điều tra viên (Trình diễn)", "enumerator", COMMUNE, _THERE, True),
    _Made("chutich", "Chủ tịch xã Quảng Sơn (Trình diễn)", "commune_chair", COMMUNE, _HERE),
    _Made("bangiamngheo", "Thành viên Ban giảm nghèo (Trình diễn)", "poverty_board_member", COMMUNE, _HERE),
    _Made("mattran", "Giám sát viên Mặt trận (Trình diễn)", "supervisor", COMMUNE, _HERE),
    _Made("lanhdaohuyen", "Lãnh đạo huyện Đăk Glong (Trình diễn)", "district_leader", "661", _GLONG),
    _Made("huyenuy", "Thường trực Huyện ủy (Trình diễn)", "district_party_committee", "661", _GLONG),
    _Made("hdndhuyen", "Thường trực HĐND huyện (Trình diễn)", "district_peoples_council", "661", _GLONG),
    _Made("ubndhuyen", "Thường trực UBND huyện (Trình diễn)", "district_peoples_committee", "661", _GLONG),
    _Made("sonnptnt", "Sở theo dõi địa bàn (Trình diễn)", "following_department", PROVINCE_CODE, _PROVINCE),
    _Made("lanhdao", "Lãnh đạo tỉnh (Trình diễn)", "province_leader", PROVINCE_CODE, _PROVINCE),
    _Made("kiemtoan", "Kiểm toán viên (Trình diễn)", "auditor", PROVINCE_CODE, _PROVINCE),
    _Made("quantri", "Quản trị viên (Trình diễn)", "administrator", PROVINCE_CODE, _PROVINCE),
    _Made("vanhanh", "Người vận hành máy chủ (Trình diễn)", "operator", PROVINCE_CODE, _PROVINCE),
)


@dataclass(frozen=True, slots=True)
class Login:
    """A login as it is shown to people who try the demonstration; the main ones come first."""

    login: str
    password: str
    role: Words
    unit: str
    main: bool = True


_MAIN: Final = {"tinh", "huyen", "xa", "thon", "chutich", "kiemtoan", "quantri"}


def logins() -> tuple[Login, ...]:
    """The logins with their role and area, the main ones first. Asks no database."""
    found = (
        Login(made.login, PASSWORD, roles()[made.role].words, made.unit, made.login in _MAIN)
        for made in _MADE
    )
    return tuple(sorted(found, key=lambda one: not one.main))


def make_logins(*, acting_user: ActingUser) -> None:
    """Make the accounts and their assignments. Part of the verb ``load_demonstration``."""
    day = installation.today()
    hashed = make_password(PASSWORD)  # once for all, since it is slow on purpose
    for made in _MADE:
        person = create_person(
            made.login, made.name, None, acting_user=acting_user, must_change_password=False
        )
        User.objects.filter(pk=person.pk).update(password=hashed)
        unit = _unit(made, day)
        assign_role(person, made.role, unit.id, acting_user=acting_user, valid_from=day)


# Who acts in the two further communes whose review is played; nobody signs in as them.
_STAFF: Final = {
    ("24619", "commune_officer"): "Công chức phường Quảng Thành",
    ("24619", "poverty_board_member"): "Ban giảm nghèo Quảng Thành",
    ("24619", "commune_chair"): "Chủ tịch Quảng Thành",
    ("24617", "commune_officer"): "Công chức phường Nghĩa Trung",
    ("24617", "poverty_board_member"): "Ban giảm nghèo Nghĩa Trung",
    ("660", "district_leader"): "Lãnh đạo thị xã Gia Nghĩa",
}


def make_staff(*, acting_user: ActingUser) -> None:
    """Make the people who act in the play and have no password. Part of the verb ``load_demonstration``."""
    day = installation.today()
    for (code, role), name in _STAFF.items():
        unit = unit_by_code(code, day)
        if unit is None:
            raise LookupError(f"no unit {code} on {day}")
        login = f"{role.replace('_', '.')}.{code}"
        person = create_person(login, f"{name} (Trình diễn)", None, acting_user=acting_user)
        assign_role(person, role, unit.id, acting_user=acting_user, valid_from=day)


def staff_of(commune: str, role: str) -> User:
    """Who holds a role in a commune of the play, or in its district."""
    made = next((one.login for one in _MADE if (one.code, one.role) == (commune, role)), None)
    if made is None:
        code = next(code for code, held in _STAFF if held == role and code in (commune, "660"))
        made = f"{role.replace('_', '.')}.{code}"
    return User.objects.get(login=made)


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
