"""How the acts of safekeeping read in the trail."""

from rasoat.common.words import Words
from rasoat.people.trail_kinds import TrailKind, register_kind

KINDS = (
    TrailKind(
        "safekeeping.backup",
        Words("{person} đã sao lưu vào {subject}.", "{person} made backup {subject}."),
    ),
    TrailKind(
        "safekeeping.base",
        Words("{person} đã lập bản sao gốc {subject}.", "{person} made base backup {subject}."),
    ),
    TrailKind(
        "safekeeping.drill",
        Words(
            "{person} đã diễn tập phục hồi bản {subject}: {faults} lỗi.",
            "{person} rehearsed putting back {subject}: {faults} faults.",
        ),
        needs=("faults",),
    ),
    TrailKind(
        "safekeeping.restore",
        Words(
            "{person} đã phục hồi dữ liệu từ bản {subject} (dữ liệu đến {as_of}), theo lệnh của tài khoản "
            "máy chủ {account}.",
            "{person} put back backup {subject} (data as of {as_of}), told by account {account}.",
        ),
        needs=("as_of", "account"),
    ),
)
for _kind in KINDS:
    register_kind(_kind)
