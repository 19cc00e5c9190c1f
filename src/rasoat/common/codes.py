"""Permanent codes of households, persons and villages: digits only, the last one a check digit.

A code is issuer (2 digits, 10-99: the installation, not the place), serial, Damm check digit. Its length
tells what it names. It carries no meaning, so nothing that happens to a household makes it wrong. The format,
with an example worked by hand, is in docs/codes.md.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words

# A totally anti-symmetric quasigroup of order 10 (H. Michael Damm, dissertation, Marburg 2004).
_DAMM: Final = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
_ZERO: Final = ord("0")
_ISSUERS: Final = range(10, 100)
_GROUPING: Final = str.maketrans("", "", " .-\u00a0\u202f")


class CodeKind(StrEnum):
    """What a code names."""

    VILLAGE = "village"
    HOUSEHOLD = "household"
    PERSON = "person"


SERIAL_DIGITS: Final = {CodeKind.VILLAGE: 6, CodeKind.HOUSEHOLD: 7, CodeKind.PERSON: 8}
_KIND_BY_LENGTH: Final = {digits + 3: kind for kind, digits in SERIAL_DIGITS.items()}
# Where a person puts a breath when reading the code aloud.
_GROUPS: Final = {
    CodeKind.VILLAGE: (2, 3, 3, 1),
    CodeKind.HOUSEHOLD: (2, 4, 3, 1),
    CodeKind.PERSON: (2, 4, 4, 1),
}
_NAMES: Final = {
    CodeKind.VILLAGE: Words("mã thôn", "village code"),
    CodeKind.HOUSEHOLD: Words("mã hộ", "household code"),
    CodeKind.PERSON: Words("mã thành viên", "person code"),
}


@dataclass(frozen=True, slots=True)
class Code:
    """A code taken apart."""

    kind: CodeKind
    issuer: int
    serial: int
    text: str


def damm(digits: str) -> int:
    """The Damm check digit of ``digits`` (0-9). Finds every wrong digit and every swap of two neighbours."""
    interim = 0
    for byte in digits.encode():
        interim = _DAMM[interim][byte - _ZERO]
    return interim


def household_code(issuer: int, serial: int) -> str:
    """The 10 digits of a household. ValueError outside issuer 10-99 or serial 1-9,999,999."""
    return make_code(CodeKind.HOUSEHOLD, issuer, serial)


def person_code(issuer: int, serial: int) -> str:
    """The 11 digits of a person. ValueError outside issuer 10-99 or serial 1-99,999,999."""
    return make_code(CodeKind.PERSON, issuer, serial)


def village_code(issuer: int, unit_id: int) -> str:
    """The 9 digits of a village; its serial is the permanent id of its unit."""
    return make_code(CodeKind.VILLAGE, issuer, unit_id)


def make_code(kind: CodeKind, issuer: int, serial: int) -> str:
    """Issuer, serial and check digit joined. ValueError when one is out of its range."""
    width = SERIAL_DIGITS[kind]
    if issuer not in _ISSUERS:
        raise ValueError(f"issuer {issuer} is not between 10 and 99")
    if not 1 <= serial < 10**width:
        raise ValueError(f"serial {serial} does not fit in {width} digits")
    body = f"{issuer}{serial:0{width}d}"
    return f"{body}{damm(body)}"


def is_valid_code(text: str) -> bool:
    """Whether ``text`` is a whole code: digits alone, a known length, the right check digit."""
    return _looks_like_code(text) and damm(text) == 0


def show_code(text: str) -> str:
    """The code in groups, as printed: 10 0012 345 8. ValueError when it is not a code."""
    if not is_valid_code(text):
        raise ValueError(f"{text!r} is not a code")
    groups, start = [], 0
    for size in _GROUPS[_KIND_BY_LENGTH[len(text)]]:
        groups.append(text[start : start + size])
        start += size
    return " ".join(groups)


def parse_code(text: str, kind: CodeKind, place: str) -> Code:
    """A code as a person typed it, grouped by spaces, dots or hyphens or not.

    Raises ``Refused`` with one problem that names ``place`` when it is not a code of ``kind``.
    """
    bare = text.translate(_GROUPING)
    if not _looks_like_code(bare) or _KIND_BY_LENGTH[len(bare)] is not kind:
        raise Refused([_wrong_shape(text, kind, place)])
    if damm(bare) != 0:
        raise Refused([_wrong_check(text, kind, place)])
    return Code(kind, int(bare[:2]), int(bare[2:-1]), bare)


def _looks_like_code(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) in _KIND_BY_LENGTH and text[0] != "0"


def _wrong_shape(text: str, kind: CodeKind, place: str) -> Problem:
    length, name = SERIAL_DIGITS[kind] + 3, _NAMES[kind]
    return Problem(
        "code.shape",
        place,
        Words(f"“{text}” không phải {name.vi}.", f"“{text}” is not a {name.en}."),
        Words(
            f"Ghi đủ {length} chữ số, chữ số đầu khác 0.",
            f"Write all {length} digits; the first is not 0.",
        ),
    )


def _wrong_check(text: str, kind: CodeKind, place: str) -> Problem:
    name = _NAMES[kind]
    return Problem(
        "code.check_digit",
        place,
        Words(
            f"“{text}” có chữ số sai hoặc đảo chỗ (chữ số kiểm tra không khớp).",
            f"“{text}” has a wrong or swapped digit (the check digit does not match).",
        ),
        Words(
            f"So lại {name.vi} với giấy tờ hoặc tra theo tên.",
            f"Compare the {name.en} with the paper, or look it up by name.",
        ),
    )
