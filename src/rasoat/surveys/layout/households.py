"""Columns of the sheet “Hộ” that do not come from the law: which household, where, when, by whom."""

from rasoat.common.words import Words
from rasoat.files.sheet_model import Kind
from rasoat.surveys.layout.column import SurveyColumn

SHEET = "Hộ"

CODE = SurveyColumn(
    "code",
    Words("Mã hộ", "Household code"),
    Words(
        "10 chữ số do hệ thống cấp; hộ mới thì để trống.",
        "10 digits given by the system; leave it empty for a new household.",
    ),
    required=False,
    aliases=("Mã số hộ",),
    kind=Kind.CODE,
    width=13,
)
VILLAGE = SurveyColumn(
    "village",
    Words("Thôn", "Village"),
    Words("Tên thôn, buôn, bon, bản, tổ dân phố như ở trang Thôn.", "Name as on the sheet Thôn."),
    aliases=("Tên thôn", "Thôn, buôn, bon, tổ dân phố", "Thôn/buôn/bon", "Tổ dân phố"),
    width=18,
    choices="villages",
)
VILLAGE_CODE = SurveyColumn(
    "village_code",
    Words("Mã thôn", "Village code"),
    required=False,
    offered=False,
    kind=Kind.CODE,
)
LOCAL_NUMBER = SurveyColumn(
    "local_number",
    Words("Số hộ trong thôn", "Number in the village"),
    Words(
        "Số thứ tự của hộ trong thôn. Cùng với tên thôn, nó nối hộ với thành viên khi hộ chưa có mã.",
        "Running number in the village. With the village it ties members to a household without a code.",
    ),
    aliases=("STT hộ", "Hộ số", "Số thứ tự hộ", "Số hộ"),
    width=9,
)
HEAD_NAME = SurveyColumn(
    "head_name",
    Words("Họ tên chủ hộ", "Name of the head"),
    Words("Để đối chiếu với trang Thành viên.", "Compared with the sheet Thành viên."),
    required=False,
    aliases=("Chủ hộ", "Họ và tên chủ hộ", "Tên chủ hộ"),
    width=24,
)
RESIDENCE = SurveyColumn(
    "residence",
    Words("Cư trú", "Residence"),
    Words("Thường trú hoặc tạm trú.", "Permanent or temporary."),
    aliases=("Nơi cư trú", "Đăng ký cư trú", "Thường trú/tạm trú"),
    width=12,
    choices="residences",
)
REVIEW_DATE = SurveyColumn(
    "review_date",
    Words("Ngày rà soát", "Review date"),
    Words("Ngày đến hộ, ghi ngày/tháng/năm. Tuổi tính đến ngày này.", "Day of the visit. Ages are as of it."),
    aliases=("Ngày điều tra", "Ngày phỏng vấn", "Ngày khảo sát"),
    kind=Kind.DATE,
    width=12,
)
LAST_CLASS = SurveyColumn(
    "last_class",
    Words("Diện trước rà soát", "Class before the review"),
    Words(
        "Hộ đang trong danh sách nghèo hay cận nghèo; nếu không thì chọn “Không”.",
        "Whether the household is on the list of poor or near-poor now; else “Không”.",
    ),
    aliases=("Phân loại năm trước", "Kết quả năm trước", "Diện hộ năm trước"),
    width=14,
    choices="last_classes",
)
ENUMERATOR = SurveyColumn(
    "enumerator",
    Words("Điều tra viên", "Enumerator"),
    Words("Họ tên người đến hộ phỏng vấn.", "Name of the person who interviewed the household."),
    aliases=("Rà soát viên", "Người điều tra", "Người rà soát"),
    width=22,
)
SIZE = SurveyColumn(
    "size",
    Words("Số nhân khẩu", "Household size"),
    Words("Để đối chiếu với trang Thành viên.", "Compared with the sheet Thành viên."),
    required=False,
    offered=False,
    aliases=("Số khẩu", "Số người", "Nhân khẩu"),
    kind=Kind.INTEGER,
)

COLUMNS = (
    CODE,
    VILLAGE,
    VILLAGE_CODE,
    LOCAL_NUMBER,
    HEAD_NAME,
    SIZE,
    RESIDENCE,
    LAST_CLASS,
    REVIEW_DATE,
    ENUMERATOR,
)
