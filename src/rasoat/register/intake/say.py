"""What is said to a survey that does not fit the register, with what to do next."""

from datetime import date

from rasoat.common.codes import show_code
from rasoat.common.problems import Problem, Severity
from rasoat.common.words import Words
from rasoat.surveys.survey import SurveyHeader

_LAST = {
    "poor": Words("hộ nghèo", "poor"),
    "near_poor": Words("hộ cận nghèo", "near-poor"),
    "none": Words("không", "neither"),
}
FAILED = Problem(
    "survey.import_failed",
    "",
    Words("việc nhập bị dừng giữa chừng do lỗi của hệ thống; chưa có gì được ghi vào sổ.",
          "the import stopped halfway by a fault of the system; nothing was written into the register."),
    Words("Bấm chạy lại. Nếu vẫn lỗi, báo cho quản trị hệ thống.",
          "Run it again. If it fails again, tell the administrator."),
)  # fmt: skip
"""What is said of an import that ended by a mistake of ours, or whose worker was lost."""

AREAS = {"urban": Words("thành thị", "urban"), "rural": Words("nông thôn", "rural")}


def other_campaign(place: str, header: SurveyHeader, review_year: int, list_year: int) -> Problem:
    """The workbook is of another review."""
    return Problem(
        "survey.other_campaign",
        place,
        Words(f"phiếu thuộc đợt rà soát năm {header.review_year}, danh sách năm {header.list_year}; "
              f"đợt đang nhập là rà soát năm {review_year}, danh sách năm {list_year}.",
              f"the survey is of the review of {header.review_year} for the list of {header.list_year}; "
              f"the campaign is the review of {review_year} for the list of {list_year}."),
        Words("Chọn đúng đợt, hoặc sửa năm ở trang Thông tin.",
              "Choose the right campaign, or mend the years on the sheet Thông tin."),
    )  # fmt: skip


def outside_areas(place: str, commune: str) -> Problem:
    """The person does not work on this commune."""
    return Problem(
        "survey.outside_your_areas",
        place,
        Words(f"{commune} nằm ngoài địa bàn được phân công, hoặc vai trò không được nhập phiếu.",
              f"{commune} lies outside your areas, or your role may not bring surveys in."),
        Words("Nhờ người phụ trách xã này nhập.", "Ask the officer of that commune to bring it in."),
    )  # fmt: skip


def other_commune(place: str, wanted: str, found: str) -> Problem:
    """The workbook is of another commune than the page says."""
    return Problem(
        "survey.other_commune",
        place,
        Words(f"tệp là của {found}, không phải {wanted}.", f"the file is of {found}, not of {wanted}."),
        Words("Chọn lại tệp hoặc chọn lại xã.", "Choose the other file, or the other commune."),
    )


def area_differs(place: str, village: str, said: str, known: str) -> Problem:
    """Urban or rural: the sheet says one, the units the other."""
    return Problem(
        "survey.area_differs",
        place,
        Words(f"{village} trong phiếu là {AREAS[said].vi}, trong danh mục đơn vị là {AREAS[known].vi}.",
              f"{village} is {AREAS[said].en} in the survey and {AREAS[known].en} among the units."),
        Words("Sửa khu vực ở trang Thôn, hoặc đề nghị tỉnh sửa danh mục.",
              "Mend the area on the sheet Thôn, or ask the province to mend the units."),
    )  # fmt: skip


def region_differs(place: str, said: str, known: str) -> Problem:
    """The score region is not the commune's."""
    return Problem(
        "survey.region_differs",
        place,
        Words(f"vùng tính điểm trong phiếu là {said}, của xã là {known}.",
              f"the survey's score region is {said}, the commune's is {known}."),
        Words("Để trống ô vùng để lấy theo xã.", "Leave the region empty: the commune's is taken."),
    )  # fmt: skip


def unknown_code(place: str, code: str) -> Problem:
    """A well-formed code that was never given out."""
    return Problem(
        "survey.code_unknown",
        place,
        Words(f"chưa từng có hộ mã {show_code(code)}.", f"there never was a household {show_code(code)}."),
        Words("Tra mã theo tên; hộ mới thì để trống ô mã.",
              "Look the code up by name; leave it empty for a new household."),
    )  # fmt: skip


def household_ended(place: str, code: str, day: date) -> Problem:
    """The household was closed before the visit."""
    return Problem(
        "survey.household_ended",
        place,
        Words(f"hộ {show_code(code)} đã kết thúc từ ngày {day:%d/%m/%Y}.",
              f"household {show_code(code)} ended on {day:%d/%m/%Y}."),
        Words("Nếu ghi nhầm, hoàn tác trong lịch sử của hộ; nếu là hộ khác, để trống ô mã.",
              "If that is wrong, undo it in its history; for another household leave the code empty."),
    )  # fmt: skip


