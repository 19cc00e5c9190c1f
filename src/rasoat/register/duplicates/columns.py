"""Persons as columns that can be compared: forms of the name, parts of the birth date, missing as NULL.

1 January counts as "only the year is known": whoever does not know the day writes it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import pyarrow as pa

from rasoat.common import names
from rasoat.register.derivation.names import folded
from rasoat.register.duplicates.person import Person

_BIRTH: Final = re.compile(r"(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?")
_NEW_YEAR: Final = "-01-01"
# Lý and Lí, Quý and Quí are one name; Thúy and Thúi are not.
_FINAL_Y: Final = re.compile(r"(?<=[bcdđghklmnpqrstvx])[yýỳỷỹỵ](?!\w)|(?<=qu)[yýỳỷỹỵ](?!\w)")
_Y_AS_I: Final = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
RARE: Final = 5


class NameForms(NamedTuple):
    """Forms of one name; all None where there is none.

    ``spelled`` with marks, ``bare``: it has none; ``tight`` the letters alone; ``words`` folded, ``bag`` these
    in the order of the alphabet, ``ends`` the first and the last, ``given`` the last.
    """

    spelled: str | None
    bare: bool | None
    tight: str | None
    words: list[str] | None
    bag: str | None
    ends: str | None
    given: str | None


_NO_NAME: Final = NameForms(None, None, None, None, None, None, None)


def name_forms(name: str) -> NameForms:
    """The forms in which a name is compared."""
    plain = _FINAL_Y.sub(lambda found: found[0].translate(_Y_AS_I), names.tidy(name).lower())
    words = folded(plain).split()
    if not words:
        return _NO_NAME
    ends = " ".join(sorted((words[0], words[-1]))) if len(words) > 1 else None
    return NameForms(
        names.spelling(plain), plain.isascii(), "".join(words), words, " ".join(sorted(words)), ends, words[-1]
    )


def columns(people: Sequence[Person], sides: Sequence[int] | None = None) -> pa.Table:
    """A table with one row a person; ``row`` counts from 0. ``sides`` tells the lists apart that are linked.

    ValueError names the first person whose birth or identity number is not written as ``Person`` asks.
    """
    _check(people)
    forms = {name: name_forms(name) for name in {person.name for person in people}}
    table = {
        "row": pa.array(range(len(people)), pa.int64()),
        "side": pa.array(sides or [0] * len(people), pa.int8()),
        "village": pa.array([person.village for person in people], pa.int64()),
    }
    table |= _texts(people) | _names([forms[person.name] for person in people])
    return pa.table(table | _births(people))


def _texts(people: Sequence[Person]) -> dict[str, pa.Array]:
    return {
        "sex": _known(person.sex for person in people),
        "relation": _known(person.relation for person in people),
        "number": _known(person.identity_number for person in people),
    }


def _known(texts: Iterable[str]) -> pa.Array:
    return pa.array([text or None for text in texts], pa.string())


def _names(forms: Sequence[NameForms]) -> dict[str, pa.Array]:
    kinds = {"bare": pa.bool_(), "words": pa.list_(pa.string())}
    made = {
        field: pa.array([form[place] for form in forms], kinds.get(field, pa.string()))
        for place, field in enumerate(NameForms._fields)
    }
    borne = Counter(form.bag for form in forms)
    made["rare"] = pa.array([form.bag if borne[form.bag] <= RARE else None for form in forms], pa.string())
    return made


def _births(people: Sequence[Person]) -> dict[str, pa.Array]:
    births = [one.birth[:4] if one.birth.endswith(_NEW_YEAR) else one.birth for one in people]
    parts = {"year": slice(0, 4), "month": slice(5, 7), "day": slice(8, 10)}
    return {
        name: pa.array([int(birth[part]) if birth[part] else None for birth in births], pa.int16())
        for name, part in parts.items()
    }


def _check(people: Sequence[Person]) -> None:
    for person in people:
        if not _BIRTH.fullmatch(person.birth):
            raise ValueError(f"person {person.id}: birth {person.birth!r} is not written as 1971-03-02, 1971-03 or 1971")
        number = person.identity_number
        if number and not (number.isdigit() and len(number) in (9, 12)):
            raise ValueError(f"person {person.id}: an identity number has 12 or 9 digits")
