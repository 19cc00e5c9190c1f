"""Numbers as people write them: 1.200 and 1,5 and 1.234,5 and 1,234.5, and when that is ambiguous.

In Viet Nam the dot groups thousands and the comma begins decimals; many spreadsheets are set the other way
round. "1.200" can be 1200 or 1.2: both readings are given, and the field decides which of them can be meant.
"""

import re
from decimal import Decimal
from unicodedata import normalize

_DIGITS = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([.,  '])[0-9]{3})(?:\1[0-9]{3})*")
_DECIMAL = re.compile(r"[0-9]+[.,][0-9]+")
_GROUPED_DECIMAL = re.compile(r"([1-9][0-9]{0,2}(?:([.,  '])[0-9]{3})(?:\2[0-9]{3})*)([.,])([0-9]+)")
_SEPARATORS = re.compile(r"[.,  ']")
# A field of the review never needs more; longer digits are codes in the wrong column.
_MOST_LETTERS = 30


def readings(text: str) -> list[Decimal]:
    """The numbers a text can mean: none, one, or two where a group of three can be decimals."""
    text = normalize("NFKC", text).strip().replace("−", "-")
    sign = -1 if text.startswith("-") else 1
    return [sign * number for number in _unsigned(text.removeprefix("-").removeprefix("+").strip())]


def _unsigned(text: str) -> list[Decimal]:
    if len(text) > _MOST_LETTERS:
        return []
    if _DIGITS.fullmatch(text):
        return [Decimal(text)]
    found = []
    if _GROUPED.fullmatch(text):
        found.append(Decimal(_SEPARATORS.sub("", text)))
    if _DECIMAL.fullmatch(text):
        found.append(Decimal(text.replace(",", ".")))
    both = _GROUPED_DECIMAL.fullmatch(text)
    if both and both[2] != both[3]:
        found.append(Decimal(f"{_SEPARATORS.sub('', both[1])}.{both[4]}"))
    return list(dict.fromkeys(found))
