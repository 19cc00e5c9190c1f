"""The directory of a ZIP archive, read strictly: what is unusual is refused, so that all readers agree.

Two programs that read one odd archive differently are the way past a guard. Here the end record must be
the last 22 bytes, directly after the directory, without the extensions for huge archives; that is what Excel,
LibreOffice and every library write. Layout: APPNOTE.TXT of PKWARE, sections 4.3.7, 4.3.12 and 4.3.16.
"""

import struct
from dataclasses import dataclass, replace
from typing import BinaryIO

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.files.guarding import words as say

_END = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_HUGE = 0xFFFFFFFF
_MOST_BYTES_AN_ENTRY = 512
_ENCRYPTED, _UTF8 = 0x1, 0x800
# Besides these two: how hard it was packed, and sizes that stand behind the data.
_KNOWN_FLAGS = _ENCRYPTED | 0x6 | 0x8 | _UTF8


@dataclass(frozen=True, slots=True)
class Entry:
    """One part: where its data start, its sizes as declared, how it is packed (0 stored, 8 deflated)."""

    name: str
    data_start: int
    packed_size: int
    size: int
    crc: int
    method: int
    flags: int

    @property
    def encrypted(self) -> bool:
        """Whether it is locked with a password."""
        return bool(self.flags & _ENCRYPTED)


def read_directory(stream: BinaryIO, name: str, size: int, most: int) -> list[Entry]:
    """Entries of an archive of ``size`` bytes; ``Refused`` when it is cut off, odd or has over ``most``."""
    try:
        count, directory_size, start = _end_record(stream, size)
        if count > most or directory_size > most * _MOST_BYTES_AN_ENTRY:
            raise Refused([_too_many(name, most)])
        stream.seek(start)
        directory = stream.read(directory_size)
        return [_with_data_start(stream, entry, size) for entry in _entries(directory, count)]
    except (struct.error, ValueError, IndexError):
        raise Refused([say.truncated(name)]) from None


def _end_record(stream: BinaryIO, size: int) -> tuple[int, int, int]:
    """Number of entries, size and start of the directory. ValueError when the end is not where it belongs."""
    end = size - _END.size
    if end < 0:
        raise ValueError("too short")
    stream.seek(end)
    mark, disk, first_disk, here, count, length, start, comment = _END.unpack(stream.read(_END.size))
    if mark != b"PK\x05\x06" or disk or first_disk or comment or here != count:
        raise ValueError("no end record")
    if start + length != end:
        raise ValueError("directory is not before its end")
    return count, length, start


def _entries(directory: bytes, count: int) -> list[Entry]:
    entries, at = [], 0
    for _ in range(count):
        entry, at = _entry(directory, at)
        entries.append(entry)
    if at != len(directory):
        raise ValueError("directory longer than its entries")
    return entries


def _entry(directory: bytes, at: int) -> tuple[Entry, int]:
    """The entry at ``at``, its data start being still that of its local header, and where the next begins."""
    fields = _CENTRAL.unpack_from(directory, at)
    mark, flags, method, crc, packed, size = (fields[place] for place in (0, 3, 4, 7, 8, 9))
    name_length, extra, comment, start = *fields[10:13], fields[16]
    if mark != b"PK\x01\x02" or _HUGE in (packed, size, start) or flags & ~_KNOWN_FLAGS:
        raise ValueError("not an entry")
    at += _CENTRAL.size
    name = _decoded(directory[at : at + name_length], flags)
    following = at + name_length + extra + comment
    return Entry(name, start, packed, size, crc, method, flags), following


def _with_data_start(stream: BinaryIO, entry: Entry, archive_size: int) -> Entry:
    """The data start after the local header, whose variable parts may be longer than the directory's."""
    stream.seek(entry.data_start)
    fields = _LOCAL.unpack(stream.read(_LOCAL.size))
    mark, flags, method, name_length, extra = (fields[place] for place in (0, 2, 3, 9, 10))
    if mark != b"PK\x03\x04" or method != entry.method or (flags ^ entry.flags) & _ENCRYPTED:
        raise ValueError("no local header")
    if _decoded(stream.read(name_length), flags) != entry.name:
        raise ValueError("two names for one part")
    start = entry.data_start + _LOCAL.size + name_length + extra
    if start + entry.packed_size > archive_size:
        raise ValueError("data past the end")
    return replace(entry, data_start=start)


def _decoded(name: bytes, flags: int) -> str:
    return name.decode("utf-8" if flags & _UTF8 else "cp437")


def _too_many(name: str, most: int) -> Problem:
    return say.bomb(
        name,
        Words(f"Tệp chứa quá {most:,} phần.".replace(",", "."), f"The file holds more than {most:,} parts."),
    )
