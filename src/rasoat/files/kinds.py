"""What a file is by its content; its name is never believed."""

import re
from enum import StrEnum

from rasoat.files.sources import Source, open_source

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_HEAD = 4096
_CHUNK = 1 << 20


class FileKind(StrEnum):
    """The kinds people hand in when a workbook is asked for."""

    EMPTY = "empty"
    ZIP = "zip"  # an .xlsx as far as one can tell without opening it
    ENCRYPTED = "encrypted"
    OLD_EXCEL = "old_excel"
    OLD_WORD = "old_word"
    HTML = "html"
    XML = "xml"
    PDF = "pdf"
    PICTURE = "picture"
    ARCHIVE = "archive"
    TEXT = "text"  # CSV, as far as one can tell
    UNKNOWN = "unknown"


_SIGNATURES = (
    (b"PK\x03\x04", FileKind.ZIP),
    (b"PK\x05\x06", FileKind.ZIP),
    (b"%PDF", FileKind.PDF),
    (b"\x89PNG", FileKind.PICTURE),
    (b"\xff\xd8\xff", FileKind.PICTURE),
    (b"GIF8", FileKind.PICTURE),
    (b"Rar!", FileKind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", FileKind.ARCHIVE),
    (b"\x1f\x8b", FileKind.ARCHIVE),
    (b"\x09\x08\x10\x00", FileKind.OLD_EXCEL),
)
_STREAMS = (
    ("EncryptedPackage", FileKind.ENCRYPTED),
    ("WordDocument", FileKind.OLD_WORD),
    ("Workbook", FileKind.OLD_EXCEL),
    ("Book", FileKind.OLD_EXCEL),
)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_HTML_START = re.compile(
    rb"(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|style|div)\b", re.I | re.S
)
_XML_START = re.compile(rb"<\?xml\b|<\w+:?Workbook\b", re.I)
# Bytes that no text in a one-byte or UTF-8 encoding holds.
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def sniff(source: Source) -> FileKind:
    """The kind of ``source``, from its first bytes; for an OLE container, from the streams it names."""
    with open_source(source) as stream:
        head = stream.read(_HEAD)
    if not head.strip(b"\0 \r\n\t"):
        return FileKind.EMPTY
    if head.startswith(_OLE):
        return _ole_kind(source)
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    return _text_kind(head)


def _text_kind(head: bytes) -> FileKind:
    if head.startswith(_UTF16_MARKS) or _is_bare_utf16(head):
        return FileKind.TEXT
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _HTML_START.match(text):
        return FileKind.HTML
    if _XML_START.match(text):
        return FileKind.HTML if b"<html" in text.lower() else FileKind.XML
    return FileKind.UNKNOWN if _NOT_TEXT.search(head) else FileKind.TEXT


def _is_bare_utf16(head: bytes) -> bool:
    """Without its mark, UTF-16 shows by a NUL in every second place."""
    return (
        any(head[start::2].count(0) * 2 > len(head) // 2 for start in (0, 1))
        and head.count(0) * 4 < len(head) * 3
    )


def _ole_kind(source: Source) -> FileKind:
    """Streams of an OLE container are named in UTF-16 in its directory, which may lie anywhere."""
    found: set[FileKind] = set()
    with open_source(source) as stream:
        tail = b""
        while chunk := stream.read(_CHUNK):
            window = tail + chunk
            found |= {kind for name, kind in _STREAMS if name.encode("utf-16-le") in window}
            tail = window[-64:]
    return next((kind for _, kind in _STREAMS if kind in found), FileKind.UNKNOWN)
