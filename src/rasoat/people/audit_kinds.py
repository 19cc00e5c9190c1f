"""How acts on the trail itself read in the trail."""

from rasoat.common.words import Words
from rasoat.people.trail_kinds import TrailKind, register_kind

KINDS = (
    TrailKind(
        "trail.read",
        Words(
            "{person} đã xem nhật ký ({subject}): {rows} dòng.",
            "{person} looked at the trail ({subject}): {rows} lines.",
        ),
        needs=("rows",),
        is_read=True,
    ),
    TrailKind(
        "trail.export",
        Words(
            "{person} đã xuất nhật ký ({subject}): {rows} dòng.",
            "{person} exported the trail ({subject}): {rows} lines.",
        ),
        needs=("rows",),
        is_read=True,
    ),
    TrailKind(
        "trail.verify",
        Words(
            "{person} đã kiểm tra nhật ký đến niêm phong {subject} theo yêu cầu của {asked_by}: "
            "{links} bản ghi, {breaks} chỗ sai.",
            "{person} verified the trail up to seal {subject}, asked by {asked_by}: "
            "{links} records, {breaks} breaks.",
        ),
        needs=("asked_by", "links", "breaks"),
    ),
    TrailKind(
        "trail.accept_restore",
        Words(
            "{person} đã ghi nhận việc phục hồi dữ liệu: nhật ký nối tiếp sau niêm phong {subject}, "
            "mất {lost} niêm phong.",
            "{person} accepted a restore: the trail goes on after seal {subject}, {lost} seals are lost.",
        ),
        needs=("lost",),
    ),
    TrailKind(
        "person.forget",
        Words(
            "{person} đã xóa vĩnh viễn các giá trị cá nhân của {subject} trong nhật ký.",
            "{person} forgot the personal values of {subject} in the trail, for ever.",
        ),
    ),
)
for _kind in KINDS:
    register_kind(_kind)
