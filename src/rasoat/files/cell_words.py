"""What is said of a cell that does not hold what its column asks for."""

from collections.abc import Sequence
from decimal import Decimal

from rasoat.common.problems import Problem
from rasoat.common.words import Words

Bound = float | Decimal | None


def not_text(place: str, shown: str) -> Problem:
    """A time or a true-or-false where a text belongs."""
    return Problem(
        "cell.not_text",
        place,
        Words(f"“{shown}” không phải chữ.", f"“{shown}” is no text."),
        Words("Ghi lại bằng chữ.", "Write it as text."),
    )


def not_a_number(place: str, shown: str, *, became_date: bool) -> Problem:
    """Letters, or a date the spreadsheet made of a number, where a number belongs."""
    if became_date:
        return Problem(
            "cell.number_became_date",
            place,
            Words(f"Ô là ngày {shown}, cần một số.", f"The cell is the date {shown}; a number is needed."),
            Words(
                "Đặt định dạng ô là Số (Number) rồi ghi lại; Excel tự đổi 5-6 hay 1/2 thành ngày.",
                "Set the cell's format to Number and write it again; Excel turns 5-6 or 1/2 into a date.",
            ),
        )
    return Problem(
        "cell.not_a_number",
        place,
        Words(f"“{shown}” không phải là số.", f"“{shown}” is not a number."),
        Words(
            "Chỉ ghi chữ số, không kèm đơn vị hay chữ; không có thông tin thì để trống.",
            "Write digits only, without unit or words; leave it empty when it is not known.",
        ),
    )


def not_whole(place: str, shown: str) -> Problem:
    """A fraction where a whole number belongs."""
    return Problem(
        "cell.not_whole",
        place,
        Words(f"“{shown}” không phải số nguyên.", f"“{shown}” is not a whole number."),
        Words("Ghi số nguyên, không có phần lẻ.", "Write a whole number."),
    )


def ambiguous_number(place: str, shown: str, numbers: Sequence[Decimal]) -> Problem:
    """A dot or comma that can group thousands or begin decimals."""
    vi = " hoặc ".join(f"{number.normalize():f}".replace(".", ",") for number in numbers)
    en = " or ".join(f"{number.normalize():f}" for number in numbers)
    whole = f"{max(numbers):f}"
    return Problem(
        "cell.ambiguous_number",
        place,
        Words(f"“{shown}” có thể là {vi}.", f"“{shown}” may be {en}."),
        Words(
            f"Ghi liền các chữ số, không dấu chấm ngăn hàng nghìn ({whole}); số lẻ ghi tối đa hai chữ số sau "
            "dấu phẩy (1,2).",
            f"Write thousands without a separator ({whole}), and at most two decimals (1.2).",
        ),
    )


def out_of_range(place: str, shown: str, low: Bound, high: Bound) -> Problem:
    """A number no such thing can have."""
    return Problem(
        "cell.out_of_range",
        place,
        Words(f"{shown} nằm ngoài khoảng cho phép.", f"{shown} is out of range."),
        Words(f"Ghi số {_range(low, high).vi}.", f"Write a number {_range(low, high).en}."),
    )


def not_a_flag(place: str, shown: str) -> Problem:
    """Neither yes nor no."""
    return Problem(
        "cell.not_yes_or_no",
        place,
        Words(f"“{shown}” không rõ là có hay không.", f"“{shown}” is neither yes nor no."),
        Words(
            "Ghi x hoặc có nếu có, không nếu không có; không rõ thì để trống.",
            "Write x or có for yes, không for no; leave it empty when it is not known.",
        ),
    )


def not_a_date(place: str, shown: str) -> Problem:
    """A time of day, or a true-or-false, where a date belongs."""
    return Problem(
        "date.unreadable",
        place,
        Words(f"“{shown}” không phải ngày tháng.", f"“{shown}” is not a date."),
        Words("Ghi ngày/tháng/năm, ví dụ 12/05/1986.", "Write day/month/year, as in 12/05/1986."),
    )


def not_a_whole_date(place: str, shown: str) -> Problem:
    """The day is missing where it is needed."""
    return Problem(
        "date.day_missing",
        place,
        Words(f"“{shown}” thiếu ngày.", f"“{shown}” lacks the day."),
        Words("Ghi đủ ngày/tháng/năm, ví dụ 15/11/2018.", "Write day/month/year, as in 15/11/2018."),
    )


def not_a_code(place: str, shown: str, lengths: Sequence[int]) -> Problem:
    """Letters, or too few or too many digits."""
    vi = " hoặc ".join(map(str, lengths))
    en = " or ".join(map(str, lengths))
    return Problem(
        "cell.not_a_code",
        place,
        Words(f"“{shown}” không phải mã gồm {vi} chữ số.", f"“{shown}” is no code of {en} digits."),
        Words(
            "Đặt định dạng ô là Văn bản (Text) rồi ghi lại đủ các chữ số, kể cả số 0 ở đầu.",
            "Set the cell's format to Text and write all digits again, leading zeros included.",
        ),
    )


def not_a_choice(place: str, shown: str, near: Sequence[str]) -> Problem:
    """A text that is not on the list."""
    return Problem(
        "cell.not_a_choice",
        place,
        Words(f"“{shown}” không có trong danh mục.", f"“{shown}” is not on the list."),
        Words(
            f"Chọn trong danh mục, gần nhất: {_quoted(near)}.", f"Choose from it; nearest: {_quoted(near)}."
        ),
    )


def ambiguous_choice(place: str, shown: str, near: Sequence[str]) -> Problem:
    """A text without its marks that fits several on the list."""
    return Problem(
        "cell.ambiguous_choice",
        place,
        Words(f"“{shown}” viết thiếu dấu nên không rõ là mục nào.", f"“{shown}” fits several of the list."),
        Words(
            f"Ghi đủ dấu, một trong: {_quoted(near)}.", f"Write it with its marks, one of: {_quoted(near)}."
        ),
    )


def _range(low: Bound, high: Bound) -> Words:
    if high is None:
        return Words(f"từ {low} trở lên", f"of at least {low}")
    if low is None:
        return Words(f"không quá {high}", f"of at most {high}")
    return Words(f"từ {low} đến {high}", f"from {low} to {high}")


def _quoted(texts: Sequence[str]) -> str:
    return ", ".join(f"“{text}”" for text in texts)
