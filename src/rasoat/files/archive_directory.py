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
from rasoat.files import guard_words as say

_END = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_HUGE = 0xFFFFFFFF
_MOST_BYTES_AN_ENTRY = 512


@dataclass(frozen=True, slots=True)
class Entry:
    """One part: where its data start, its sizes as declared, how it is packed (0 stored, 8 deflated)."""

    name: str
    data_start: int
    packed_size: int
    size: int
    crc: int
    method: int
    encrypted: bool


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
    if mark != b"PK\x01\x02" or _HUGE in (packed, size, start):
        raise ValueError("not an entry")
    at += _CENTRAL.size
    name = directory[at : at + name_length].decode("utf-8" if flags & 0x800 else "cp437")
    following = at + name_length + extra + comment
    return Entry(name, start, packed, size, crc, method, bool(flags & 1)), following


def _with_data_start(stream: BinaryIO, entry: Entry, archive_size: int) -> Entry:
    """The data start after the local header, whose variable parts may be longer than the directory's."""
    stream.seek(entry.data_start)
    fields = _LOCAL.unpack(stream.read(_LOCAL.size))
    if fields[0] != b"PK\x03\x04" or fields[3] != entry.method:
        raise ValueError("no local header")
    start = entry.data_start + _LOCAL.size + fields[9] + fields[10]
    if start + entry.packed_size > archive_size:
        raise ValueError("data past the end")
    return replace(entry, data_start=start)


def _too_many(name: str, most: int) -> Problem:
    return say.bomb(
        name,
        Words(f"Tệp chứa quá {most:,} phần.".replace(",", "."), f"The file holds more than {most:,} parts."),
    )
