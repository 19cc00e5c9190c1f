"""What the readers are given: a file on disk or its bytes."""

import hashlib
import io
from pathlib import Path
from typing import BinaryIO

Source = Path | bytes
_CHUNK = 1 << 20


def open_source(source: Source) -> BinaryIO:
    """The bytes of ``source`` as a stream that can seek; the caller closes it."""
    return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")


def source_size(source: Source) -> int:
    """Its length in bytes."""
    return len(source) if isinstance(source, bytes) else source.stat().st_size


def source_sha256(source: Source) -> str:
    """SHA-256 of its bytes, in hexadecimal."""
    digest = hashlib.sha256()
    with open_source(source) as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
