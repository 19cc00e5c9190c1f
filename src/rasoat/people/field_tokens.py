"""Field tokens: a device names itself and shows its token; it may collect in its area, and nothing else."""

import datetime as dt
import hashlib
import secrets
from dataclasses import replace

from django.http import HttpRequest
from django.utils import timezone

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.models import FieldToken
from rasoat.people.queries import as_holder, assignments_on
from rasoat.people.sign_in_trail import keep
from rasoat.places.installation import today

ADDRESSES = "/api/field/"
"""Only below this a token is asked for, and nothing else opens it."""
COLLECT = "survey.collect"
VERBS = frozenset({COLLECT, "household.read"})
MARK = "rsf_"
"""Every token begins so: found by whoever searches logs or photographs for leaked ones."""
DEVICE_LETTERS = 80
BETWEEN_NOTES = dt.timedelta(minutes=10)


def fresh() -> tuple[str, bytes]:
    """A new token and the digest that is kept of it."""
    text = MARK + secrets.token_hex(32)
    return text, digest_of(text)


def digest_of(text: str) -> bytes:
    """SHA-256; a token is random, so that no slow hash is needed."""
    return hashlib.sha256(text.encode()).digest()


def acting_by_token(request: HttpRequest) -> ActingUser:
    """Who acts by ``Authorization: Bearer …`` on the device that ``X-Device`` names.

    Raises ``Refused``: no token, one that is unknown, over or revoked, an account that is closed, another
    device than the first.
    """
    token = _known(request.headers.get("Authorization", ""))
    _same_device(token, request.headers.get("X-Device", "").strip()[:DEVICE_LETTERS])
    who = as_holder(token.assignment, today())
    return replace(who, verbs=who.verbs & VERBS)


def _known(header: str) -> FieldToken:
    scheme, _, text = header.partition(" ")
    found = FieldToken.objects.filter(digest=digest_of(text.strip())).select_related("person", "assignment")
    token = found.first() if scheme.lower() == "bearer" else None
    day = today()
    if token is None or not token.person.is_active:
        raise Refused([Problem("token.unknown", "Authorization", UNKNOWN, NEW_ONE)])
    if token.revoked_at or token.valid_to <= day:
        raise Refused([Problem("token.over", token.name, OVER, NEW_ONE)])
    if token.assignment not in assignments_on(token.person, day):
        raise Refused([Problem("token.no_role", token.name, NO_ROLE, ASK_OFFICE)])
    return token


def _same_device(token: FieldToken, device: str) -> None:
    """The first device that comes keeps the token; of two at once the database lets one."""
    if not device:
        raise Refused([Problem("token.no_device", "X-Device", NO_DEVICE, UPDATE)])
    now = timezone.now()
    if not token.device and FieldToken.objects.filter(pk=token.pk, device="").update(
        device=device, used_at=now
    ):
        return
    token.refresh_from_db(fields=["device"])
    if token.device != device:
        keep("token.second_device", token.person, token=token.name)
        raise Refused([Problem("token.second_device", token.name, SECOND, NEW_ONE)])
    if token.used_at is None or now - token.used_at > BETWEEN_NOTES:
        FieldToken.objects.filter(pk=token.pk).update(used_at=now)


UNKNOWN = Words("Mã thiết bị không đúng.", "This device token is not known.")
NEW_ONE = Words(
    "Vào “Tài khoản của tôi” lập mã mới rồi quét lại.", "Make a new one in “My account” and scan it."
)
OVER = Words("Mã thiết bị đã hết hạn hoặc bị thu hồi.", "This device token is over or was revoked.")
NO_ROLE = Words("Phân công gắn với mã này đã kết thúc.", "The assignment of this token has ended.")
ASK_OFFICE = Words("Hỏi công chức cấp xã.", "Ask the commune's officer.")
NO_DEVICE = Words("Thiết bị chưa xưng tên.", "The device does not say which it is.")
UPDATE = Words("Cập nhật ứng dụng rồi thử lại.", "Update the application, then try again.")
SECOND = Words("Mã này đang dùng trên thiết bị khác.", "This token is in use on another device.")
