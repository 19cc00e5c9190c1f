"""The short fixed lists of a survey sheet: codes, their words, and further words people write for them."""

from collections.abc import Mapping

from rasoat.common.words import Words

SEXES: Mapping[str, Words] = {"male": Words("Nam", "Male"), "female": Words("Nữ", "Female")}
RESIDENCES: Mapping[str, Words] = {
    "permanent": Words("Thường trú", "Permanent"),
    "temporary": Words("Tạm trú", "Temporary"),
}
LAST_CLASSES: Mapping[str, Words] = {
    "poor": Words("Hộ nghèo", "Poor"),
    "near_poor": Words("Hộ cận nghèo", "Near-poor"),
    "none": Words("Không", "Neither"),
}
AREAS: Mapping[str, Words] = {"urban": Words("Thành thị", "Urban"), "rural": Words("Nông thôn", "Rural")}
YES_NO: Mapping[str, Words] = {"yes": Words("Có", "Yes"), "no": Words("Không", "No")}

LAST_CLASSES_ALSO = {
    "poor": ("nghèo",),
    "near_poor": ("cận nghèo",),
    "none": ("không nghèo", "không thuộc", "không thuộc diện", "ngoài danh sách", "không có"),
}
AREAS_ALSO = {"urban": ("đô thị",)}
YES_NO_ALSO = {"yes": ("x", "✓", "v", "true", "đúng"), "no": ("0", "false", "sai")}
