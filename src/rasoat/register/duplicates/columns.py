"""Persons as columns that can be compared: forms of the name, parts of the birth date, missing as NULL.

1 January counts as "only the year is known": whoever does not know the day writes it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

import pyarrow as pa

from rasoat.common import names
from rasoat.register.duplicates.person import Person
from rasoat.register.duplicates.rows import Rows

_BIRTH: Final = re.compile(r"(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?")
_NEW_YEAR: Final = "-01-01"
# Lý and Lí, Quý and Quí are one name; Thúy and Thúi are not.
_FINAL_Y: Final = re.compile(r"(?<=[bcdđghklmnpqrstvx])[yýỳỷỹỵ](?!\w)|(?<=qu)[yýỳỷỹỵ](?!\w)")
_Y_AS_I: Final = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
_RARE: Final = 5
"""Up to so many people of one name are all compared, whatever else is known of them."""


class NameForms(NamedTuple):
    """Forms of one name; all None where there is none.

    ``spelled`` with marks, ``bare``: it has none; ``tight`` the letters alone; ``words`` folded, ``bag``
    these in the order of the alphabet, ``ends`` the first and the last, ``given`` the last.
    """

    spelled: str | None
    bare: bool | None
    tight: str | None
    words: list[str] | None
    bag: str | None
    ends: str | None
    given: str | None


_TEXT: Final = pa.string()
_NO_NAME: Final = NameForms(None, None, None, None, None, None, None)
_NAME_TYPES: Final = {"bare": pa.bool_(), "words": pa.list_(pa.string())}


def name_forms(name: str) -> NameForms:
    """The forms in which a name is compared."""
    spelled, parts = zip(*map(_word, name.split()), strict=True) if name.strip() else ((), ())
    words = " ".join(parts).split()
    if not words:
        return _NO_NAME
    ends = " ".join(sorted((words[0], words[-1]))) if len(words) > 1 else None
    bag = " ".join(sorted(words))
    return NameForms(" ".join(spelled), name.isascii(), "".join(words), words, bag, ends, words[-1])


# The words of names are few, so they are worked out once.
@lru_cache(maxsize=50_000)
def _word(word: str) -> tuple[str, str]:
    """A word of a name as spelled, marks and all, and folded."""
    plain = _FINAL_Y.sub(lambda found: found[0].translate(_Y_AS_I), names.tidy(word).lower())
    return names.spelling(plain), names.fold(plain)


def columns(rows: Rows) -> pa.Table:
    """A table with one row a person, with its number and side.

    ValueError names the first person whose birth or identity number is not written as ``Person`` asks.
    """
    people = rows.people
    _check(people)
    table = {
        "row": pa.array(range(len(people)), pa.int64()),
        "side": pa.array(rows.sides, pa.int8()),
        "village": pa.array([person.village for person in people], pa.int64()),
        "sex": _known(person.sex for person in people),
        "relation": _known(person.relation for person in people),
        "number": _known(person.identity_number for person in people),
    }
    table |= _each_once([person.name for person in people], name_forms, NameForms._fields, _NAME_TYPES)
    table["rare"] = _rare(table["bag"])
    births = [person.birth for person in people]
    return pa.table(table | _each_once(births, _birth, ("year", "month", "day"), {}, pa.int16()))


def _each_once(
    texts: Sequence[str],
    work_out: Callable[[str], Sequence[Any]],
    fields: Sequence[str],
    types: dict[str, pa.DataType],
    usual: pa.DataType = _TEXT,
) -> dict[str, pa.Array]:
    """What is worked out from texts that repeat, as columns: once for each different text."""
    places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    made = list(zip(*map(work_out, places), strict=True))
    taken = pa.array([places[text] for text in texts], pa.int32())
    return {
        field: pa.array(values, types.get(field, usual)).take(taken)
        for field, values in zip(fields, made, strict=True)
    }


def _rare(bags: pa.Array) -> pa.Array:
    bags = bags.to_pylist()
    borne = Counter(bags)
    return pa.array([bag if borne[bag] <= _RARE else None for bag in bags], pa.string())


def _known(texts: Iterable[str]) -> pa.Array:
    return pa.array([text or None for text in texts], pa.string())


def _birth(text: str) -> tuple[int | None, int | None, int | None]:
    """Year, month, day, as far as they are known."""
    parts = [int(part) for part in text.removesuffix(_NEW_YEAR).split("-") if part]
    year, month, day = (*parts, None, None, None)[:3]
    return year, month, day


def _check(people: Sequence[Person]) -> None:
    wrong = {birth for birth in {person.birth for person in people} if not _BIRTH.fullmatch(birth)}
    for person in people:
        if wrong and person.birth in wrong:
            raise ValueError(f"person {person.id}: {person.birth!r} is not 1971-03-02, 1971-03 or 1971")
        number = person.identity_number
        if number and not (len(number) in (9, 12) and number.isdigit()):
            raise ValueError(f"person {person.id}: an identity number has 12 or 9 digits")
