"""What is said about a past list beside the register and the units."""

from datetime import date, timedelta

from rasoat.common.codes import show_code
from rasoat.common.problems import Problem, Severity
from rasoat.common.words import Words
from rasoat.places.unit_row import UnitRow

_WARNING = Severity.WARNING
ALIVE = "past.alive_after_death"
GROUP_WORDS = {
    "poor": Words("hộ nghèo", "poor"),
    "near_poor": Words("hộ cận nghèo", "near-poor"),
    "none": Words("ra khỏi danh sách", "off the list"),
    "above": Words("không nghèo", "above"),
    "": Words("không rõ", "not known"),
}


def outside(place: str, commune: str) -> Problem:
    """The person does not work there."""
    return Problem(
        "past.outside_your_areas",
        place,
        Words(
            f"{commune} nằm ngoài địa bàn, hoặc vai trò không được nhập danh sách: hộ được để riêng.",
            f"{commune} lies outside your areas, or your role may not bring lists in: it is set aside.",
        ),
        Words("Nhờ cơ quan thường trực của tỉnh nhập.", "Ask the provincial standing office to bring it in."),
        _WARNING,
    )


def village_of_other_years(place: str, unit: UnitRow) -> Problem:
    """A village of that name was there on other days."""
    last = f"{unit.valid_to - timedelta(days=1):%d/%m/%Y}" if unit.valid_to else ""
    vi = f"từ {unit.valid_from:%d/%m/%Y}" + (f" đến {last}" if last else "")
    en = f"from {unit.valid_from:%d/%m/%Y}" + (f" to {last}" if last else " on")
    return Problem(
        "past.village_of_another_year",
        place,
        Words(f"{unit.title} chỉ có {vi}.", f"{unit.title} was there {en} only."),
        Words("Xem năm của tệp có đúng không.", "Is the year of the file right?"),
    )


def village_has_no_successor(place: str, village: str) -> Problem:
    """The village was divided or merged since, and nothing says where its households went."""
    return Problem(
        "past.village_is_gone",
        place,
        Words(
            f"{village} nay không còn; chưa biết hộ này thuộc thôn nào.",
            f"{village} is no more; which village the household is in now is not known.",
        ),
        Words("Chọn thôn hiện nay khi quyết định.", "Choose the present village when settling it."),
    )


def same_as_row(place: str, row: int, household: int) -> Problem:
    """Two rows of one list were found to be one household."""
    return Problem(
        "past.two_rows_one_household",
        place,
        Words(
            f"Dòng {row} cũng được nhận ra là hộ {show_code(str(household))}.",
            f"Row {row} was found to be household {show_code(str(household))} too.",
        ),
        Words("So hai dòng, chọn dòng đúng.", "Compare the two, choose the right one."),
    )


def other_class(place: str, list_year: int, there: str, said: str, source: str) -> Problem:
    """Two lists of one year disagree about a household."""
    one, other = GROUP_WORDS[there], GROUP_WORDS[said]
    return Problem(
        "past.lists_disagree",
        place,
        Words(
            f"Danh sách năm {list_year} ({source}) ghi {one.vi}, tệp này ghi {other.vi}.",
            f"The list of {list_year} ({source}) says {one.en}, this file says {other.en}.",
        ),
        Words(
            "Đối chiếu quyết định công nhận, chọn dòng đúng.",
            "Compare with the decision of recognition, choose the right one.",
        ),
    )


def decided_already(place: str, list_year: int) -> Problem:
    """A decision in the system says otherwise, and no list changes a decision."""
    return Problem(
        "past.decided_already",
        place,
        Words(
            f"Hộ đã có quyết định cho năm {list_year}; danh sách nhập không thay được quyết định.",
            f"A decision for {list_year} is recorded here; no list that is brought in changes a decision.",
        ),
        Words("Để riêng dòng này, hoặc ra quyết định mới.", "Set the row aside, or make a new decision."),
    )


def known_meanwhile(place: str, household: int) -> Problem:
    """Since somebody said that it is new, somebody like that came into the register."""
    return Problem(
        "past.known_meanwhile",
        place,
        Words(
            f"Từ lúc quyết định, hộ {show_code(str(household))} giống hộ này đã vào sổ.",
            f"Household {show_code(str(household))}, which is like it, came in since it was settled.",
        ),
        Words("Xem lại hai hộ và quyết định.", "Look at the two and settle it again."),
    )


def closed_before(place: str, household: int) -> Problem:
    """The household had ended before the list's day."""
    return Problem(
        "past.closed_before",
        place,
        Words(
            f"Hộ {show_code(str(household))} đã kết thúc trước ngày của danh sách.",
            f"Household {show_code(str(household))} had ended before the list's day.",
        ),
        Words("Xem lịch sử của hộ; chọn hộ khác.", "Look at its history; choose another household."),
    )


def died_before(place: str, name: str, died: date) -> Problem:
    """The list names somebody as living whose death is in the register."""
    return Problem(
        ALIVE,
        place,
        Words(
            f"Danh sách ghi {name}, nhưng trong sổ người này đã mất ngày {died:%d/%m/%Y}.",
            f"The list names {name}, whose death on {died:%d/%m/%Y} is in the register.",
        ),
        Words(
            "Xem ngày mất trong hồ sơ và năm của danh sách.",
            "Look at the day in the record, and at the year of the list.",
        ),
    )


def fault(rule: str, place: str, what: Words, remedy: Words) -> Problem:
    """A fault of what a person asked for."""
    return Problem(f"past.{rule}", place, what, remedy)


FAILED = Problem(
    "past.failed",
    "",
    Words(
        "Hệ thống gặp lỗi khi xử lý tệp; chưa ghi gì thêm vào sổ.",
        "The system failed; nothing more was written.",
    ),
    Words(
        "Chạy lại; nếu vẫn lỗi, báo người vận hành.", "Run it again; if it fails again, tell the operator."
    ),
)


def left_to_write(file: str, households: int) -> Problem:
    """Of a file of the year something is not in the register yet."""
    return Problem(
        "past.left_to_write",
        file,
        Words(
            f"Còn {households} hộ chưa quyết định hoặc chưa ghi vào sổ.",
            f"{households} households are not settled or not written yet.",
        ),
        Words("Quyết định và ghi hết các hộ này trước.", "Settle and write them first."),
    )


def no_list(commune: str, list_year: int) -> Problem:
    """Nothing of that year is in the register: nobody can be said to be missing from it."""
    return Problem(
        "past.no_list",
        commune,
        Words(
            f"Chưa có hộ nào của danh sách năm {list_year} trong sổ.",
            f"Nobody of the list of {list_year} is in the register.",
        ),
        Words("Nhập danh sách của năm đó trước.", "Bring the list of that year in first."),
    )
