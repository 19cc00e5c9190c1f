"""The keys as one file locked by a passphrase, to be kept apart from the backups."""

import json
import os
import secrets
from datetime import UTC, datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words

BEGINS = b"RASOAT KEYS 1\n"
SALT, NONCE = 16, 12
SHORTEST = 12
"""Letters of a passphrase: whoever finds the file may try as many as they like."""


def export_keys(keys: Path, file: Path, passphrase: str) -> list[str]:
    """Write every key of the folder into ``file``, which must not exist; their names. Raises ``Refused``."""
    if len(passphrase) < SHORTEST:
        raise Refused([Problem("keys.short_passphrase", str(file), SHORT, LONGER)])
    found = {path.name: path.read_text(encoding="ascii") for path in sorted(keys.glob("*")) if path.is_file()}
    salt, nonce = secrets.token_bytes(SALT), secrets.token_bytes(NONCE)
    locked = AESGCM(_lock(passphrase, salt)).encrypt(nonce, json.dumps(found).encode(), BEGINS)
    try:
        _write_new(file, BEGINS + salt + nonce + locked)
    except FileExistsError:
        raise Refused([Problem("keys.file_exists", str(file), EXISTS, OTHER_NAME)]) from None
    return list(found)


def import_keys(keys: Path, file: Path, passphrase: str, *, replace: bool = False) -> list[str]:
    """Put the keys of ``file`` in place; their names. Raises ``Refused`` for a wrong passphrase or file.

    A key that is there and different is kept aside with ``replace``, else the file is refused.
    """
    found = _unlocked(file, passphrase)
    different = [name for name, text in found.items() if _differs(keys / name, text)]
    if different and not replace:
        raise Refused(
            [Problem("keys.other_key", str(keys / name), OTHER_KEY, SAY_REPLACE) for name in different]
        )
    keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in different:
        (keys / name).rename(keys.with_name(f"{keys.name}-{name}.before-{datetime.now(UTC):%Y%m%d-%H%M%S}"))
    for name, text in found.items():
        if not (keys / name).exists():
            _write_new(keys / name, text.encode("ascii"))
    return list(found)


def _unlocked(file: Path, passphrase: str) -> dict[str, str]:
    whole = file.read_bytes()
    if not whole.startswith(BEGINS):
        raise Refused([Problem("keys.no_file_of_keys", str(file), NO_KEYS, OTHER_FILE)])
    rest = whole.removeprefix(BEGINS)
    salt, nonce, locked = rest[:SALT], rest[SALT : SALT + NONCE], rest[SALT + NONCE :]
    try:
        said: dict[str, str] = json.loads(AESGCM(_lock(passphrase, salt)).decrypt(nonce, locked, BEGINS))
    except (InvalidTag, ValueError):
        raise Refused([Problem("keys.wrong_passphrase", str(file), WRONG, TYPE_AGAIN)]) from None
    return said


def _lock(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=2**16, r=8, p=1).derive(passphrase.encode())


def _differs(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="ascii") != text


def _write_new(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


SHORT = Words(f"Mật khẩu ngắn hơn {SHORTEST} ký tự.", f"The passphrase has fewer than {SHORTEST} letters.")
LONGER = Words("Dùng một câu dài dễ nhớ.", "Use a long sentence that is easy to remember.")
EXISTS = Words("Tệp đã có.", "The file exists.")
OTHER_NAME = Words("Đặt tên khác.", "Choose another name.")
NO_KEYS = Words("Đây không phải tệp khóa của Rà Soát.", "This is no file of keys of Rà Soát.")
OTHER_FILE = Words(
    "Chọn tệp do rasoat keys export ghi ra.", "Choose a file that rasoat keys export has written."
)
WRONG = Words("Mật khẩu sai hoặc tệp bị hỏng.", "The passphrase is wrong or the file is damaged.")
TYPE_AGAIN = Words(
    "Nhập lại, hoặc dùng bản thứ hai của tệp.", "Type it again, or use the second copy of the file."
)
OTHER_KEY = Words("Máy này đang có khóa khác.", "This machine has another key.")
SAY_REPLACE = Words(
    "Thêm --replace nếu dữ liệu hiện có không cần nữa; khóa cũ được để sang bên.",
    "Add --replace when the present data are not needed; the old key is kept aside.",
)
