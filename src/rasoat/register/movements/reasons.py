"""Why a household or a person came or went, in words, and what a person may give as the reason."""

from rasoat.common.words import Words
from rasoat.register.movements.columns import Column

LEFT, CAME, PLACED, GREW, SHRANK = "left", "came", "placed", "grew", "shrank"
"""What can be unexplained: it left the list, came onto it, is elsewhere, its size grew or shrank."""
NO_LIST_BEFORE, ABSENT = "no_list_before", "absent"
PLACE_LISTED, SIZE_LISTED = "place_listed", "size_listed"
SIZE_KNOWN, SIZE_LOST = "size_known", "size_lost"

WORDS: dict[str, Words] = {
    # By the review.
    "decided": Words("theo quyết định", "by decision"),
    "listed": Words("theo danh sách", "by the list"),
    "withdrawn": Words("quyết định bị thu hồi", "the decision was withdrawn"),
    # By what happened to the household.
    "moved": Words("chuyển nơi ở", "moved house"),
    "reform": Words("sắp xếp đơn vị hành chính", "reform of units"),
    "died_out": Words("không còn ai", "died out"),
    "dissolved": Words("hộ giải thể", "dissolved"),
    "left_province": Words("chuyển khỏi tỉnh", "left the province"),
    "split": Words("tách hộ", "split"),
    "merged": Words("nhập hộ", "merged"),
    "duplicate": Words("trùng hồ sơ", "a duplicate record"),
    # By what happened to its people.
    "birth": Words("sinh", "born"),
    "death": Words("mất", "died"),
    "marriage": Words("kết hôn", "married"),
    "move_in": Words("chuyển đến", "moved in"),
    "move_out": Words("chuyển đi", "moved away"),
    "return": Words("trở về", "came back"),
    "members_recorded": Words("khảo sát ghi lại thành viên", "a survey recorded the members anew"),
    "other": Words("lý do khác", "another reason"),
    # Nobody says.
    ABSENT: Words("không còn trong danh sách sau, không rõ vì sao", "not on the later list, nobody says why"),
    NO_LIST_BEFORE: Words("xã chưa có danh sách ở đầu kỳ", "its commune has no list at the start"),
    PLACE_LISTED: Words("hai danh sách ghi ở hai nơi", "two lists name two places"),
    SIZE_LISTED: Words("hai danh sách ghi số khẩu khác nhau", "two lists give different sizes"),
    SIZE_KNOWN: Words("đầu kỳ không rõ số khẩu", "its size at the start is not known"),
    SIZE_LOST: Words("cuối kỳ không rõ số khẩu", "its size at the end is not known"),
    # As a person explained it.
    "left_list": Words("thoát nghèo hoặc thoát cận nghèo", "left poverty or near-poverty"),
    "new_entry": Words("phát sinh mới", "new"),
    "relapse": Words("tái nghèo hoặc tái cận nghèo", "fell back"),
}

EXPLANATIONS: dict[str, dict[str, Column]] = {
    LEFT: {"left_list": Column.LEFT}
    | dict.fromkeys(
        ("died_out", "move_out", "left_province", "split", "merged", "duplicate", "other"),
        Column.OTHER_DECREASE,
    ),
    CAME: {"new_entry": Column.NEW, "relapse": Column.RELAPSE}
    | dict.fromkeys(("move_in", "split", "merged", "other"), Column.OTHER_INCREASE),
    PLACED: dict.fromkeys(("moved", "other"), Column.OTHER_DECREASE),
    GREW: dict.fromkeys(("birth", "marriage", "move_in", "return", "merged", "other"), Column.OTHER_INCREASE),
    SHRANK: dict.fromkeys(("death", "marriage", "move_out", "split", "other"), Column.OTHER_DECREASE),
}
"""What a person may say that an unexplained change was, and the column in which it counts then.

For a place it is the column of where it went from."""

UNEXPLAINED: dict[str, Column] = {
    LEFT: Column.UNEXPLAINED_DECREASE,
    CAME: Column.UNEXPLAINED_INCREASE,
    PLACED: Column.UNEXPLAINED_DECREASE,
    GREW: Column.UNEXPLAINED_INCREASE,
    SHRANK: Column.UNEXPLAINED_DECREASE,
}
