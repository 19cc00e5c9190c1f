"""Columns of the national list, as it is written and as it is looked for."""

from collections.abc import Iterable

from rasoat.common.words import Words
from rasoat.files.sheet_model import Column, Kind
from rasoat.surveys.layout.column import SurveyColumn

AFTER_REVIEW, LEFT_POVERTY, LEFT_NEAR_POVERTY = "Sau rà soát", "Thoát nghèo", "Thoát cận nghèo"
FIRST_ROWS = {AFTER_REVIEW: 8, LEFT_POVERTY: 10, LEFT_NEAR_POVERTY: 10}
"""Rows in which software of the field begins to read."""


def _column(
    key: str,
    vi: str,
    en: str,
    width: float,
    *aliases: str,
    kind: Kind = Kind.TEXT,
    required: bool = False,
) -> SurveyColumn:
    return SurveyColumn(key, Words(vi, en), aliases=aliases, kind=kind, width=width, required=required)


_INTEGER, _CODE = Kind.INTEGER, Kind.CODE
_RELATION = _column(
    "relation", "Quan hệ với chủ hộ", "Relation", 15, "Quan hệ", "QH với chủ hộ", required=True
)
_BIRTH = _column(
    "birth", "Ngày, tháng, năm sinh", "Date of birth", 11, "Ngày sinh", "Ngày tháng năm sinh", "Năm sinh",
    required=True,
)  # fmt: skip
_SEX = _column("sex", "Giới tính", "Sex", 8, "Nam/nữ", required=True)
_IDENTITY = _column(
    "identity_number", "Số định danh cá nhân/CMND", "Identity number", 15, "Số CCCD/CMND", "CCCD/CMND",
    "CMND/CCCD", "Số CMND/CCCD", "Số CCCD", "Số CMND", "Số định danh", "Số định danh cá nhân", "CMND", "CCCD",
    kind=_CODE,
)  # fmt: skip
_ETHNIC = _column("ethnic_group", "Dân tộc", "Ethnic group", 9, "Tên dân tộc", required=True)
_B1 = _column("b1", "Điểm B1", "B1", 7, "B1", "Tổng điểm B1", kind=_INTEGER)
_B2 = _column("b2", "Điểm B2", "B2", 7, "B2", "Tổng điểm B2", kind=_INTEGER)
_CODE_COLUMN = _column("code", "Mã hộ", "Household code", 12, "Mã số hộ", kind=_CODE)
_AGE = _column("age", "Tuổi", "Age", 6, kind=_INTEGER)
_SIZE = _column("size", "Số nhân khẩu", "Size", 8, "Số khẩu", "Số thành viên", "Nhân khẩu", kind=_INTEGER)
NATIONAL_CODE = _column(
    "national_code", "Mã hộ quốc gia", "National code", 14, "Mã hộ MIS", "Mã MIS", "Mã số hộ MIS",
    "Mã hộ trên MIS", "Mã hộ (MIS POSASoft)", kind=_CODE,
)  # fmt: skip
"""Code in the national poverty database. The layout of the field ends before it, so it stands last."""

AFTER_COLUMNS = (
    _column("serial", "STT", "No.", 6, "TT", "Số TT", kind=_INTEGER),
    _column("household", "Hộ", "Household", 6, "Hộ số", "STT hộ", "TT hộ", kind=_INTEGER),
    _column("head", "Họ và tên chủ hộ", "Head", 24, "Chủ hộ", "Họ tên chủ hộ", required=True),
    _column(
        "member", "Họ và tên thành viên", "Member", 24, "Thành viên", "Họ tên thành viên",
        "Thành viên trong hộ", required=True,
    ),
    _RELATION,
    _BIRTH,
    _SEX,
    _IDENTITY,
    _column("province", "Tỉnh", "Province", 15, "Tỉnh/thành phố", "Tên tỉnh"),
    _column("district", "Huyện", "District", 15, "Quận/huyện", "Huyện/thị xã", "Tên huyện"),
    _column("district_code", "Mã huyện", "District code", 8, "Mã quận/huyện", kind=_CODE),
    _column("commune", "Xã", "Commune", 18, "Phường/xã", "Xã/phường", "Xã/phường/thị trấn", "Tên xã"),
    _column("commune_code", "Mã xã", "Commune code", 8, "Mã phường/xã", "Mã xã/phường", kind=_CODE),
    _column("village", "Thôn", "Village", 20, "Thôn/bản", "Thôn/tổ dân phố", required=True),
    _ETHNIC,
    _column("class", "Phân loại hộ", "Class", 14, "Phân loại", "Loại hộ", required=True),
    _column("decision_number", "Số quyết định", "Decision number", 14, "Số QĐ", "Quyết định số"),
    _column("decision_date", "Ngày quyết định", "Decision date", 12, "Ngày QĐ", "Ngày ký", kind=Kind.DATE),
    _B1,
    _B2,
    _column("minority", "DTTS", "Minority", 7, "Dân tộc thiểu số", "Hộ DTTS", kind=_CODE),
    _column(
        "no_labour", "Không có khả năng lao động", "No labour capacity", 10, "Hộ không có khả năng lao động",
        "Không có KNLĐ", kind=_CODE,
    ),
    _column("merit", "Người có công", "Merit", 9, "Hộ có người có công", "NCC", kind=_CODE),
    _column("causes", "Nguyên nhân nghèo", "Causes", 20, "Nguyên nhân", "Nguyên nhân nghèo, cận nghèo"),
    _CODE_COLUMN,
    _AGE,
    _SIZE,
    NATIONAL_CODE,
)  # fmt: skip
LEAVING_COLUMNS = (
    _CODE_COLUMN,
    _column("household", "TT", "No.", 5, "STT", "Số TT", kind=_INTEGER, required=True),
    _column("name", "Họ và tên", "Name", 24, "Họ tên", "Họ và tên chủ hộ, thành viên", required=True),
    _RELATION,
    _SEX,
    _BIRTH,
    _IDENTITY,
    _ETHNIC,
    _column("address", "Địa chỉ", "Address", 42, "Nơi ở", "Chỗ ở hiện nay", required=True),
    _B1,
    _B2,
    _column("note", "Ghi chú", "Note", 14),
    _column("last_class", "Trước rà soát", "Before", 12),
    _column("result", "Kết quả rà soát", "Result", 27, "Kết quả"),
    _AGE,
    _SIZE,
)
NATIONAL_LEAVING_COLUMNS = (*LEAVING_COLUMNS, NATIONAL_CODE)
"""Sheets two and three of the national list; the paper list of who left does without the last."""


def list_columns(columns: Iterable[SurveyColumn]) -> tuple[Column, ...]:
    """The columns as a list is written: titles and widths, without comments or drop-downs."""
    return tuple(Column(column.title.vi, column.kind, column.width) for column in columns)
