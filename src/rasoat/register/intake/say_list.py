"""What is said to a past list that does not fit the register."""

from rasoat.common.codes import show_code
from rasoat.common.problems import Problem
from rasoat.common.words import Words

_GROUPS = {"poor": Words("hộ nghèo", "poor"), "near_poor": Words("hộ cận nghèo", "near-poor")}


def outside_areas(place: str, commune: str) -> Problem:
    """The person does not work on this commune."""
    return Problem(
        "list.outside_your_areas",
        place,
        Words(f"{commune} nằm ngoài địa bàn được phân công, hoặc vai trò không được nhập danh sách.",
              f"{commune} lies outside your areas, or your role may not bring lists in."),
        Words("Bỏ xã này khỏi tệp, hoặc nhờ cơ quan thường trực của tỉnh nhập.",
              "Leave the commune out, or ask the provincial standing office to bring it in."),
    )  # fmt: skip


def village_is_gone(place: str, village: str) -> Problem:
    """The village was divided or merged since."""
    return Problem(
        "list.village_is_gone",
        place,
        Words(f"{village} nay không còn; chưa biết hộ này thuộc thôn nào.",
              f"{village} is no more; which village the household is in now is not known."),
        Words("Ghi tên thôn hiện nay.", "Write the name of the present village."),
    )  # fmt: skip


def other_class(place: str, code: str, list_year: int, known: str, said: str) -> Problem:
    """The register has another status for the same list year."""
    return Problem(
        "list.other_class",
        place,
        Words(f"danh sách năm {list_year} đã nhập ghi hộ {show_code(code)} là {_GROUPS[known].vi}, "
              f"tệp này ghi là {_GROUPS[said].vi}.",
              f"the list of {list_year} brought in before has household {show_code(code)} as "
              f"{_GROUPS[known].en}, this file as {_GROUPS[said].en}."),
        Words("Đối chiếu quyết định công nhận rồi sửa tệp.",
              "Compare with the decision of recognition, then mend the file."),
    )  # fmt: skip


def no_status(place: str) -> Problem:
    """Nobody in the file is poor or near-poor."""
    return Problem(
        "list.nobody",
        place,
        Words("tệp không có hộ nghèo, hộ cận nghèo nào.", "nobody in the file is poor or near-poor."),
        Words("Kiểm tra trang danh sách sau rà soát.", "Check the sheet of the list after the review."),
    )
