"""The fields of a past list and the headings they are known under.

The columns of the national list and of the survey are taken from where they are described; here they only get
the further names that offices write, and the fields those two do not have.
"""

from dataclasses import replace

from rasoat.common.words import Words
from rasoat.files.sheet_model import Kind
from rasoat.surveys.layout import households, members
from rasoat.surveys.layout.column import SurveyColumn
from rasoat.surveys.national.columns import AFTER_COLUMNS, LEAVING_COLUMNS, NATIONAL_CODE

_AFTER = {column.key: column for column in AFTER_COLUMNS}
_LEAVING = {column.key: column for column in LEAVING_COLUMNS}


def _known(key: str, *columns: SurveyColumn, also: tuple[str, ...] = ()) -> SurveyColumn:
    """One field of columns described elsewhere, with all their names."""
    names = [name for column in columns for name in (column.key, *column.title, *column.aliases)]
    return replace(columns[0], key=key, aliases=(*names, *also), required=False)


def _own(key: str, vi: str, en: str, *also: str) -> SurveyColumn:
    """A field that only past lists have."""
    return SurveyColumn(key, Words(vi, en), aliases=(en, *also), kind=Kind.TEXT, required=False)


COLUMNS = (
    _known("serial", _AFTER["serial"], also=("Số thứ tự",)),
    _known("local_number", households.LOCAL_NUMBER, _AFTER["household"],
           also=("Mã hộ trong thôn", "TT hộ")),
    _known("code", households.CODE, _AFTER["code"],
           also=("Mã hộ gia đình", "Mã số hộ gia đình", "Mã hộ dân")),
    _known("national_code", NATIONAL_CODE),
    _known("head", households.HEAD_NAME, _AFTER["head"], also=("Họ tên chủ hộ gia đình", "Tên hộ")),
    _known("member", _AFTER["member"], also=("Tên thành viên",)),
    _known("name", _LEAVING["name"], members.NAME, also=("Họ, tên", "Tên")),
    _known("relation", _AFTER["relation"], members.RELATION, also=("Quan hệ trong hộ",)),
    _own("birth_male", "Năm sinh nam", "Birth year, male", "Ngày sinh nam", "Ngày tháng năm sinh nam"),
    _own("birth_female", "Năm sinh nữ", "Birth year, female", "Ngày sinh nữ", "Ngày tháng năm sinh nữ"),
    _known("birth", _AFTER["birth"], members.BIRTH),
    _known("age", _AFTER["age"]),
    _own("sex_male", "Giới tính nam", "Sex, male"),
    _own("sex_female", "Giới tính nữ", "Sex, female"),
    _known("sex", _AFTER["sex"], members.SEX, also=("Giới tính chủ hộ", "Giới")),
    _known("identity_number", _AFTER["identity_number"], members.IDENTITY_NUMBER, also=("Số giấy tờ",)),
    _known("ethnic_group", _AFTER["ethnic_group"]),
    _known("ethnic_code", members.ETHNIC_CODE),
    _known("province", _AFTER["province"]),
    _known("district_code", _AFTER["district_code"]),
    _known("district", _AFTER["district"],
           also=("Huyện/thành phố", "Huyện, thị xã, thành phố")),
    _known("commune_code", _AFTER["commune_code"], also=("Mã xã/phường/thị trấn",)),
    _known("commune", _AFTER["commune"], also=("Xã, phường, thị trấn", "Xã/thị trấn", "Tên xã/phường")),
    _known("village_code", households.VILLAGE_CODE),
    _known("village", households.VILLAGE, _AFTER["village"],
           also=("Thôn/buôn", "Thôn, buôn, bon", "Thôn, bon", "Thôn/bon/buôn/TDP", "Buôn", "Bon",
                 "Khu dân cư")),
    _known("address", _LEAVING["address"]),
    _own("class_poor_income", "Hộ nghèo về thu nhập", "Poor by income",
         "Nghèo thu nhập", "Nghèo về thu nhập"),
    _own("class_poor_deprivation", "Hộ nghèo thiếu hụt tiếp cận các dịch vụ xã hội cơ bản",
         "Poor by deprivation", "Hộ nghèo thiếu hụt", "Nghèo thiếu hụt"),
    _own("class_poor", "Hộ nghèo", "Poor household", "Nghèo", "Là hộ nghèo"),
    _own("class_near_poor", "Hộ cận nghèo", "Near-poor household", "Cận nghèo", "Là hộ cận nghèo"),
    _known("last_class", households.LAST_CLASS, _LEAVING["last_class"], also=("Phân loại trước rà soát",)),
    _own("form_a", "Kết quả phiếu A", "Form A result", "Phiếu A", "Kết quả mẫu A", "Nhận dạng nhanh"),
    _known("class", _AFTER["class"], _LEAVING["result"],
           also=("Kết quả phân loại", "Diện hộ", "Đối tượng", "Kết quả phân loại hộ", "Hộ nghèo/cận nghèo")),
    _known("decision_number", _AFTER["decision_number"], also=("Quyết định",)),
    _known("decision_date", _AFTER["decision_date"], also=("Ngày ký quyết định", "Ngày tháng quyết định")),
    _own("decision_signer", "Người ký quyết định", "Signer", "Người ký", "Người ký QĐ"),
    _known("b1", _AFTER["b1"], also=("Tổng B1", "Điểm phiếu B1", "Số điểm B1")),
    _known("b2", _AFTER["b2"], also=("Tổng B2", "Điểm phiếu B2", "Số điểm B2")),
    _known("review_date", households.REVIEW_DATE, also=("Ngày tháng rà soát", "Thời gian rà soát")),
    _known("reviewer", households.ENUMERATOR, also=("Cán bộ rà soát", "Họ tên người rà soát")),
    _known("size", _AFTER["size"], households.SIZE, also=("Số nhân khẩu trong hộ", "Tổng số nhân khẩu")),
    _known("residence", households.RESIDENCE),
    _own("native_minority", "DTTS tại chỗ", "Native minority",
         "Dân tộc thiểu số tại chỗ", "Dân tộc tại chỗ"),
    _known("minority", _AFTER["minority"], also=("Là DTTS", "Hộ dân tộc thiểu số")),
    _known("no_labour", _AFTER["no_labour"], also=("Hộ không có sức lao động", "Không có sức lao động")),
    _known("merit", _AFTER["merit"], also=("Gia đình chính sách", "Chính sách người có công")),
    _known("causes", _AFTER["causes"]),
    _own("death", "Đã chết", "Dead", "Chết", "Đã mất", "Tử vong", "Ngày chết", "Năm chết"),
    _known("note", _LEAVING["note"], also=("Chú thích", "Ghi chú khác")),
)  # fmt: skip
FIELDS = {column.key: column for column in COLUMNS}

NAMING = ("member", "name", "head")
"""Where a person's name stands, the nearest to the person first."""
OF_PERSONS = frozenset((
    "serial", "member", "name", "relation", "birth", "birth_male", "birth_female", "age", "sex", "sex_male",
    "sex_female", "identity_number", "ethnic_group", "ethnic_code", "death", "note",
))  # fmt: skip
"""What is said of one person; all else is said of the household."""
UNITS = ("province", "district", "commune", "village")
