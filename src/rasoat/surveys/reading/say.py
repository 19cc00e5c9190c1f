"""What the reader of surveys says about faults that cells alone do not show."""

from collections.abc import Iterable
from datetime import date

from rasoat.common.names import nearest
from rasoat.common.problems import Problem, Severity
from rasoat.common.words import Words

WARNING = Severity.WARNING


def missing(place: str, title: Words) -> Problem:
    """A cell that every row needs is empty."""
    return Problem(
        "survey.missing",
        place,
        Words(f"Chưa ghi “{title.vi}”.", f"“{title.en}” is empty."),
        Words("Ghi vào ô này; dòng thừa thì xóa cả dòng.", "Fill it in; delete the row if it is not needed."),
    )


def near(name: str, candidates: Iterable[str]) -> Words:
    """ "Nearest: …" or nothing."""
    close = nearest(name, candidates)
    if not close:
        return Words("", "")
    quoted = ", ".join(f"“{one}”" for one in close)
    return Words(f" Tên gần nhất: {quoted}.", f" Nearest: {quoted}.")


def too_long(place: str, most: int) -> Problem:
    """A text no field of this kind can hold."""
    return Problem(
        "survey.text_too_long",
        place,
        Words(f"Nội dung dài quá {most} ký tự.", f"The text is longer than {most} characters."),
        Words("Rút gọn; phần giải thích ghi ở nơi khác.", "Shorten it; explanations belong elsewhere."),
    )


def outside_review_year(place: str, day: date, year: int) -> Problem:
    """A visit in another year than the header says."""
    return Problem(
        "survey.review_date_outside_year",
        place,
        Words(
            f"Ngày rà soát {day:%d/%m/%Y} không thuộc năm rà soát {year} ở trang Thông tin.",
            f"The review date {day:%d/%m/%Y} is not in the review year {year} of the sheet Thông tin.",
        ),
        Words(
            "Sửa ngày ở đây, hoặc sửa “Năm rà soát” ở trang Thông tin.",
            "Correct the date here, or “Năm rà soát” on the sheet Thông tin.",
        ),
    )


def no_name(place: str, written: str) -> Problem:
    """Digits where a person's name belongs."""
    return Problem(
        "survey.no_name",
        place,
        Words(f"“{written}” không phải tên người.", f"“{written}” is no person's name."),
        Words("Ghi họ và tên; xem có lệch cột không.", "Write the full name; did the columns shift?"),
    )


def village_and_code_differ(place: str, named: str, coded: str) -> Problem:
    """Name and code of the village do not agree."""
    return Problem(
        "survey.village_code_differs",
        place,
        Words(
            f"Mã này là của “{coded}”, tên ghi là “{named}”.",
            f"This is the code of “{coded}”, not “{named}”.",
        ),
        Words("Sửa mã hoặc tên thôn cho khớp.", "Correct the code or the name of the village."),
    )


def no_sex(place: str) -> Problem:
    """Sex is missing: the survey can be scored, tables by sex will lack this person."""
    return Problem(
        "survey.no_sex",
        place,
        Words("Chưa ghi giới tính.", "No sex is written."),
        Words(
            "Chọn Nam hoặc Nữ; không rõ thì hỏi lại hộ.", "Choose Nam or Nữ; ask the household if unknown."
        ),
        WARNING,
    )
