"""What is said about a national list."""

from collections.abc import Iterable

from rasoat.common.problems import Problem, Severity
from rasoat.common.words import Words


def no_head_above(place: str) -> Problem:
    """A member before the first head."""
    return Problem(
        "national.member_without_head",
        place,
        Words("Thành viên này không có chủ hộ ở phía trên.", "There is no head above this member."),
        Words(
            "Các thành viên phải đứng ngay dưới chủ hộ; xem trang có bị sắp xếp lại không.",
            "Members must stand right below their head; was the sheet sorted?",
        ),
    )


def head_is_not_first(place: str, heads: int) -> Problem:
    """A household without a head, with several, or with the head further down."""
    return Problem(
        "national.head_is_not_first",
        place,
        Words(
            f"Hộ này có {heads} dòng ghi “Chủ hộ”, hoặc chủ hộ không ở dòng đầu.",
            f"This household has {heads} rows that say “Chủ hộ”, or the head is not in its first row.",
        ),
        Words(
            "Ghi “Chủ hộ” ở đúng dòng đầu của hộ; xem trang có bị sắp xếp lại không.",
            "Write “Chủ hộ” in the first row of the household only; was the sheet sorted?",
        ),
    )


def size_differs(place: str, size: int, rows: int) -> Problem:
    """The size written is not the number of rows."""
    return Problem(
        "national.size_differs",
        place,
        Words(f"Số nhân khẩu ghi {size}, nhưng hộ có {rows} dòng.", f"Size {size}, but {rows} rows."),
        Words(
            "Thêm dòng thành viên còn thiếu hoặc sửa số nhân khẩu; xem trang có bị sắp xếp lại không.",
            "Add the missing rows or correct the size; was the sheet sorted?",
        ),
    )


def missing_cell(place: str) -> Problem:
    """A cell the row cannot do without."""
    return Problem(
        "national.missing",
        place,
        Words("Ô này chưa ghi.", "This cell is empty."),
        Words("Ghi nội dung của cột này, hoặc xóa dòng thừa.", "Fill it in, or delete the row."),
    )


def no_birth(place: str) -> Problem:
    """No birth date: the person can be kept, ages cannot be told."""
    return Problem(
        "national.no_birth",
        place,
        Words("Chưa ghi ngày sinh.", "No date of birth is written."),
        Words("Ghi ngày, tháng, năm sinh; không rõ thì chỉ ghi năm.", "Write the date, or the year alone."),
        Severity.WARNING,
    )


def no_national_sheet(file: str, sheets: Iterable[str]) -> Problem:
    """No sheet has the columns of the list."""
    names = ", ".join(f"“{sheet}”" for sheet in sheets)
    return Problem(
        "national.no_sheet",
        file,
        Words(
            f"Không trang nào là danh sách sau khi rà soát. Tệp đang có: {names}.",
            f"No sheet has the columns of the list after review. The file has: {names}.",
        ),
        Words(
            "Nộp tệp danh sách ba trang: sau rà soát, thoát nghèo, thoát cận nghèo.",
            "Hand in the list of three sheets: after review, left poverty, left near-poverty.",
        ),
    )
