"""Slips with login and one-time code, eight a page, to be cut apart and handed out."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from rasoat.files.documents.render import render_pdf

FIRST_STEPS = (
    "Mở địa chỉ trên bằng trình duyệt của máy tính hoặc điện thoại.",
    "Gõ tên đăng nhập và mã dùng một lần (gõ mã vào ô mật khẩu).",
    "Tự chọn mật khẩu riêng, ít nhất 10 ký tự. Giữ kín; bỏ phiếu này đi.",
)
_MOST_TAGGED = 100


@dataclass(frozen=True, slots=True)
class AccountSlip:
    """One person's slip. ``code`` is readable on this paper and nowhere else."""

    name: str
    login: str
    code: str
    role: str
    area: str


def render_account_slips(
    slips: Sequence[AccountSlip],
    address: str,
    valid_until: date,
    *,
    created: datetime,
    marks: Sequence[str] = (),
) -> bytes:
    """The slips as PDF/A, in Vietnamese as papers are; up to 100 of them tagged for screen readers."""
    data = {
        "slips": [asdict(slip) for slip in slips],
        "address": address,
        "valid_until": f"{valid_until:%d/%m/%Y}",
        "steps": FIRST_STEPS,
        "marks": list(marks),
    }
    return render_pdf("account_slips", data, created=created, tagged=len(slips) <= _MOST_TAGGED)
