"""How signing in, and what protects an account, read in the trail."""

from rasoat.common.words import Words
from rasoat.people.trail_kinds import TrailKind

KINDS = (
    TrailKind(
        "signin.done", Words("{subject} đã đăng nhập ({how}).", "{subject} signed in ({how})."), ("how",)
    ),
    TrailKind("signin.ended", Words("{subject} đã đăng xuất.", "{subject} signed out.")),
    TrailKind("signin.failed", Words("{subject}: mật khẩu sai.", "{subject}: a wrong password.")),
    TrailKind(
        "signin.locked",
        Words(
            "{subject} bị tạm khóa đăng nhập vì sai mật khẩu nhiều lần.",
            "{subject} was shut out for a time after many wrong passwords.",
        ),
    ),
    TrailKind(
        "factor.failed",
        Words(
            "{subject}: mã xác nhận bước thứ hai sai ({kind}).",
            "{subject}: a wrong code of the second factor ({kind}).",
        ),
        ("kind",),
    ),
    TrailKind(
        "factor.add",
        Words(
            "{subject} đã thêm bước xác nhận thứ hai ({kind}).", "{subject} added a second factor ({kind})."
        ),
        ("kind",),
    ),
    TrailKind(
        "factor.remove",
        Words(
            "{subject} đã bỏ bước xác nhận thứ hai ({kind}).", "{subject} removed a second factor ({kind})."
        ),
        ("kind",),
    ),
    TrailKind(
        "person.own_password", Words("{person} đã đổi mật khẩu của mình.", "{person} changed their password.")
    ),
    TrailKind(
        "factor.reset_asked",
        Words(
            "{person} đề nghị bỏ bước xác nhận thứ hai của {subject}.",
            "{person} asked that the second factor of {subject} be taken off.",
        ),
        ("asked_by",),
    ),
    TrailKind(
        "factor.reset",
        Words(
            "{person} xác nhận đề nghị của {asked_by}: bỏ bước xác nhận thứ hai của {subject}.",
            "{person} confirmed what {asked_by} asked for: the second factor of {subject} is off.",
        ),
        ("asked_by",),
    ),
    TrailKind(
        "factor.reset_declined",
        Words(
            "{person} không đồng ý đề nghị của {asked_by} về bước xác nhận thứ hai của {subject}.",
            "{person} declined what {asked_by} asked for: the second factor of {subject} stays.",
        ),
        ("asked_by",),
    ),
    TrailKind(
        "token.issue",
        Words(
            "{person} đã lập mã cho thiết bị {token}, dùng đến trước ngày {valid_to}.",
            "{person} made a token for the device {token}, good until before {valid_to}.",
        ),
        ("token", "valid_to"),
    ),
    TrailKind(
        "token.revoke",
        Words(
            "{person} đã thu hồi mã thiết bị {token} của {subject}.",
            "{person} revoked the token of device {token} of {subject}.",
        ),
        ("token",),
    ),
    TrailKind(
        "token.second_device",
        Words(
            "Mã thiết bị {token} của {subject} bị dùng trên một thiết bị khác và đã bị từ chối.",
            "The token of device {token} of {subject} was tried on another device and refused.",
        ),
        ("token",),
    ),
    TrailKind(
        "session.end",
        Words(
            "{person} đã dừng {count} phiên đăng nhập của {subject}.",
            "{person} ended {count} sessions of {subject}.",
        ),
        ("count",),
    ),
)
