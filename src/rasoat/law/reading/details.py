"""What to do about a value that a model refuses, in both languages."""

from typing import Any

from rasoat.common.words import Words

OF_MODELS: dict[str, str] = {
    "say at_least or above, not both": "chỉ ghi at_least hoặc above, không ghi cả hai",
    "say at_most or below, not both": "chỉ ghi at_most hoặc below, không ghi cả hai",
    "the bounds leave no number between them": "giữa hai giới hạn không còn số nào",
    "say either which answers ('in') or bounds": "ghi phương án trả lời ('in') hoặc giới hạn số",
    "'per' goes with bounds": "'per' chỉ đi với giới hạn số",
    "bounds go with 'count', and 'count' needs them":
        "'count' cần giới hạn số, và chỉ 'count' có giới hạn số",
    "share_above goes with 'share', and 'share' needs it": "'share' cần share_above, và chỉ 'share' có nó",
    "a swap names a day off, a day worked, or both":
        "mỗi lần hoán đổi ghi ngày nghỉ (off), ngày làm bù (work), hoặc cả hai",
    "a share is two whole numbers, the first smaller than the second":
        "tỷ lệ là hai số nguyên, số trước nhỏ hơn số sau",
    "a share is two whole numbers, the first not larger than the second":
        "tỷ lệ là hai số nguyên, số trước không lớn hơn số sau",
    "more conditions are asked for than there are": "số điều kiện phải đạt nhiều hơn số điều kiện có",
    "a quantity is a question or a count of members": "số lượng là một câu hỏi hoặc số thành viên",
    "an item from another sheet brings its own precondition":
        "mục lấy từ bảng điểm khác mang theo điều kiện của chính nó",
    "'where' goes with members": "'where' chỉ đi với members",
    "the band ends before it begins": "khoảng kết thúc trước khi bắt đầu",
    "options go with choice and flags, and these need them":
        "phương án (options) đi với choice và flags, và hai loại này phải có",
    "a number needs its least and its most, other kinds have none":
        "câu hỏi số cần least và most, loại khác không có",
    "an option code stands twice": "một mã phương án có hai lần",
    "a value is left out exactly when its certainty is 'unknown'":
        "chỉ để trống giá trị khi certainty là 'unknown', và khi đó phải để trống",
    "words are left out exactly when the certainty is 'unknown'":
        "chỉ để trống tên khi certainty là 'unknown', và khi đó phải để trống",
    "at_least is left out exactly when its certainty is 'unknown'":
        "chỉ để trống at_least khi certainty là 'unknown', và khi đó phải để trống",
    "deprived_when is left out exactly when its certainty is 'unknown'":
        "chỉ để trống deprived_when khi certainty là 'unknown', và khi đó phải để trống",
    "the value is not one of the options": "giá trị không nằm trong các phương án",
    "a look-up needs 'on' and bands, other totals have neither":
        "tổng tra bảng cần 'on' và các khoảng, tổng khác không có",
    "say what the total is compared with": "ghi tổng điểm được so với ngưỡng nào",
    "a yearly window has first and last, a monthly one from_day, any_time none":
        "thời gian hằng năm có first và last, hằng tháng có from_day, any_time không có",
    "a yearly report has its month, others have none": "báo cáo năm có month, báo cáo khác không có",
    "a yearly report needs a day that its month has every year":
        "báo cáo năm cần một ngày mà tháng đó năm nào cũng có",
    "months are two months of the year in order": "months là hai tháng trong năm, theo thứ tự",
}  # fmt: skip
"""What our own models say, in Vietnamese."""

_OF_TYPES: dict[str, str] = {
    "missing": "Thêm khóa này.",
    "extra_forbidden": "Bỏ khóa này hoặc sửa tên khóa.",
    "int_type": "Ghi một số nguyên.",
    "int_from_float": "Ghi một số nguyên, không có phần thập phân.",
    "string_type": "Ghi chữ trong dấu nháy.",
    "date_type": "Ghi ngày dạng 2018-11-10, không có dấu nháy.",
    "bool_type": "Ghi true hoặc false.",
    "literal_error": "Chỉ được ghi: {expected}.",
    "enum": "Chỉ được ghi: {expected}.",
    "string_pattern_mismatch": "Ghi đúng dạng {pattern}.",
    "too_short": "Ghi ít nhất {min_length} mục.",
    "greater_than_equal": "Ghi số từ {ge} trở lên.",
    "less_than_equal": "Ghi số từ {le} trở xuống.",
}


def detail(error: Any) -> Words:
    """What to do, from one error of the validator."""
    message = str(error["msg"]).removeprefix("Value error, ")
    vietnamese = OF_MODELS.get(message)
    if vietnamese is None:
        template = _OF_TYPES.get(error["type"], "{message}.")
        vietnamese = template.format(message=message, **_printable(error.get("ctx", {})))
    else:
        vietnamese = f"Sửa lại: {vietnamese}."
    return Words(vietnamese, f"Mend it: {message}.")


def _printable(context: dict[str, Any]) -> dict[str, str]:
    return {key: str(value) for key, value in context.items() if key != "message"}
