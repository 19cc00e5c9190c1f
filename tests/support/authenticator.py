"""An authenticator app for tests: RFC 6238 in the plain, apart from the library that checks its codes."""

import base64
import hashlib
import hmac
import struct
import time


def code_of(secret: str, *, seconds_off: float = 0) -> str:
    """Six digits of a base-32 secret on a telephone whose clock is ``seconds_off``."""
    counter = int((time.time() + seconds_off) // 30)
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", counter), hashlib.sha1)
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
