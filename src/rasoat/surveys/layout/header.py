"""Rows of the sheet “Thông tin”, and columns of the sheet “Thôn”."""

from rasoat.common.words import Words
from rasoat.files.sheet_model import Kind
from rasoat.surveys.layout.column import SurveyColumn

SHEET = "Thông tin"
VILLAGES_SHEET = "Thôn"

PROVINCE_CODE = SurveyColumn(
    "province_code",
    Words("Mã tỉnh", "Province code"),
    Words("2 chữ số.", "2 digits."),
    aliases=("Mã số tỉnh",),
)
PROVINCE = SurveyColumn("province", Words("Tỉnh", "Province"), required=False, aliases=("Tên tỉnh",))
DISTRICT = SurveyColumn(
    "district",
    Words("Huyện", "District"),
    Words("Để trống từ 1/7/2025.", "Empty from 1 July 2025 on."),
    required=False,
    aliases=("Tên huyện", "Huyện, thị xã, thành phố", "Huyện/thị xã"),
)
COMMUNE_CODE = SurveyColumn(
    "commune_code", Words("Mã xã", "Commune code"), Words("5 chữ số.", "5 digits."), aliases=("Mã số xã",)
)
COMMUNE = SurveyColumn(
    "commune", Words("Xã", "Commune"), aliases=("Tên xã", "Xã, phường, thị trấn", "Xã/phường/thị trấn")
)
AREA = SurveyColumn(
    "area",
    Words("Khu vực", "Area"),
    Words(
        "Thành thị hoặc nông thôn; thôn khác khu vực thì ghi ở trang Thôn.",
        "Urban or rural; a village that differs says so on the sheet Thôn.",
    ),
    choices="areas",
)
REGION = SurveyColumn(
    "region",
    Words("Vùng tính điểm", "Score region"),
    Words("Để trống thì lấy theo tỉnh.", "Empty: that of the province."),
    required=False,
    aliases=("Vùng",),
)
REVIEW_YEAR = SurveyColumn(
    "review_year",
    Words("Năm rà soát", "Review year"),
    Words("Năm đến hộ.", "The year of the visits."),
    aliases=("Năm điều tra",),
)
LIST_YEAR = SurveyColumn(
    "list_year",
    Words("Năm áp dụng danh sách", "List year"),
    Words(
        "Rà soát cuối năm 2018 lập danh sách năm 2019. Chuẩn nghèo theo năm này.",
        "The review of autumn 2018 makes the lists of 2019. The standard follows this year.",
    ),
    aliases=("Năm danh sách", "Danh sách năm", "Năm áp dụng"),
)
STANDARD = SurveyColumn(
    "standard",
    Words("Chuẩn nghèo", "Standard"),
    Words("Mã chuẩn, để đối chiếu.", "Id of the standard, compared."),
    required=False,
    aliases=("Mã chuẩn nghèo",),
)
ROWS = (
    PROVINCE_CODE,
    PROVINCE,
    DISTRICT,
    COMMUNE_CODE,
    COMMUNE,
    AREA,
    REGION,
    REVIEW_YEAR,
    LIST_YEAR,
    STANDARD,
)

# The three columns of the sheet “Thông tin”.
ITEM = SurveyColumn("item", Words("Nội dung", "Item"), aliases=("Mục",), width=28)
VALUE = SurveyColumn("value", Words("Giá trị", "Value"), aliases=("Thông tin",), width=34)
NOTE = SurveyColumn("note", Words("Ghi chú", "Note"), required=False, width=60)

VILLAGE_CODE = SurveyColumn(
    "village_code",
    Words("Mã thôn", "Village code"),
    Words("9 chữ số do hệ thống cấp; chưa có thì để trống.", "9 digits given by the system, or empty."),
    required=False,
    kind=Kind.CODE,
    width=14,
)
VILLAGE_NAME = SurveyColumn(
    "village",
    Words("Tên thôn", "Village"),
    Words("Thôn, buôn, bon, bản hoặc tổ dân phố.", "Any kind of village."),
    aliases=("Thôn", "Thôn, buôn, bon, tổ dân phố", "Tổ dân phố"),
    width=28,
)
VILLAGE_AREA = SurveyColumn(
    "village_area",
    Words("Khu vực", "Area"),
    Words("Để trống thì theo khu vực của xã.", "Empty: that of the commune."),
    required=False,
    width=12,
    choices="areas",
)
VILLAGE_COLUMNS = (VILLAGE_CODE, VILLAGE_NAME, VILLAGE_AREA)
