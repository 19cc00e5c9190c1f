"""What is said about households, members, and how they belong together."""

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.surveys.reading.say import WARNING


def no_key(place: str) -> Problem:
    """Neither a code nor village and number."""
    return Problem(
        "survey.no_household_key",
        place,
        Words("Không rõ hộ nào: chưa có mã hộ, cũng chưa có số hộ trong thôn.",
              "Which household? There is neither a code nor a number in the village."),
        Words("Ghi mã hộ; hộ chưa có mã thì ghi thôn và số hộ trong thôn.",
              "Write the household's code; without a code, village and number."),
    )  # fmt: skip


def duplicate_household(place: str, key: str, first_row: int) -> Problem:
    """Two rows are one household."""
    return Problem(
        "survey.duplicate_household",
        place,
        Words(f"Hộ {key} đã có ở dòng {first_row}.", f"The household {key} is in row {first_row} already."),
        Words("Xóa dòng trùng; nếu là hai hộ khác nhau thì sửa mã hoặc số hộ.",
              "Delete one row; if these are two households, correct the code or the number."),
    )  # fmt: skip


def number_shared(place: str, village: str, number: str, first_row: int) -> Problem:
    """Two households with codes have one number in the village."""
    return Problem(
        "survey.local_number_twice",
        place,
        Words(f"Số hộ {number} ở {village} đã dùng ở dòng {first_row}, cho hộ có mã khác.",
              f"Number {number} in {village} is used in row {first_row} by a household of another code."),
        Words("Nên đánh lại số; ở trang Thành viên, hai hộ này phải ghi mã hộ.",
              "Better give another number; on the sheet Thành viên these two need their codes."),
        WARNING,
    )  # fmt: skip


def number_is_shared(place: str, village: str, number: str) -> Problem:
    """A member names a number that two households have."""
    return Problem(
        "survey.ambiguous_household",
        place,
        Words(
            f"Số hộ {number} ở {village} là của hai hộ.", f"Number {number} in {village} is shared by two."
        ),
        Words("Ghi mã hộ ở dòng này.", "Write the household's code in this row."),
    )


def member_without_household(place: str, key: str) -> Problem:
    """A member of a household that is not there."""
    return Problem(
        "survey.member_without_household",
        place,
        Words(f"Thành viên này thuộc hộ {key}, nhưng trang Hộ không có hộ đó.",
              f"This member belongs to the household {key}, which is not on the sheet Hộ."),
        Words("Sửa mã hoặc số hộ, hoặc thêm hộ vào trang Hộ.",
              "Correct the code or number, or add the household to the sheet Hộ."),
    )  # fmt: skip


def keys_differ(place: str, code: str) -> Problem:
    """Code and number name two households."""
    return Problem(
        "survey.member_keys_differ",
        place,
        Words(f"Mã hộ {code} và số hộ ở dòng này chỉ hai hộ khác nhau.",
              f"The code {code} and the number in this row name two different households."),
        Words("Sửa mã hộ hoặc số hộ cho khớp với trang Hộ.",
              "Correct one of them so that both agree with the sheet Hộ."),
    )  # fmt: skip


def no_members(place: str, key: str) -> Problem:
    """A household nobody belongs to."""
    return Problem(
        "survey.household_without_members",
        place,
        Words(f"Hộ {key} không có dòng nào ở trang Thành viên.",
              f"The household {key} has no row on the sheet Thành viên."),
        Words("Thêm các thành viên, kể cả chủ hộ; hoặc sửa mã, số hộ ở dòng của họ.",
              "Add its members, the head included; or correct the code or number in their rows."),
    )  # fmt: skip


def no_head(place: str, key: str) -> Problem:
    """Nobody is the head."""
    return Problem(
        "survey.no_head",
        place,
        Words(f"Hộ {key} không có ai là chủ hộ.", f"Nobody is the head of the household {key}."),
        Words("Ghi “Chủ hộ” cho đúng một thành viên.", "Write “Chủ hộ” for exactly one member."),
    )


def two_heads(place: str, key: str, first_row: int) -> Problem:
    """A second head."""
    return Problem(
        "survey.two_heads",
        place,
        Words(f"Hộ {key} đã có chủ hộ ở dòng {first_row}.",
              f"The household {key} has a head already in row {first_row}."),
        Words("Chỉ để một người là chủ hộ; người kia ghi quan hệ với chủ hộ.",
              "Keep one head; give the other person's relation to the head."),
    )  # fmt: skip


def number_twice(place: str, number: int, first_row: int) -> Problem:
    """Two members with one number."""
    return Problem(
        "survey.member_number_twice",
        place,
        Words(f"STT thành viên {number} đã dùng ở dòng {first_row} của cùng hộ.",
              f"Number {number} is used in row {first_row} of the same household already."),
        Words("Đánh lại số, hoặc xóa dòng trùng.", "Give another number, or delete the doubled row."),
    )  # fmt: skip


def head_name_differs(place: str, written: str, name: str) -> Problem:
    """The head's name on “Hộ” is not the name on “Thành viên”."""
    return Problem(
        "survey.head_name_differs",
        place,
        Words(f"Chủ hộ ở đây là “{written}”, ở trang Thành viên là “{name}”.",
              f"The head is “{written}” here and “{name}” on the sheet Thành viên."),
        Words("Xem có ghi nhầm thành viên của hộ khác không; sửa cho khớp.",
              "Are these the members of another household? Make the two agree."),
        WARNING,
    )  # fmt: skip


def size_differs(place: str, written: int, rows: int) -> Problem:
    """The number of members is not the number of rows."""
    return Problem(
        "survey.size_differs",
        place,
        Words(f"Số nhân khẩu ghi {written}, nhưng trang Thành viên có {rows} dòng của hộ này.",
              f"The size written is {written}, but the sheet Thành viên has {rows} rows for it."),
        Words("Thêm thành viên còn thiếu, hoặc sửa số nhân khẩu.", "Add who is missing, or correct it."),
    )  # fmt: skip


def perhaps_same(place: str, name: str, first_row: int) -> Problem:
    """Two households of one village have heads of one name and birth date."""
    return Problem(
        "survey.perhaps_same_household",
        place,
        Words(f"Chủ hộ “{name}” cùng tên, cùng ngày sinh với chủ hộ ở dòng {first_row}.",
              f"The head “{name}” has name and birth date of the head in row {first_row}."),
        Words("Nếu là một hộ thì xóa một dòng cùng các thành viên; hai hộ thì giữ nguyên.",
              "If it is one household, delete one row and its members; if two, keep both."),
        WARNING,
    )  # fmt: skip


def no_rows(place: str) -> Problem:
    """A sheet without a single row of data."""
    return Problem(
        "survey.no_rows",
        place,
        Words("Trang chưa có dòng số liệu nào.", "The sheet has no row of data."),
        Words("Ghi các hộ và thành viên đã rà soát rồi nộp lại.", "Fill in the households and members."),
    )
