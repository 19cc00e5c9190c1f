"""Keys that lie outside the database, so that whoever holds the database alone can neither forge nor read.

``trail`` seals the trail; ``personal`` wraps what is kept encrypted (personal values in the trail, secrets of
second factors). Each is 32 random bytes in a file of its own (mode 600), made once, never in a backup of the
database: docs/rooms/config.md says how they are kept.
"""

import base64
import hashlib
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from rasoat.config.environment import keep_secret

SIZE = 32


class Keys:
    """The keys below one folder; a key is made when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def derived(self, name: str, purpose: str) -> bytes:
        """32 bytes for one purpose, derived from the key ``name`` ("trail", "personal")."""
        return HKDF(SHA256(), SIZE, None, purpose.encode()).derive(self._secret(name))

    def fingerprint(self, name: str) -> str:
        """16 hexadecimal digits by which a key is told from another; it may be shown and stored."""
        return hashlib.sha256(b"fingerprint:" + self._secret(name)).hexdigest()[:16]

    def _secret(self, name: str) -> bytes:
        fresh = base64.b64encode(secrets.token_bytes(SIZE)).decode()
        return base64.b64decode(keep_secret(self.folder / name, fresh))
