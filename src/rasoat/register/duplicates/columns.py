"""Persons as columns that can be compared: forms of the name, parts of the birth date, missing as NULL.

1 January counts as "only the year is known": whoever does not know the day writes it.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Final

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from rasoat.common import names
from rasoat.register.duplicates.rows import Rows

_BIRTH: Final = r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"
_NUMBER: Final = r"^([0-9]{9}|[0-9]{12})?$"
_NEW_YEAR: Final = "-01-01"
# Lý and Lí, Quý and Quí are one name; Thúy and Thúi are not.
_FINAL_Y: Final = re.compile(r"(?<=[bcdđghklmnpqrstvx])[yýỳỷỹỵ](?!\w)|(?<=qu)[yýỳỷỹỵ](?!\w)")
_Y_AS_I: Final = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
_RARE: Final = 5
"""Up to so many people of one name are all compared, whatever else is known of them."""


_FORMS: Final = """
SELECT spelled, strlen(name) = length(name) AS bare, replace(folded, ' ', '') AS tight, folded,
  array_to_string(list_sort(words), ' ') AS bag,
  CASE WHEN len(words) > 1 THEN array_to_string(list_sort([words[1], words[-1]]), ' ') END AS ends,
  words[-1] AS given
FROM (SELECT *, string_split(folded, ' ') AS words FROM names) ORDER BY number
"""
"""``spelled`` with marks, ``bare``: it has none; ``tight`` the letters alone; ``folded`` the words, ``bag``
these in the order of the alphabet, ``ends`` the first and the last, ``given`` the last."""


_BIRTH_PARTS: Final = ("year", "month", "day")
_TYPES: Final = {"year": pa.int16(), "month": pa.int16(), "day": pa.int16()}


def name_forms(names_: pa.Array) -> dict[str, pa.Array]:
    """The forms in which names are compared; none of those without a letter.

    Names are many and their words are few: these are folded here, once each, the rest is DuckDB's.
    """
    encoded = names_.dictionary_encode()
    table = _words(encoded.dictionary)
    with duckdb.connect() as engine:
        engine.register("names", table)
        forms = engine.sql(_FORMS).to_arrow_table()
    known = pc.invert(pc.equal(table["folded"], ""))
    return {
        field: pc.if_else(known, forms[field], None).combine_chunks().take(encoded.indices)
        for field in forms.schema.names
    }


def _words(texts: pa.Array) -> pa.Table:
    """Each name as spelled, and as its folded words, with its number."""
    split = pc.utf8_split_whitespace(pc.utf8_trim_whitespace(texts))
    each = split.values.dictionary_encode()
    spelled, folded = zip(*map(_word, each.dictionary.to_pylist()), strict=True) if len(each) else ((), ())
    joined = {
        field: pc.binary_join(
            pa.ListArray.from_arrays(split.offsets, pa.array(made, pa.string()).take(each.indices)), " "
        )
        for field, made in (("spelled", spelled), ("folded", folded))
    }
    # A word of signs alone leaves two blanks, one with a sign in the middle becomes two words.
    tidy = pc.utf8_trim_whitespace(pc.replace_substring_regex(joined["folded"], " +", " "))
    numbers = pa.array(range(len(texts)), pa.int64())
    return pa.table({"number": numbers, "name": texts, "spelled": joined["spelled"], "folded": tidy})


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
    ids, _, villages, *texts = zip(*rows.people, strict=True)
    name, birth, sex, relation, number = (pa.array(each, pa.string()) for each in texts)
    _check(birth, _BIRTH, ids, "is not 1971-03-02, 1971-03 or 1971")
    _check(number, _NUMBER, ids, "is no identity number of 12 or 9 digits")
    table = {"row": pa.array(range(len(ids)), pa.int64()), "side": pa.array(rows.sides, pa.int8())}
    table |= {"village": pa.array(villages, pa.int64())}
    table |= {"sex": _known(sex), "relation": _known(relation), "number": _known(number)}
    table |= name_forms(name) | _each_once(birth, _birth, _BIRTH_PARTS)
    table["rare"] = _rare(table["bag"])
    return pa.table(table)


def _each_once(
    texts: pa.Array, work_out: Callable[[str], Sequence[Any]], fields: Sequence[str]
) -> dict[str, pa.Array]:
    """What is worked out from texts that repeat, as columns: once for each different text."""
    encoded = texts.dictionary_encode()
    made = zip(*map(work_out, encoded.dictionary.to_pylist()), strict=True)
    return {
        field: pa.array(values, _TYPES.get(field, pa.string())).take(encoded.indices)
        for field, values in zip(fields, made, strict=True)
    }


def _rare(bags: pa.Array) -> pa.Array:
    borne = pc.value_counts(bags)
    rare = borne.field("values").filter(pc.less_equal(borne.field("counts"), _RARE))
    return pc.if_else(pc.is_in(bags, rare), bags, None)


def _known(texts: pa.Array) -> pa.Array:
    return pc.if_else(pc.equal(texts, ""), None, texts)


def _birth(text: str) -> tuple[int | None, int | None, int | None]:
    """Year, month, day, as far as they are known."""
    parts = [int(part) for part in text.removesuffix(_NEW_YEAR).split("-") if part]
    year, month, day = (*parts, None, None, None)[:3]
    return year, month, day


def _check(texts: pa.Array, pattern: str, ids: Sequence[int], fault: str) -> None:
    wrong = pc.index(pc.match_substring_regex(texts, pattern), False).as_py()
    if wrong >= 0:
        raise ValueError(f"person {ids[wrong]}: {texts[wrong].as_py()!r} {fault}")
