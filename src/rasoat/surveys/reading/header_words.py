"""What is said about the sheets “Thông tin” and “Thôn”."""

from collections.abc import Iterable
from datetime import date

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.surveys.known_units import KnownUnit
from rasoat.surveys.reading.say import WARNING, near


def no_row(place: str, title: Words) -> Problem:
    """A row of “Thông tin” is not there."""
    return Problem(
        "survey.header_row_missing",
        place,
        Words(f"Thiếu dòng “{title.vi}”.", f"The row “{title.en}” is missing."),
        Words(
            f"Thêm một dòng: cột Nội dung ghi “{title.vi}”, cột Giá trị ghi nội dung.",
            f"Add a row: “{title.vi}” under Nội dung, the value under Giá trị.",
        ),
    )


def other_standard(place: str, written: str, list_year: int, standard: str) -> Problem:
    """The standard written is not that of the list year."""
    return Problem(
        "survey.standard_differs",
        place,
        Words(
            f"Chuẩn “{written}” không phải chuẩn của danh sách năm {list_year} ({standard}).",
            f"The standard “{written}” is not that of the lists of {list_year} ({standard}).",
        ),
        Words(
            "Xem lại năm áp dụng danh sách; nếu đúng thì xóa ô này hoặc lấy mẫu mới cho năm đó.",
            "Check the list year; if it is right, clear this cell or take a new template for that year.",
        ),
    )


def years_apart(place: str, review_year: int, list_year: int) -> Problem:
    """List year and review year do not belong together."""
    return Problem(
        "survey.list_year_and_review_year",
        place,
        Words(
            f"Rà soát năm {review_year} không lập danh sách năm {list_year}.",
            f"A review of {review_year} does not make the lists of {list_year}.",
        ),
        Words(
            f"Rà soát định kỳ năm {review_year} lập danh sách năm {review_year + 1}: sửa một trong hai năm.",
            f"The review of {review_year} makes the lists of {review_year + 1}: correct one of them.",
        ),
    )


def same_year(place: str, year: int) -> Problem:
    """Both years are one: right in a review in the course of the year only."""
    return Problem(
        "survey.list_year_is_review_year",
        place,
        Words(
            f"Năm rà soát và năm danh sách cùng là {year}: chỉ đúng với rà soát thường xuyên trong năm.",
            f"Review year and list year are both {year}: right only for reviews in the course of the year.",
        ),
        Words(
            f"Nếu là rà soát định kỳ cuối năm thì ghi năm áp dụng {year + 1}.",
            f"For the periodic review in autumn, write list year {year + 1}.",
        ),
        WARNING,
    )


def village_twice(place: str, name: str, first: str) -> Problem:
    """Two villages with one name or one code."""
    return Problem(
        "survey.village_twice",
        place,
        Words(f"“{name}” đã có ở {first}.", f"“{name}” stands already at {first}."),
        Words("Xóa dòng trùng, hoặc ghi tên đầy đủ để phân biệt.", "Delete one, or write the full names."),
    )


def no_villages(place: str) -> Problem:
    """The list of villages is empty."""
    return Problem(
        "survey.no_villages",
        place,
        Words("Trang Thôn chưa có thôn nào.", "The sheet Thôn lists no village."),
        Words(
            "Ghi tên các thôn, buôn, bon, tổ dân phố của xã.", "Write the names of the commune's villages."
        ),
    )


def unknown_unit(place: str, code: str, day: date, periods: list[KnownUnit], names: Words) -> Problem:
    """A code that names no unit on the day; ``periods`` are those in which it did."""
    if not periods:
        return Problem(
            "survey.unknown_unit",
            place,
            Words(f"Không có đơn vị nào mang mã {code}.", f"No unit has the code {code}."),
            Words(f"Kiểm tra lại mã.{names.vi}", f"Check the code.{names.en}"),
        )
    return Problem(
        "survey.unit_not_valid",
        place,
        Words(
            f"Mã {code} không dùng vào ngày {day:%d/%m/%Y}; {_times(periods).vi}.",
            f"The code {code} was not in use on {day:%d/%m/%Y}; {_times(periods).en}.",
        ),
        Words(
            f"Ghi mã của đơn vị vào ngày rà soát.{names.vi}",
            f"Write the code the unit had on the review date.{names.en}",
        ),
    )


def unit_name_differs(place: str, code: str, written: str, unit: KnownUnit, others: Iterable[str]) -> Problem:
    """Code and name belong to different units."""
    hint = near(written, others)
    return Problem(
        "survey.unit_name_differs",
        place,
        Words(
            f"Mã {code} là {unit.title}, nhưng tên ghi là “{written}”.",
            f"The code {code} is {unit.title}, but the name written is “{written}”.",
        ),
        Words(f"Sửa mã hoặc tên cho khớp.{hint.vi}", f"Correct the code or the name.{hint.en}"),
    )


def _times(periods: list[KnownUnit]) -> Words:
    said = [_time(unit) for unit in periods]
    return Words("; ".join(one.vi for one in said), "; ".join(one.en for one in said))


def _time(unit: KnownUnit) -> Words:
    since, until = unit.valid_from, unit.valid_to
    if until is None:
        return Words(f"từ {since:%d/%m/%Y} là {unit.title}", f"from {since:%d/%m/%Y} it names {unit.title}")
    return Words(
        f"đến trước ngày {until:%d/%m/%Y} là {unit.title}", f"before {until:%d/%m/%Y} it named {unit.title}"
    )
