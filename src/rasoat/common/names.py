"""Vietnamese names of places and people: kept as written, matched by fold, sorted as a dictionary does.

Three forms of one name, each for one use:

- ``tidy``: what is stored and printed. Only what nobody can see is changed.
- ``fold``: what is searched and matched. Đăk, Đắk and Dak are the same, so are oà and òa.
- ``sort_key``: what is ordered by. Plain byte order of the keys is the order of a Vietnamese dictionary.
"""

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby

# Typed or pasted in place of the straight apostrophe in R'Moan, H'Mông.
_APOSTROPHES = "'’‘‛ʼʻʹ′`´＇"
_HYPHENS = "-‐‑‒–—−"
# Đ is sometimes stored as the Icelandic or African letter that looks the same.
_CROSSED_D = {"Ð": "Đ", "Ɖ": "Đ"}

_TIDY = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | _CROSSED_D)
_DROPPED = str.maketrans(dict.fromkeys(_APOSTROPHES + _HYPHENS))
_PLAIN_D = str.maketrans({"đ": "d", "ð": "d", "ɖ": "d"})

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# Letters become one byte each, above the digits and the tone marks, so that byte order is dictionary order.
_LETTER_WEIGHT = {letter: chr(ord("A") + place) for place, letter in enumerate(_ALPHABET)}
_LETTER_WEIGHT |= {"ð": _LETTER_WEIGHT["đ"], "ɖ": _LETTER_WEIGHT["đ"]}
# ngang (no mark) is "!"; then huyền, hỏi, ngã, sắc, nặng.
_LEVEL_TONE = "!"
_TONE_WEIGHT = {"\u0300": '"', "\u0309": "#", "\u0303": "$", "\u0301": "%", "\u0323": "&"}
# Format characters vanish; control characters, which a database may refuse, part words as a space does.
_SEEN_AS = {"Cf": "", "Cc": " "}
# Below this likeness a suggestion would puzzle more than help.
_LEAST_LIKENESS = 0.5


def tidy(text: str) -> str:
    """The name as written: composed letters, single spaces, straight apostrophe, nothing invisible."""
    straight = unicodedata.normalize("NFC", text).translate(_TIDY)
    if straight.isprintable():
        return " ".join(straight.split())
    visible = "".join(_SEEN_AS.get(unicodedata.category(letter), letter) for letter in straight)
    return unicodedata.normalize("NFC", " ".join(visible.split()))


def fold(text: str) -> str:
    """The search key: lower case, no marks, đ as d, no apostrophe or hyphen, single spaces.

    ``fold("Đắk R’Moan") == "dak rmoan"``. Other punctuation parts words, as a space does.
    """
    return " ".join(filter(None, map(_folded_word, text.split())))


def tight(text: str) -> str:
    """``fold`` without spaces, for names whose writing varies as Ê-đê, Ê đê, Êđê."""
    return fold(text).replace(" ", "")


def spelling(text: str) -> str:
    """The name with its marks, whatever the case, the apostrophe and the seat of the tone.

    Tells Nam from Nâm, which ``fold`` does not; takes Hoà and Hòa as one, which ``==`` does not.
    """
    return sort_key(text)


def sort_key(text: str) -> str:
    """A key whose byte order is the order of a Vietnamese dictionary, syllable by syllable.

    In a syllable the letters decide first (a ă â b c d đ e ê …), then the tone (ngang, huyền, hỏi,
    ngã, sắc, nặng). Numbers count as numbers: Thôn 2 before Thôn 10. Case, apostrophe and
    the seat of the tone mark make no difference. The key of a Vietnamese name is ASCII.
    """
    return " ".join(filter(None, map(_word_key, text.split())))


def given_name(full_name: str) -> str:
    """The last word of a Vietnamese full name, by which people are called; "" when there is none."""
    words = tidy(full_name).split()
    return words[-1] if words else ""


def nearest(name: str, candidates: Iterable[str], n: int = 3) -> list[str]:
    """The at most ``n`` candidates most like ``name``, best first, for "did you mean"."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(fold(name))
    scored = []
    for candidate in dict.fromkeys(candidates):
        matcher.set_seq1(fold(candidate))
        likeness = matcher.ratio()
        if likeness >= _LEAST_LIKENESS:
            scored.append((-likeness, sort_key(candidate), candidate))
    return [candidate for _, _, candidate in sorted(scored)[:n]]


# The words of a province's names are few, so they are worked out once.
@lru_cache(maxsize=20_000)
def _folded_word(word: str) -> str:
    bare = "".join(letter for letter in _decomposed(word) if not unicodedata.combining(letter))
    parted = "".join(letter if letter.isalnum() else " " for letter in bare.translate(_PLAIN_D))
    return " ".join(parted.split())


@lru_cache(maxsize=20_000)
def _word_key(word: str) -> str:
    parted = "".join(
        letter if letter.isalnum() or unicodedata.combining(letter) else " " for letter in _decomposed(word)
    )
    return " ".join(map(_syllable_key, parted.split()))


def _decomposed(text: str) -> str:
    """Lower case in decomposed letters, without apostrophes and hyphens."""
    dropped = tidy(text).translate(_DROPPED)
    lowered = unicodedata.normalize("NFKD", dropped).casefold()
    return unicodedata.normalize("NFKD", lowered).casefold().translate(_DROPPED)


def _syllable_key(syllable: str) -> str:
    tones = "".join(_TONE_WEIGHT[mark] for mark in syllable if mark in _TONE_WEIGHT)
    toneless = "".join(mark for mark in syllable if mark not in _TONE_WEIGHT)
    letters = unicodedata.normalize("NFC", toneless)
    runs = groupby(letters, key=lambda letter: letter.isascii() and letter.isdigit())
    weights = "".join(_number_weight("".join(run)) if number else _weight(run) for number, run in runs)
    return weights + (tones or _LEVEL_TONE)


def _weight(letters: Iterable[str]) -> str:
    return "".join(_LETTER_WEIGHT.get(letter, letter) for letter in letters)


def _number_weight(digits: str) -> str:
    """The count of digits goes first, so that 2 comes before 10."""
    significant = digits.lstrip("0") or "0"
    return chr(ord("0") + min(len(significant), 15)) + significant
