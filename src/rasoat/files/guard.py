"""The guard: looks at a workbook's archive before any reader may open it.

A small file can unpack to gigabytes, and what its directory says of the sizes may be a lie. So the guard
reads the directory itself, inflates every part in small pieces, counts, and stops at the limit. It needs less
than a second and a few megabytes whatever it is given. Nothing is written and nothing is kept.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.files.guarding import words as say
from rasoat.files.guarding.contents import content_notes, wrong_program
from rasoat.files.guarding.directory import Entry, read_directory
from rasoat.files.kinds import FileKind, sniff
from rasoat.files.sources import Source, open_source, source_sha256, source_size

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Limits:
    """What a workbook may be at most; sizes in bytes."""

    size: int = 50_000_000
    unpacked: int = 200_000_000
    ratio: int = 100
    # Below this a high ratio is harmless: a page of equal cells is small when unpacked.
    ratio_matters_above: int = 1_000_000
    entries: int = 2_000


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Guarded:
    """A workbook that passed: sizes in bytes, its hash, the names of its parts, what is left out of it."""

    file: str
    size: int
    unpacked: int
    sha256: str
    parts: tuple[str, ...]
    notes: tuple[Problem, ...]


def guard_workbook(source: Source, name: str, limits: Limits = LIMITS) -> Guarded:
    """Let ``source`` pass as an .xlsx workbook, or raise ``Refused`` with the reason and the way out.

    ``name`` is the file's name as its owner knows it; it stands in every fault.
    """
    size = source_size(source)
    if size > limits.size:
        raise Refused([say.too_large(name, size, limits.size)])
    if (kind := sniff(source)) is not FileKind.ZIP:
        raise Refused([say.kind_problem(kind, name)])
    with open_source(source) as stream:
        entries = read_directory(stream, name, size, limits.entries)
        _check_entries(entries, name)
        unpacked = _count_all(stream, entries, name, limits)
    names = tuple(entry.name for entry in entries)
    return Guarded(name, size, unpacked, source_sha256(source), names, tuple(content_notes(names, name)))


def _check_entries(entries: list[Entry], name: str) -> None:
    """Everything the directory alone can tell."""
    names = [entry.name for entry in entries]
    if problem := wrong_program(names, name):
        raise Refused([problem])
    if any(entry.encrypted for entry in entries):
        raise Refused([say.kind_problem(FileKind.ENCRYPTED, name)])
    if any(_leaves_the_archive(part) for part in names):
        what = Words("Tệp chứa đường dẫn trỏ ra ngoài chính nó.", "The file holds paths that lead out of it.")
        raise Refused([say.unsafe(name, what)])
    if len({part.casefold() for part in names}) < len(names):
        what = Words("Tệp chứa hai phần cùng tên.", "The file holds two parts of one name.")
        raise Refused([say.unsafe(name, what)])
    if any(entry.method not in (0, 8) for entry in entries):
        what = Words(
            "Tệp được nén theo cách Excel không dùng.", "The file is packed in a way Excel does not use."
        )
        raise Refused([say.unsafe(name, what)])


def _leaves_the_archive(part: str) -> bool:
    steps = part.replace("\\", "/").split("/")
    return part.startswith("/") or "\\" in part or ".." in steps or ":" in steps[0] or "\0" in part


def _count_all(stream: BinaryIO, entries: list[Entry], name: str, limits: Limits) -> int:
    """Bytes of all parts, counted by unpacking them; stops at the first limit."""
    total = 0
    for entry in entries:
        total += _count(stream, entry, name, limits, limits.unpacked - total)
    return total


def _count(stream: BinaryIO, entry: Entry, name: str, limits: Limits, left: int) -> int:
    allowed = max(entry.packed_size * limits.ratio, limits.ratio_matters_above)
    count, checksum = 0, 0
    watch = _DoctypeWatch(entry.name, name)
    for piece in _unpacked(stream, entry, name):
        count += len(piece)
        checksum = zlib.crc32(piece, checksum)
        if count > left:
            raise Refused([_too_much(name, limits)])
        if count > allowed:
            raise Refused([_too_dense(name, limits)])
        watch.see(piece)
    if checksum != entry.crc or count != entry.size:
        raise Refused([say.truncated(name)])
    return count


def _unpacked(stream: BinaryIO, entry: Entry, name: str) -> Iterator[bytes]:
    """The content of a part in pieces of at most 64 kB, however densely it is packed."""
    stream.seek(entry.data_start)
    left = entry.packed_size
    inflater = zlib.decompressobj(-zlib.MAX_WBITS) if entry.method else None
    try:
        while left > 0 and (packed := stream.read(min(_CHUNK, left))):
            left -= len(packed)
            if inflater is None:
                yield packed
                continue
            while packed and not inflater.eof:
                yield inflater.decompress(packed, _CHUNK)
                packed = inflater.unconsumed_tail
        while inflater is not None and (rest := inflater.decompress(b"", _CHUNK)):
            yield rest
    except zlib.error:
        raise Refused([say.truncated(name)]) from None


def _too_much(name: str, limits: Limits) -> Problem:
    most = limits.unpacked // 1_000_000
    return say.bomb(
        name,
        Words(f"Tệp bung ra quá {most} MB khi mở.", f"The file unpacks to more than {most} MB."),
    )


def _too_dense(name: str, limits: Limits) -> Problem:
    return say.bomb(
        name,
        Words(
            f"Một phần của tệp bung ra hơn {limits.ratio} lần khi mở: tệp hỏng hoặc cố ý gây quá tải.",
            f"A part of the file unpacks to more than {limits.ratio} times its size: damaged or hostile.",
        ),
    )


class _DoctypeWatch:
    """Refuses a part that declares a document type: no workbook does, and entities hide behind it."""

    _MARKS = (b"<!DOCTYPE", b"<!ENTITY")

    def __init__(self, part: str, name: str) -> None:
        self._is_xml = part.lower().endswith((".xml", ".rels", ".vml"))
        self._name = name
        self._start, self._tail = True, b""

    def see(self, piece: bytes) -> None:
        if not self._is_xml or not piece:
            return
        window = self._tail + piece
        # Parts in UTF-16 would hide the words looked for; office programs write UTF-8.
        hidden = self._start and (window[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in window[:4])
        if hidden or any(mark in window for mark in self._MARKS):
            what = Words(
                "Tệp chứa khai báo XML không được phép.", "The file holds XML declarations that are refused."
            )
            raise Refused([say.unsafe(self._name, what)])
        self._start, self._tail = False, window[-16:]
