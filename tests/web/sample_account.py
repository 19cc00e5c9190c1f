"""One's own account, devices and requests of two people, filled by hand."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from rasoat.common.words import Words
from rasoat.web.page_models.account import AccountPage, DeviceRow, PasskeyRow, SessionRow
from rasoat.web.qr import qr_picture

MORNING = datetime(2018, 11, 15, 1, 30, tzinfo=UTC)
CHROME = Words("Chrome · Windows", "Chrome · Windows")
ACCOUNT = AccountPage(
    login="an.nguyen",
    name="Nguyễn Văn Mẫu",
    must=False,
    has_app=True,
    passkeys=(PasskeyRow(1, "Máy ở nhà văn hóa", MORNING, None),),
    codes_left=7,
    sessions=(
        SessionRow(1, CHROME, "203.0.113.7", MORNING, here=True),
        SessionRow(2, CHROME, "203.0.113.9", MORNING, here=False),
    ),
    devices=(DeviceRow(1, "Điện thoại của An", "Bon Bù Bir, Xã Quảng Tín", date(2019, 1, 1), None),),
    may_add_device=True,
    season_end=date(2019, 1, 1),
)
BARE = AccountPage("chu.tich", "Trần Thị Mẫu", True, False, (), 0, ACCOUNT.sessions[:1])


@dataclass
class _Asker:
    full_name: str


@dataclass
class _Request:
    id: int
    subject_code: str
    asked_by: _Asker
    asked_by_id: int
    asked_at: datetime
    reason: str
    expires_at: datetime


REQUESTS = [
    _Request(1, "thon.1", _Asker("Lê Thị Mẫu"), 5, MORNING, "mất điện thoại", MORNING),
    _Request(2, "thon.2", _Asker("Nguyễn Văn Mẫu"), 9, MORNING, "điện thoại hỏng", MORNING),
]
TEXT = "rsf_" + "0123456789abcdef" * 4
DEVICE = {
    "token": ACCOUNT.devices[0],
    "text": TEXT,
    "picture": qr_picture(TEXT),
    "address": "https://rasoat.example/",
}
ACCOUNT_PAGES = {
    "account": ("account", {"page": ACCOUNT, "room": "account"}),
    "account-bare": ("account", {"page": BARE, "room": "account"}),
    "device": ("device", DEVICE),
    "two-people": ("two_people", {"requests": REQUESTS, "own": 9, "login": ""}),
}
