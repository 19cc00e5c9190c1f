"""How the verbs and reads of the register read in the trail."""

from rasoat.common.words import Words
from rasoat.people.trail_kinds import TrailKind, register_kind

KINDS = (
    TrailKind(
        "register.rebuild",
        Words(
            "{person} đã tính lại sổ đăng ký từ các sự kiện: {households} hộ "
            "(mã kiểm tra trước {before}, sau {after}).",
            "{person} computed the register anew from its events: {households} households "
            "(checksum before {before}, after {after}).",
        ),
        needs=("households", "before", "after"),
    ),
    TrailKind(
        "survey.import",
        Words(
            "{person} đã nhập phiếu khảo sát {subject}: {households} hộ, thêm mới {created}, thay {updated}, "
            "giữ nguyên {unchanged}.",
            "{person} brought survey {subject} in: {households} households, {created} new, "
            "{updated} replaced, {unchanged} unchanged.",
        ),
        needs=("households", "created", "updated", "unchanged", "sha256"),
    ),
    TrailKind(
        "survey.cancel",
        Words("{person} đã hủy lần nhập phiếu {subject}.", "{person} cancelled import {subject}."),
    ),
    TrailKind(
        "list.import",
        Words(
            "{person} đã nhập danh sách năm {list_year} từ tệp {sha256}: {households} hộ.",
            "{person} brought in the list of {list_year} from file {sha256}: {households} households.",
        ),
        needs=("list_year", "households", "sha256"),
    ),
    TrailKind(
        "household.read",
        Words("{person} đã xem hồ sơ hộ {subject}.", "{person} looked at household {subject}."),
        needs=("rows",),
        is_read=True,
    ),
    TrailKind(
        "list.read",
        Words(
            "{person} đã xem danh sách {subject} ({rows} hộ).",
            "{person} looked at list {subject} ({rows} households).",
        ),
        needs=("rows",),
        is_read=True,
    ),
    TrailKind(
        "list.export",
        Words(
            "{person} đã xuất danh sách {subject} ({rows} hộ).",
            "{person} exported list {subject} ({rows} households).",
        ),
        needs=("rows",),
        is_read=True,
    ),
)
for _kind in KINDS:
    register_kind(_kind)
