"""Repairs of how something is written. What was written is kept beside, letter by letter."""

from collections.abc import Callable
from enum import StrEnum
from unicodedata import normalize

from rasoat.common.names import tidy
from rasoat.common.words import Words
from rasoat.files.old_letters import old_letters


class Repair(StrEnum):
    """One thing that was put right, or taken in a way that should be known."""

    OLD_LETTERS = "old_letters"
    COMPOSED = "composed"
    TIDIED = "tidied"
    NAME_CASE = "name_case"
    SPELLING = "spelling"
    YEAR_ONLY = "year_only"
    LEADING_ZEROS = "leading_zeros"
    MEANING = "meaning"
    MARK = "mark"
    FROM_ADDRESS = "from_address"
    FROM_BAND = "from_band"
    FROM_MERGED = "from_merged"


REPAIR_WORDS = {
    Repair.OLD_LETTERS: Words("Chuyển từ phông chữ cũ sang Unicode.", "Converted from an old encoding."),
    Repair.COMPOSED: Words("Chuyển Unicode tổ hợp thành dựng sẵn.", "Letters and marks were joined."),
    Repair.TIDIED: Words("Bỏ khoảng trắng thừa, sửa dấu nháy.", "Spaces and apostrophes were tidied."),
    Repair.NAME_CASE: Words("Sửa chữ hoa, chữ thường của tên.", "Upper and lower case of the name."),
    Repair.SPELLING: Words("Thống nhất cách viết tên.", "The usual spelling of the name."),
    Repair.YEAR_ONLY: Words("Chỉ có năm sinh; giữ nguyên là năm.", "The year alone is known, and stays so."),
    Repair.LEADING_ZEROS: Words("Trả lại số 0 ở đầu mà bảng tính đã bỏ.", "Leading zeros given back."),
    Repair.MEANING: Words("Hiểu theo khai báo của người nhập.", "Taken as the person importing said."),
    Repair.MARK: Words("Hiểu theo cột được đánh dấu.", "Taken from the column that is marked."),
    Repair.FROM_ADDRESS: Words("Lấy từ địa chỉ.", "Taken from the address."),
    Repair.FROM_BAND: Words(
        "Lấy từ dòng tiêu đề thôn phía trên.", "Taken from the heading of the block above."
    ),
    Repair.FROM_MERGED: Words("Lấy từ ô gộp theo chiều dọc.", "Taken from cells merged downwards."),
}
Repairs = tuple[Repair, ...]


def repaired(text: str) -> tuple[str, Repairs]:
    """The text as it is meant, and what was done to it."""
    done: list[Repair] = []
    old = old_letters(text)
    steps: tuple[tuple[Repair, Callable[[str], str]], ...] = (
        (Repair.OLD_LETTERS, lambda written: old.meant if old else written),
        (Repair.COMPOSED, lambda written: normalize("NFC", written)),
        (Repair.TIDIED, tidy),
    )
    for repair, step in steps:
        after = step(text)
        if after != text:
            done.append(repair)
        text = after
    return text, tuple(done)


def name_case(name: str) -> str:
    """A person's name with a capital at each word, where it is written otherwise: NGUYỄN văn an.

    After the apostrophe of H'Lan and K'Rang a capital follows. HLan and KRang keep theirs.
    """
    shouted = name.isupper()
    return " ".join(_word_case(word, shouted=shouted) for word in name.split())


def _word_case(word: str, *, shouted: bool) -> str:
    first, apostrophe, rest = word.partition("'")
    if apostrophe and len(first) <= 2 and rest:
        return f"{first.capitalize()}'{_word_case(rest, shouted=shouted)}"
    if "-" in word:
        return "-".join(_word_case(part, shouted=shouted) for part in word.split("-"))
    prefixed = (
        not shouted and len(word) > 2 and word[0] in "HKY" and word[:2].isupper() and word[2:].islower()
    )
    return word if prefixed else word[:1].upper() + word[1:].lower()
