"""Vietnamese in the encodings from before Unicode: known when met, and turned into Unicode.

TCVN3 (the .VnTime fonts; TCVN 5712:1993, third set) puts each letter on one byte, VNI (the VNI-Times fonts)
writes the mark as a letter of its own after the vowel. As Western text, "Nguyễn" is "NguyÔn" or "Nguyeãn".
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# Bytes A1 to FE of TCVN 5712, third set; ~ stands for a place the fonts do not use.
_TCVN3 = "ĂÂÊÔƠƯĐăâêôơưđ~~~~~~àảãáạ~ằẳẵắ~~~~~~~ặầẩẫấậè~ẻẽéẹềểễếệìỉ~~~ĩíịò~ỏõóọồổỗốộờởỡớợù~ủũúụừửữứựỳỷỹýỵ"
_FROM_TCVN3 = {0xA1 + place: letter for place, letter in enumerate(_TCVN3) if letter != "~"}

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
# What a mark of VNI adds to the vowel before it.
_VNI_MARKS = {
    **dict(zip("ùøûõï", (_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT), strict=True)),
    **dict(zip("áàåãä", (_CIRCUMFLEX + tone for tone in (_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT)), strict=True)),
    **dict(zip("éèúüë", (_BREVE + tone for tone in (_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT)), strict=True)),
    "â": _CIRCUMFLEX,
    "ê": _BREVE,
}
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_PAIR = re.compile(rf"([aeouyôö])([{''.join(_VNI_MARKS)}])", re.I)

_TONE_MARKS = _ACUTE + _GRAVE + _HOOK + _TILDE + _DOT
# Wide enough for the names of the Central Highlands: Đắk, Krông, Plông, Mlô.
_SYLLABLE = re.compile(
    "(?:gi|qu|[bcdđghjklmnpqrstvx]{0,3})"
    "(?:uyê|uya|uôi|ươi|ươu|iêu|yêu|oai|oay|oeo|uây|uyu|oao|uêu"
    "|iê|yê|uô|ươ|ia|ya|ua|ưa|oa|oă|oe|oo|uâ|uê|uơ|uy|ai|ao|au|ay|âu|ây|eo|êu|iu|ưu|oi|ôi|ơi|ui|ưi"
    "|[aăâeêioôơuưy])"
    "(?:ch|ng|nh|[chklmnprt])?"
)
_PARTS = re.compile(r"[\s,.;:()/\"'’‘“”\-–]+")


class OldText(NamedTuple):
    """The encoding a text is in, and what it means."""

    encoding: str
    meant: str


def from_tcvn3(text: str) -> str:
    """Western text that stands for TCVN3, in Unicode."""
    return unicodedata.normalize("NFC", text.translate(_FROM_TCVN3))


def from_vni(text: str) -> str:
    """Western text that stands for VNI, in Unicode."""
    done, at = [], 0
    for pair in _VNI_PAIR.finditer(text):
        done.append(_vni_letters(text[at : pair.start()]))
        done.append(_vni_letters(pair[1]) + _VNI_MARKS[pair[2].lower()])
        at = pair.end()
    done.append(_vni_letters(text[at:]))
    return unicodedata.normalize("NFC", "".join(done))


# Answers repeat row by row.
@lru_cache(maxsize=4096)
def old_letters(text: str) -> OldText | None:
    """The old encoding a Unicode cell was pasted in from; None for text that can stand as it is.

    Old only if some word is no Vietnamese syllable as it stands, and every word is one when converted.
    """
    if text.isascii() or sounds_vietnamese(text):
        return None
    for encoding, convert in (("TCVN3", from_tcvn3), ("VNI", from_vni)):
        meant = convert(text)
        if meant != text and sounds_vietnamese(meant):
            return OldText(encoding, meant)
    return None


def sounds_vietnamese(text: str) -> bool:
    """Whether every word with a letter beyond ASCII has the shape of a Vietnamese syllable."""
    return share_vietnamese(text) == 1.0


def share_vietnamese(text: str) -> float:
    """Of the words with a letter beyond ASCII, the share that are Vietnamese syllables; 1 if there are none.

    Words with digits (5m×4m, 2½) are left out.
    """
    words = [word for word in _PARTS.split(unicodedata.normalize("NFC", text)) if _is_telling(word)]
    return sum(map(_is_syllable, words)) / len(words) if words else 1.0


def _is_telling(word: str) -> bool:
    return len(word) > 1 and not word.isascii() and not any(letter.isdecimal() for letter in word)


def _is_syllable(word: str) -> bool:
    parts = unicodedata.normalize("NFD", word.lower())
    toneless = "".join(letter for letter in parts if letter not in _TONE_MARKS)
    one_tone = len(parts) - len(toneless) <= 1
    return one_tone and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", toneless)) is not None


def _vni_letters(text: str) -> str:
    def convert(letter: str) -> str:
        meant = _VNI_LETTERS.get(letter.lower(), letter)
        return meant.upper() if letter.isupper() else meant

    return "".join(convert(letter) for letter in text)
