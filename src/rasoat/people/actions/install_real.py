"""The verb that decides, for ever, that this database is a real province's."""

import datetime as dt
from collections.abc import Iterator
from importlib.resources.abc import Traversable

from django.db import transaction

from rasoat.common.names import sort_key, tidy
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.places.loading.units import load_units
from rasoat.places.models import Installation, Level, Unit, UnitPeriod
from rasoat.places.queries import unit_by_code
from rasoat.places.unit_row import UnitRow, path_of
from rasoat.places.unit_types import search_text, type_named

SINCE = dt.date(2015, 1, 1)
"""First day of a province that is typed in: the lists brought in reach back to the review of 2015."""


@transaction.atomic
def install_real(
    issuer: int,
    code: str,
    name: str,
    *,
    acting_user: ActingUser,
    type_of_province: str = "Tỉnh",
    units: Traversable | None = None,
) -> UnitRow:
    """Make the province of two digits ``code``, without people, villages or lists, and answer its unit.

    ``issuer`` (10-99) begins every household and person code made here. ``units`` is a folder of a
    province's units, districts and communes included; without it the province alone is made. Raises
    ``Refused`` with every fault: a database decided already, digits, name, type, a code not in ``units``.
    """
    require(acting_user, "installation.make", "")
    kind = type_named(type_of_province, Level.PROVINCE)
    if problems := [*_faults_of_database(), *_faults_of_answers(issuer, code, name, kind)]:
        raise Refused(problems)
    if units is None:
        _make_province(code, tidy(name), kind or "")
    else:
        load_units(units)
    province = unit_by_code(code, dt.datetime.now(installation.TIME_ZONE).date())
    if province is None:
        raise Refused([Problem("installation.province_not_in_units", code, NOT_IN_UNITS, OTHER_CODE)])
    installation.make_real(issuer=issuer, province_id=province.id)
    record(
        "installation.make",
        acting_user=acting_user,
        subject=Subject("installation", str(issuer)),
        unit_path=province.path,
        details={"province": province.title},
    )
    return province


def _make_province(code: str, name: str, kind: str) -> None:
    unit = Unit.objects.create()
    UnitPeriod.objects.create(
        unit=unit,
        level=Level.PROVINCE,
        code=code,
        name=name,
        type=kind,
        path=path_of("", unit.pk),
        valid_from=SINCE,
        search_text=search_text(kind, name, ()),
        sort_key=sort_key(name),
        source="rasoat init",
        certainty="stated",
    )


def _faults_of_database() -> Iterator[Problem]:
    found = Installation.objects.first()
    if found:
        yield Problem(
            "installation.decided_already", f"{found.kind} {found.issuer}", DECIDED, ANOTHER_DATABASE
        )


def _faults_of_answers(issuer: int, code: str, name: str, kind: str | None) -> Iterator[Problem]:
    if not 10 <= issuer <= 99:
        yield Problem("installation.bad_issuer", str(issuer), BAD_ISSUER, TWO_DIGITS)
    if len(code) != 2 or not code.isdecimal():
        yield Problem("installation.bad_province_code", code, BAD_CODE, OFFICIAL_CODE)
    if not tidy(name):
        yield Problem("installation.province_nameless", "name", NAMELESS, NAME_IT)
    if kind is None:
        yield Problem("installation.bad_province_type", "type", BAD_TYPE, PROVINCE_OR_CITY)


DECIDED = Words(
    "Cơ sở dữ liệu này đã được khởi tạo, không đổi được nữa.", "This database is installed already, for ever."
)
ANOTHER_DATABASE = Words(
    "Đặt RASOAT_HOME hoặc DATABASE_URL tới một nơi khác rồi chạy lại.",
    "Set RASOAT_HOME or DATABASE_URL to another place, then run again.",
)
BAD_ISSUER = Words("Mã đơn vị phát hành phải từ 10 đến 99.", "The issuer must be a number from 10 to 99.")
TWO_DIGITS = Words(
    "Dùng số được cấp cho hệ thống này; hai hệ thống không dùng chung một số.",
    "Use the number given to this installation; no two installations share one.",
)
BAD_CODE = Words("Mã tỉnh gồm đúng hai chữ số.", "A province's code has exactly two digits.")
OFFICIAL_CODE = Words(
    "Dùng mã trong danh mục đơn vị hành chính.", "Use the code of the official list of units."
)
NAMELESS = Words("Thiếu tên tỉnh.", "The province's name is missing.")
NAME_IT = Words("Ghi tên tỉnh, không kèm chữ “Tỉnh”.", "Give the name, without the word for its type.")
BAD_TYPE = Words("Không có loại đơn vị này ở cấp tỉnh.", "No province is of this type.")
PROVINCE_OR_CITY = Words("Dùng “Tỉnh” hoặc “Thành phố”.", "Use “Tỉnh” or “Thành phố”.")
NOT_IN_UNITS = Words(
    "Thư mục đơn vị không có tỉnh mang mã này vào hôm nay.", "The folder has no province of this code today."
)
OTHER_CODE = Words("Kiểm tra mã tỉnh và thư mục.", "Check the code and the folder.")
