"""Identity numbers: the personal identification number (12 digits) and the old identity card (9 digits).

The 12 digits are province of birth registration (3), sex and century (1), birth year (2), random (6); no
check digit. This structure is ``recalled`` (NĐ 137/2015/NĐ-CP, art. 13), so it only ever warns. The province
of birth is not the province of residence and is not compared with it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rasoat.common.problems import Problem, Refused, Severity
from rasoat.common.words import Words

# Province codes run from 001 to 096 with gaps; the full list was not at hand (``recalled``).
_PROVINCES: Final = range(1, 97)
_FIRST_CENTURY: Final = 1900
_SHOWN: Final = 3
_IGNORED: Final = str.maketrans("", "", " .-\u00a0\u202f'’")


class IdentityKind(StrEnum):
    """Which of the two numbers it is."""

    PERSONAL_NUMBER = "personal_identification_number"
    OLD_CARD = "identity_card_number"


@dataclass(frozen=True, slots=True)
class Identity:
    """A number that can stand, with warnings for a person to look at."""

    number: str
    kind: IdentityKind
    warnings: tuple[Problem, ...] = ()


def parse_identity(
    text: str, *, place: str, female: bool | None = None, birth_year: int | None = None
) -> Identity:
    """The number as typed, spaces and dots left out, compared with sex and birth year where these are known.

    Raises ``Refused`` with one problem that names ``place`` when it has neither 12 nor 9 digits.
    """
    number = text.translate(_IGNORED)
    if not (number.isascii() and number.isdigit() and len(number) in (9, 12)):
        raise Refused([_wrong_length(text, number, place)])
    if len(number) == 9:
        return Identity(number, IdentityKind.OLD_CARD)
    doubts = [_province_doubt(number, place)]
    doubts.append(_sex_doubt(number, female, place))
    doubts.append(_year_doubt(number, birth_year, place))
    return Identity(number, IdentityKind.PERSONAL_NUMBER, tuple(doubt for doubt in doubts if doubt))


def mask(number: str) -> str:
    """The number with all but its last three digits hidden, for screens and lists."""
    return "•" * max(len(number) - _SHOWN, 0) + number[-_SHOWN:]


def sex_in_number(number: str) -> bool:
    """Whether the twelve digits say female: the fourth digit is odd."""
    return int(number[3]) % 2 == 1


def birth_year_in_number(number: str) -> int:
    """The birth year the twelve digits say; the fourth digit gives the century, from 1900 on."""
    return _FIRST_CENTURY + int(number[3]) // 2 * 100 + int(number[4:6])


def _province_doubt(number: str, place: str) -> Problem | None:
    if int(number[:3]) in _PROVINCES:
        return None
    return _warning(
        "identity.province",
        place,
        Words(
            f"ba chữ số đầu {number[:3]} không phải mã tỉnh nơi đăng ký khai sinh.",
            f"the first three digits, {number[:3]}, are not a province of birth registration.",
        ),
    )


def _sex_doubt(number: str, female: bool | None, place: str) -> Problem | None:
    if female is None or female == sex_in_number(number):
        return None
    said = Words("nữ", "female") if sex_in_number(number) else Words("nam", "male")
    return _warning(
        "identity.sex",
        place,
        Words(
            f"số định danh cho biết giới tính {said.vi}, khác với phần đã ghi.",
            f"the identification number says {said.en}, which differs from what is written.",
        ),
    )


def _year_doubt(number: str, birth_year: int | None, place: str) -> Problem | None:
    said = birth_year_in_number(number)
    if birth_year is None or birth_year == said:
        return None
    return _warning(
        "identity.birth_year",
        place,
        Words(
            f"số định danh cho biết năm sinh {said}, phần đã ghi là {birth_year}.",
            f"the identification number says born in {said}, but {birth_year} is written.",
        ),
    )


def _warning(rule: str, place: str, what: Words) -> Problem:
    remedy = Words("So lại với giấy tờ của người này.", "Compare with this person's papers.")
    return Problem(rule, place, what, remedy, Severity.WARNING)


def _wrong_length(text: str, number: str, place: str) -> Problem:
    what = Words(
        f"“{text}” không phải số định danh (12 chữ số) hay số CMND (9 chữ số).",
        f"“{text}” is neither an identification number (12 digits) nor an old card number (9 digits).",
    )
    remedy = Words(
        "Ghi đủ chữ số; để trống nếu chưa có giấy tờ.",
        "Write every digit; leave it empty when there is no paper.",
    )
    if number.isdigit() and len(number) in (8, 11):
        remedy = Words(
            "Có thể bảng tính đã bỏ số 0 ở đầu: định dạng ô là văn bản rồi ghi lại.",
            "The spreadsheet may have dropped a leading 0: format the cell as text and write it again.",
        )
    return Problem("identity.length", place, what, remedy)
