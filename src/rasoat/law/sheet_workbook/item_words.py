"""What is wrong with the rows of an item, and what to do, in the words of the office."""

from rasoat.common.problems import Problem
from rasoat.common.words import Words


def no_points(place: str) -> Problem:
    """A level without points."""
    return Problem(
        "sheet.no_points",
        place,
        Words("Chưa ghi điểm.", "No points are given."),
        Words(
            "Ghi điểm theo phụ lục; mức không được điểm ghi 0, mức không có trong phụ lục thì xóa cả dòng.",
            "Write the points of the annex; 0 for a level without points; delete rows the annex has not.",
        ),
    )


def no_words(place: str) -> Problem:
    """A new item without a name."""
    return Problem(
        "sheet.no_words",
        place,
        Words("Mục mới chưa có tên.", "The new item has no name."),
        Words("Ghi tên mục như trong phụ lục.", "Write the name of the item as the annex has it."),
    )


def shape(place: str) -> Problem:
    """A kind of item that rows cannot say."""
    return Problem(
        "sheet.shape",
        place,
        Words("Dạng mục này không điền được bằng bảng.", "Rows cannot say this kind of item."),
        Words(
            "Dùng choice, flags, band, band_per_member hoặc count; điều kiện mới thì viết trong TOML.",
            "Use choice, flags, band, band_per_member or count; write new conditions in TOML.",
        ),
    )


def unasked(place: str) -> Problem:
    """An item that counts or measures nothing."""
    return Problem(
        "sheet.unasked",
        place,
        Words("Chưa ghi câu hỏi cho mục này.", "The question of this item is missing."),
        Words("Ghi mã câu hỏi trong danh sách.", "Write the code of a question from the list."),
    )


def step(place: str, steps: int) -> Problem:
    """A level of a condition that the pattern does not have."""
    return Problem(
        "sheet.step",
        place,
        Words("Không có mức này trong mẫu.", "The pattern has no such level."),
        Words(
            f"Dùng mức từ 1 đến {steps}; xóa dòng không áp dụng.",
            f"Use levels 1 to {steps}; delete rows that do not apply.",
        ),
    )


def differs(place: str) -> Problem:
    """A row that says something else than the first row of its item."""
    return Problem(
        "sheet.differs",
        place,
        Words("Khác với dòng đầu của cùng mục.", "It differs from the first row of the item."),
        Words(
            "Mọi dòng của một mục có cùng số thứ tự, dạng và câu hỏi.",
            "All rows of an item have the same number, kind and question.",
        ),
    )


def level_twice(place: str, level: str) -> Problem:
    """A level that stands twice."""
    return Problem(
        "sheet.level_twice",
        place,
        Words(f"Mức “{level}” có hai lần.", f"The level '{level}' stands twice."),
        Words("Giữ một dòng cho mỗi mức.", "Keep one row for a level."),
    )
