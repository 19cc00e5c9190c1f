"""Columns of the sheet “Thành viên” that do not come from the law: whose member, and who it is."""

from dataclasses import replace

from rasoat.common.words import Words
from rasoat.files.sheet_model import Kind
from rasoat.surveys.layout import households
from rasoat.surveys.layout.column import SurveyColumn

SHEET = "Thành viên"

HOUSEHOLD_CODE = replace(
    households.CODE,
    help=Words(
        "Như ở trang Hộ. Hộ chưa có mã thì ghi thôn và số hộ.",
        "As on the sheet Hộ. Without a code, give village and number.",
    ),
)
VILLAGE = replace(households.VILLAGE, required=False)
LOCAL_NUMBER = replace(households.LOCAL_NUMBER, required=False)
NUMBER = SurveyColumn(
    "number",
    Words("STT thành viên", "Member number"),
    Words("1, 2, 3… trong hộ; để trống thì đánh số theo thứ tự dòng.", "1, 2, 3… in the household."),
    required=False,
    aliases=("STT", "Số thứ tự", "TT"),
    kind=Kind.INTEGER,
    width=8,
)
NAME = SurveyColumn(
    "name",
    Words("Họ và tên", "Full name"),
    aliases=("Họ tên", "Họ tên thành viên", "Tên thành viên"),
    width=26,
)
RELATION = SurveyColumn(
    "relation",
    Words("Quan hệ với chủ hộ", "Relation to the head"),
    Words("Mỗi hộ có đúng một chủ hộ.", "Each household has exactly one head."),
    aliases=("Quan hệ", "Quan hệ chủ hộ", "Mối quan hệ"),
    width=18,
    choices="relations",
)
SEX = SurveyColumn(
    "sex",
    Words("Giới tính", "Sex"),
    aliases=("Nam/nữ", "Phái"),
    width=9,
    choices="sexes",
)
BIRTH = SurveyColumn(
    "birth",
    Words("Ngày sinh", "Date of birth"),
    Words(
        "12/05/1986; chỉ biết tháng thì 05/1986, chỉ biết năm thì 1986 (tuổi tính từ ngày 1/1).",
        "12/05/1986; 05/1986 or 1986 where no more is known. A bare year counts from 1 January.",
    ),
    aliases=("Năm sinh", "Ngày tháng năm sinh", "Sinh ngày", "Ngày, tháng, năm sinh"),
    kind=Kind.CODE,
    width=12,
)
AGE = SurveyColumn(
    "age",
    Words("Tuổi", "Age"),
    Words("Để đối chiếu với ngày sinh.", "Compared with the date of birth."),
    required=False,
    offered=False,
    kind=Kind.INTEGER,
)
ETHNIC_GROUP = SurveyColumn(
    "ethnic_group",
    Words("Dân tộc", "Ethnic group"),
    Words("Tên dân tộc, không ghi riêng mã số.", "The name; a bare number is not enough."),
    aliases=("Tên dân tộc",),
    width=12,
    choices="ethnic_groups",
)
ETHNIC_CODE = SurveyColumn(
    "ethnic_code",
    Words("Mã dân tộc", "Code of the ethnic group"),
    Words("Để đối chiếu với tên.", "Compared with the name."),
    required=False,
    offered=False,
)
IDENTITY_NUMBER = SurveyColumn(
    "identity_number",
    Words("Số định danh/CMND", "Identity number"),
    Words("12 hoặc 9 chữ số, định dạng văn bản; chưa có thì để trống.", "12 or 9 digits as text, or empty."),
    required=False,
    aliases=("Số CCCD", "CCCD", "CMND", "Số CMND", "Số định danh cá nhân", "CCCD/CMND", "Số CCCD/CMND"),
    kind=Kind.CODE,
    width=15,
)

COLUMNS = (
    HOUSEHOLD_CODE,
    VILLAGE,
    LOCAL_NUMBER,
    NUMBER,
    NAME,
    RELATION,
    SEX,
    BIRTH,
    AGE,
    ETHNIC_GROUP,
    ETHNIC_CODE,
    IDENTITY_NUMBER,
)