def person_died(place: str, name: str, day: date) -> Problem:
    """Somebody recorded as dead was met."""
    return Problem(
        "survey.person_died",
        place,
        Words(f"{name} đã được ghi là mất ngày {day:%d/%m/%Y}.",
              f"{name} is recorded as having died on {day:%d/%m/%Y}."),
        Words("Nếu ghi nhầm, hoàn tác trong lịch sử của hộ; nếu là người khác trùng tên, ghi ngày sinh "
              "hoặc số định danh.",
              "If that is wrong, undo it in the household's history; for another person of that name "
              "give the birth date or the identity number."),
    )  # fmt: skip


def known_elsewhere(place: str, code: str) -> Problem:
    """The code is somebody's outside the person's areas; nothing more may be told."""
    return Problem(
        "survey.code_known_elsewhere",
        place,
        Words(f"mã {show_code(code)} thuộc hộ ở nơi khác; hãy hỏi cơ quan thường trực của tỉnh.",
              f"code {show_code(code)} is of a household elsewhere; ask the provincial standing office."),
        Words("Kiểm tra mã; nếu hộ vừa chuyển đến, tỉnh sẽ cho biết cách ghi.",
              "Check the code; for a household that moved in, the province says what to do."),
    )  # fmt: skip


def other_village(place: str, code: str, village: str) -> Problem:
    """The household is registered in another village."""
    return Problem(
        "survey.household_of_other_village",
        place,
        Words(f"hộ {show_code(code)} đăng ký ở {village}.",
              f"household {show_code(code)} is registered in {village}."),
        Words("Kiểm tra mã và thôn của dòng này; hộ chuyển thôn thì ghi nhận việc chuyển trước.",
              "Check code and village of this row; a household that moved is recorded as moved first."),
    )  # fmt: skip


def already_recorded(place: str, code: str) -> Problem:
    """Other answers stand there already for this campaign."""
    return Problem(
        "survey.already_recorded",
        place,
        Words(f"hộ {show_code(code)} đã có phiếu của đợt này với nội dung khác.",
              f"household {show_code(code)} has a survey of this campaign with other content."),
        Words("Nếu phiếu này mới đúng, nhập lại và chọn thay phiếu cũ, ghi lý do; nếu không, bỏ dòng này.",
              "If this one is right, bring it in again as a correction and say why; else drop the row."),
    )  # fmt: skip


def already_has_code(place: str, head: str, code: str) -> Problem:
    """The same head in the same village has a code."""
    return Problem(
        "survey.household_has_code",
        place,
        Words(f"chủ hộ {head} của thôn này đã có mã {show_code(code)}.",
              f"head {head} of this village has the code {show_code(code)}."),
        Words("Ghi mã vào cột Mã hộ.", "Write it in the column Mã hộ."),
    )  # fmt: skip


def maybe_has_code(place: str, head: str, codes: list[str]) -> Problem:
    """A head of the same name, of whom too little is known."""
    shown = ", ".join(show_code(code) for code in codes[:3])
    return Problem(
        "survey.household_may_have_code",
        place,
        Words(f"thôn này đã có chủ hộ tên {head} (mã {shown}); hộ được coi là hộ mới.",
              f"this village has a head called {head} (code {shown}); the household is taken as new."),
        Words("Nếu là cùng một hộ, ghi mã vào cột Mã hộ rồi nhập lại.",
              "If it is the same household, write its code in the column Mã hộ and bring the file in again."),
        Severity.WARNING,
    )  # fmt: skip


def person_elsewhere(place: str, number: str, code: str) -> Problem:
    """The identity number is also that of a member of another household."""
    return Problem(
        "survey.person_in_other_household",
        place,
        Words(f"số định danh {number} cũng là của một thành viên hộ {show_code(code)}.",
              f"identity number {number} is also that of a member of household {show_code(code)}."),
        Words("Kiểm tra người này thuộc hộ nào.", "Check to which household this person belongs."),
        Severity.WARNING,
    )  # fmt: skip


def person_known_elsewhere(place: str, number: str) -> Problem:
    """The identity number is somebody's outside the person's areas; nothing more may be told."""
    return Problem(
        "survey.person_known_elsewhere",
        place,
        Words(f"số định danh {number} đã có ở nơi khác; hãy hỏi cơ quan thường trực của tỉnh.",
              f"identity number {number} is known elsewhere; ask the provincial standing office."),
        Words("Kiểm tra số; nếu người này vừa chuyển đến, tỉnh sẽ cho biết cách ghi.",
              "Check the number; for a person who moved in, the province says what to do."),
        Severity.WARNING,
    )  # fmt: skip


def last_class_differs(place: str, said: str, known: str) -> Problem:
    """What the sheet says of the class before is not what the last list says; the list counts."""
    return Problem(
        "survey.last_class_differs",
        place,
        Words(f"phiếu ghi trước rà soát là “{_LAST[said].vi}”, danh sách cũ ghi “{_LAST[known].vi}”.",
              f"the survey says “{_LAST[said].en}” before the review, the last list “{_LAST[known].en}”."),
        Words("Hệ thống lấy theo danh sách cũ; kiểm tra lại nếu danh sách cũ sai.",
              "The last list counts; check whether it is right."),
        Severity.WARNING,
    )  # fmt: skip
