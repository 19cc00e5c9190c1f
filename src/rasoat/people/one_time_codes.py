"""One-time codes: digits printed on paper, which open an account until its owner has chosen a password.

A code is random and long (twelve digits), expires, and dies after a few failures; so a digest with a key
outside the database is enough, and 1,500 of them take no time (docs/decisions/0009-accounts.md).
"""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from rasoat.common.words import Words
from rasoat.people.models import OneTimeCode, User

DIGITS = 12
VALID_FOR = timedelta(days=30)
"""A slip travels from the province to a village by hand."""
MOST_FAILURES = 10


def one_time_code() -> str:
    """Twelve digits in groups: Vietnamese keyboards mangle letters while a password is typed blind."""
    digits = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    return "-".join(digits[start : start + 4] for start in range(0, DIGITS, 4))


def give_codes(people: Sequence[User], made_by: User) -> list[str]:
    """A fresh code for each person, in their order; what opened the account until now opens it no more.

    Part of a verb, which asks permission and writes the trail. The codes are nowhere to be read again.
    """
    codes, key, now = [one_time_code() for _ in people], _key(), timezone.now()
    for person in people:
        person.set_unusable_password()
        person.must_change_password = True
    User.objects.bulk_update(people, ["password", "must_change_password"], batch_size=500)
    OneTimeCode.objects.filter(person__in=people).delete()
    OneTimeCode.objects.bulk_create(
        OneTimeCode(
            person=person, mac=_mac(code, key), made_by=made_by, made_at=now, expires_at=now + VALID_FOR
        )
        for person, code in zip(people, codes, strict=True)
    )
    return codes


def opens(person: User, typed: str) -> bool:
    """Whether ``typed`` is the person's code and still good. A wrong try counts against the code."""
    digits = _digits(typed)
    if not person.must_change_password or digits is None:
        return False
    code = OneTimeCode.objects.filter(person=person).first()
    if code is None or code.expires_at <= timezone.now() or code.failures >= MOST_FAILURES:
        return False
    if hmac.compare_digest(code.mac, _mac(digits, _key())):
        return True
    OneTimeCode.objects.filter(pk=code.pk).update(failures=F("failures") + 1)
    return False


def why_not(login: str, typed: str) -> Words | None:
    """What to tell somebody whose code did not open the account; None when it is no code of ours.

    Only who holds a code that was really given out learns anything, and never whose account it is.
    """
    digits = _digits(typed)
    found = (
        OneTimeCode.objects.select_related("person").filter(mac=_mac(digits, _key())).first()
        if digits
        else None
    )
    if found is None:
        return None
    if found.person.login != login.strip().lower():
        return ANOTHERS
    if not found.person.is_active:
        return CLOSED
    if not found.person.must_change_password:
        return USED
    return EXPIRED if found.expires_at <= timezone.now() else EXHAUSTED


def _digits(typed: str) -> str | None:
    """The digits of a code, typed with or without its hyphens; None for anything else."""
    bare = "".join(typed.replace("-", " ").split())
    return bare if len(bare) == DIGITS and bare.isascii() and bare.isdigit() else None


def _key() -> bytes:
    return settings.KEYS.derived("personal", "one-time codes")


def _mac(code: str, key: bytes) -> str:
    return hmac.new(key, code.replace("-", "").encode(), hashlib.sha256).hexdigest()


ANOTHERS = Words(
    "Mã này được cấp cho tên đăng nhập khác. Hãy gõ đúng tên đăng nhập in trên cùng phiếu với mã.",
    "This code was given to another login. Type the login printed on the same slip.",
)
CLOSED = Words(
    "Tài khoản này đã khóa. Hãy hỏi người quản lý tài khoản của đơn vị.",
    "This account is closed. Ask who manages the accounts of your unit.",
)
USED = Words(
    "Mã này đã dùng rồi. Hãy đăng nhập bằng mật khẩu anh/chị đã chọn; nếu quên, xin cấp mã mới.",
    "This code has been used. Sign in with the password you chose; if you forgot it, ask for a new code.",
)
EXPIRED = Words(
    "Mã này đã hết hạn. Hãy xin người quản lý tài khoản của đơn vị cấp mã mới.",
    "This code has expired. Ask who manages the accounts of your unit for a new one.",
)
EXHAUSTED = Words(
    "Mã này đã bị khóa vì gõ sai nhiều lần. Hãy xin cấp mã mới.",
    "This code is locked after too many wrong tries. Ask for a new one.",
)
