"""How the verbs of toolsets read in the trail."""

from rasoat.common.words import Words
from rasoat.people.trail_kinds import TrailKind, register_kind

register_kind(
    TrailKind(
        "sheet.import",
        Words(
            "{person} đã nhập bảng điểm {subject} từ tệp {file_name} (SHA-256 {sha256}), chờ người thứ hai.",
            "{person} brought in score sheet {subject} from {file_name} (SHA-256 {sha256}); it waits.",
        ),
        needs=("sha256", "file_name"),
    )
)
