"""How acts on accounts, assignments, trainings and the practice area read in the trail."""

from rasoat.common.words import Words
from rasoat.people.trail_kinds import TrailKind, register_kind

_AT = ("role_vi", "role_en", "unit")

KINDS = (
    TrailKind(
        "person.invite",
        Words(
            "{person} đã mời {subject} làm {role_vi} tại {unit} và cấp mã dùng một lần.",
            "{person} invited {subject} as {role_en} at {unit} and gave out a one-time code.",
        ),
        _AT,
    ),
    TrailKind(
        "person.code",
        Words(
            "{person} đã cấp mã dùng một lần mới cho {subject}.",
            "{person} gave {subject} a new one-time code.",
        ),
    ),
    TrailKind(
        "person.close", Words("{person} đã khóa tài khoản {subject}.", "{person} closed account {subject}.")
    ),
    TrailKind(
        "person.reopen",
        Words("{person} đã mở lại tài khoản {subject}.", "{person} reopened account {subject}."),
    ),
    TrailKind(
        "person.details",
        Words("{person} đã sửa thông tin liên hệ của mình.", "{person} changed their own details."),
    ),
    TrailKind(
        "role.deputy",
        Words(
            "{person} đã cử {subject} làm thay {holder} ({role_vi}, {unit}) từ {valid_from} đến {valid_to}.",
            "{person} made {subject} deputy of {holder} ({role_en}, {unit}), {valid_from} to {valid_to}.",
        ),
        ("holder", *_AT, "valid_from", "valid_to"),
    ),
    TrailKind(
        "role.move",
        Words(
            "{person} đã chuyển phân công của {subject} từ {from_unit} sang {to_unit} từ ngày {day}.",
            "{person} moved an assignment of {subject} from {from_unit} to {to_unit} from {day}.",
        ),
        ("from_unit", "to_unit", "day"),
    ),
    TrailKind(
        "role.end_with_unit",
        Words(
            "{person} đã kết thúc phân công của {subject} vì {from_unit} không còn từ ngày {day}.",
            "{person} ended an assignment of {subject} because {from_unit} is no more from {day}.",
        ),
        ("from_unit", "day"),
    ),
    TrailKind(
        "account.import",
        Words(
            "{person} đã nhập tài khoản từ {subject}: {new} mới, {already} đã có.",
            "{person} brought in accounts from {subject}: {new} new, {already} known before.",
        ),
        ("new", "already"),
    ),
    TrailKind(
        "account.read",
        Words(
            "{person} đã xem tài khoản {subject} ({rows} người).",
            "{person} looked at accounts {subject} ({rows} people).",
        ),
        ("rows",),
        is_read=True,
    ),
    TrailKind("practice.make", Words("{person} đã tạo khu thực hành.", "{person} made the practice area.")),
    TrailKind(
        "training.record",
        Words(
            "{person} đã ghi buổi tập huấn {subject} ngày {day}.",
            "{person} recorded training {subject} of {day}.",
        ),
        ("day",),
    ),
    TrailKind(
        "attendance.record",
        Words(
            "{person} đã ghi {count} người dự tập huấn {subject}.",
            "{person} recorded {count} people at training {subject}.",
        ),
        ("count",),
    ),
)

for _kind in KINDS:
    register_kind(_kind)
