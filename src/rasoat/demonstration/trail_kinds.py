"""How the trail says what this room does."""

from rasoat.common.words import Words
from rasoat.people.trail_kinds import TrailKind, register_kind

register_kind(
    TrailKind(
        "demonstration.load",
        Words(
            "{person} đã tạo dữ liệu trình diễn: {households} hộ, {surveys} phiếu khảo sát (số {seed})",
            "{person} loaded the demonstration: {households} households, {surveys} surveys (seed {seed})",
        ),
        needs=("households", "surveys", "seed"),
    )
)

register_kind(
    TrailKind(
        "practice.fill",
        Words(
            "{person} đã đưa {households} hộ giả định vào khu thực hành.",
            "{person} put {households} invented households into the practice area.",
        ),
        needs=("households",),
    )
)
