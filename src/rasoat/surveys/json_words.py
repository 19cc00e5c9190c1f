"""What is said about a household in JSON."""

from collections.abc import Iterable
from typing import Any

from rasoat.common.names import nearest
from rasoat.common.problems import Problem
from rasoat.common.words import Words

_WHOLE = Words("Cần một số nguyên.", "A whole number is needed.")
_DATE = Words("Cần ngày dạng năm-tháng-ngày (2018-11-05).", "A date is needed: 2018-11-05.")
_SHAPE = Words("Khóa này phải chứa nhóm khóa khác.", "This key holds further keys.")
_RANGE = Words("Năm phải từ 2005 đến 2100.", "The year must be from 2005 to 2100.")
_FAULTS = {
    "missing": Words("Thiếu khóa này.", "This key is missing."),
    "extra_forbidden": Words("Không có khóa này trong mẫu.", "The form has no such key."),
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_from_float": _WHOLE,
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "literal_error": Words("Ghi “rural” hoặc “urban”.", "Write “rural” or “urban”."),
    "string_type": Words("Cần một chuỗi ký tự.", "A text is needed."),
    "string_pattern_mismatch": Words("Cần hai chữ số.", "Two digits are needed."),
    "too_short": Words("Hộ phải có ít nhất một thành viên.", "A household has at least one member."),
    "greater_than_equal": _RANGE,
    "less_than_equal": _RANGE,
    "dict_type": _SHAPE,
    "list_type": _SHAPE,
    "model_type": _SHAPE,
}


def fault(error: Any, file: str) -> Problem:
    """A fault of the form, as pydantic names it."""
    what = _FAULTS.get(error["type"], Words("Giá trị không hợp lệ.", "The value is not valid."))
    return Problem(
        "household.value",
        f"{file} › {_path(error['loc'])}" if error["loc"] else file,
        what,
        Words("Xem mẫu trong docs/household-json.md.", "See the form in docs/household-json.md."),
    )


def _path(location: tuple[int | str, ...]) -> str:
    """("members", 2, "birth") as members[2].birth."""
    joined = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location)
    return joined.removeprefix(".")


def not_among(place: str, written: str, known: Iterable[str]) -> Problem:
    """A name that is not known; the nearest that are."""
    close = ", ".join(nearest(written, sorted(known))) or ", ".join(sorted(known)[:8])
    return Problem(
        "household.unknown_name",
        place,
        Words(f"Không có “{written}”.", f"There is no “{written}”."),
        Words(f"Gần nhất: {close}.", f"Nearest: {close}."),
    )


def no_answer(place: str) -> Problem:
    """A value that can be no answer to any question."""
    return Problem(
        "household.value",
        place,
        Words("Không phải câu trả lời.", "This is no answer."),
        Words(
            "Ghi mã phương án, số nguyên, true, false, hoặc danh sách mã phương án.",
            "Give an option's code, a whole number, true, false, or a list of option codes.",
        ),
    )


def no_region(file: str) -> Problem:
    """Nobody can tell which score sheet applies."""
    return Problem(
        "household.no_region",
        f"{file} › region",
        Words("Chưa ghi vùng tính điểm, cũng chưa ghi tỉnh.", "Neither score region nor province is given."),
        Words("Ghi “region” (central_highlands) hoặc “province” (67).", "Give “region” or “province”."),
    )


def unreadable(file: str, detail: str) -> Problem:
    """Not JSON at all."""
    return Problem(
        "household.unreadable",
        file,
        Words(f"Tệp không đọc được dạng JSON ({detail}).", f"The file cannot be read as JSON ({detail})."),
        Words("Lưu dạng JSON, mã UTF-8, theo docs/household-json.md.", "Save it as JSON in UTF-8."),
    )
