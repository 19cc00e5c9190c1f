"""Words for what happens to households and their people."""

from collections.abc import Mapping

from rasoat.common.words import Words
from rasoat.register.models import EventKind, LineageKind, NumberKind

KINDS: Mapping[str, Words] = {
    EventKind.HOUSEHOLD_REGISTERED: Words("Đưa hộ vào sổ", "Household registered"),
    EventKind.MEMBERS_RECORDED: Words("Ghi thành viên của hộ", "Members recorded"),
    EventKind.SURVEY_RECORDED: Words("Ghi phiếu khảo sát", "Survey recorded"),
    EventKind.ALIAS_RECORDED: Words("Ghi mã, số khác của hộ", "Another number recorded"),
    EventKind.MEMBER_JOINED: Words("Thêm thành viên", "Somebody joined"),
    EventKind.MEMBER_LEFT: Words("Thành viên rời hộ", "Somebody left"),
    EventKind.HEAD_CHANGED: Words("Đổi chủ hộ", "New head"),
    EventKind.MOVED_OUT: Words("Hộ chuyển đi", "Household moved out"),
    EventKind.MOVED_IN: Words("Hộ chuyển đến", "Household moved in"),
    EventKind.HOUSEHOLD_CLOSED: Words("Kết thúc hộ", "Household ended"),
    EventKind.LIST_LINE_RECORDED: Words("Nạp xếp loại từ danh sách cũ", "Line of a past list"),
    EventKind.STATUS_DECIDED: Words("Quyết định xếp loại", "Class decided"),
    EventKind.STATUS_WITHDRAWN: Words("Thu hồi xếp loại", "Class withdrawn"),
    EventKind.CHANGE_EXPLAINED: Words("Giải thích biến động", "Change explained"),
    EventKind.FACT_CORRECTED: Words("Sửa sai sót", "Mistake corrected"),
    EventKind.EVENT_UNDONE: Words("Hoàn tác việc ghi nhầm", "Undone"),
}

CAME: Mapping[str, Words] = {
    "recorded": Words("đã có khi lập sổ hoặc khảo sát", "there when recorded"),
    "birth": Words("mới sinh", "born"),
    "marriage": Words("kết hôn", "married"),
    "move_in": Words("chuyển đến", "moved in"),
    "return": Words("trở về", "came back"),
    "split": Words("tách hộ", "household split"),
    "merged": Words("nhập hộ", "households merged"),
    "duplicate": Words("gộp hồ sơ trùng", "duplicate records joined"),
    "other": Words("lý do khác", "another reason"),
}
WENT: Mapping[str, Words] = {
    "death": Words("qua đời", "died"),
    "marriage": Words("kết hôn", "married"),
    "move_out": Words("chuyển đi", "moved away"),
    "split": Words("tách hộ", "household split"),
    "merged": Words("nhập hộ", "households merged"),
    "duplicate": Words("gộp hồ sơ trùng", "duplicate records joined"),
    "not_found": Words("không còn khi khảo sát", "not found by a survey"),
    "died_out": Words("hộ không còn người", "the household died out"),
    "dissolved": Words("hộ giải thể", "the household dissolved"),
    "left_province": Words("chuyển ra ngoài tỉnh", "left the province"),
    "other": Words("lý do khác", "another reason"),
}
CLOSED: Mapping[str, Words] = {
    "merged": Words("nhập vào hộ khác", "merged into another household"),
    "duplicate": Words("trùng với hồ sơ hộ khác", "a duplicate of another record"),
    "died_out": Words("không còn người", "nobody is left"),
    "dissolved": Words("các thành viên đã chia về hộ khác", "its people went to other households"),
    "left_province": Words("chuyển ra ngoài tỉnh", "left the province"),
}
GROUPS: Mapping[str, Words] = {
    "poor": Words("hộ nghèo", "poor"),
    "near_poor": Words("hộ cận nghèo", "near-poor"),
    "above": Words("ngoài danh sách", "outside the list"),
    "none": Words("ngoài danh sách", "outside the list"),
}
FACTS: Mapping[str, Words] = {
    "name": Words("họ và tên", "name"),
    "birth": Words("ngày sinh", "birth date"),
    "sex": Words("giới tính", "sex"),
    "ethnic_group": Words("dân tộc", "ethnic group"),
    "identity_number": Words("số định danh", "identity number"),
    "address": Words("địa chỉ", "address"),
    "residence": Words("cư trú", "residence"),
}
LINEAGE: Mapping[str, Words] = {
    LineageKind.SPLIT: Words("tách hộ", "split"),
    LineageKind.MERGED: Words("nhập hộ", "merger"),
    LineageKind.DUPLICATE: Words("hồ sơ trùng", "duplicate record"),
}
NUMBERS: Mapping[str, Words] = {
    NumberKind.NATIONAL: Words("mã trên hệ thống quốc gia", "code of the national system"),
    NumberKind.LOCAL: Words("số thứ tự trên danh sách của thôn", "running number of the village's list"),
}


def said(words: Mapping[str, Words], code: str) -> Words:
    """The words of a code; the code itself where a later release knows more."""
    return words.get(code) or Words(code, code)
