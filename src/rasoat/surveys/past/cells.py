"""One cell of a past list: as it was written, as it is meant, or the fault that keeps it from being told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from rasoat.common.ethnic_groups import all_groups, by_code
from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.files import cells
from rasoat.files.sheets import Value
from rasoat.surveys.layout import relations
from rasoat.surveys.layout.options import (
    LAST_CLASSES,
    LAST_CLASSES_ALSO,
    RESIDENCES,
    SEXES,
)
from rasoat.surveys.national.cells import CLASS_ALSO, CLASS_WORDS, READERS
from rasoat.surveys.past.fields import NAMING
from rasoat.surveys.past.repairs import Repair, Repairs, name_case, repaired
from rasoat.surveys.reading.choice_cells import ChoiceCell
from rasoat.surveys.reading.identity_cells import identity_cell
from rasoat.surveys.reading.text_cells import number_cell


@dataclass(frozen=True, slots=True)
class Told:
    """What a cell says: ``original`` letter by letter, ``value`` as meant (None: it cannot be told)."""

    original: str
    value: Any
    repairs: Repairs = ()


ClassGroup = Literal["poor", "near_poor", "above"]
GROUP_OF_CLASS: Mapping[str, ClassGroup] = {
    "poor": "poor",
    "near_poor": "near_poor",
    "above": "above",
    "poor_by_income": "poor",
    "poor_by_deprivation": "poor",
}
"""Classes a past list can name, with their group; the two branches of poor are those of 2016-2020."""
_CLASSES = {
    **CLASS_WORDS,
    "above": Words("Hộ không nghèo", "Above"),
    "poor_by_income": Words("Hộ nghèo về thu nhập", "Poor by income"),
    "poor_by_deprivation": Words(
        "Hộ nghèo thiếu hụt tiếp cận các dịch vụ xã hội cơ bản", "Poor by deprivation"
    ),
}
_CLASSES_ALSO = {
    **CLASS_ALSO,
    "above": ("Không nghèo", "Không", "Thoát nghèo", "Thoát cận nghèo", "Vượt chuẩn", "Thoát",
              "Hộ không nghèo, không cận nghèo", "Hộ thoát nghèo", "Hộ thoát cận nghèo", "KN"),
    "poor_by_income": ("Nghèo thu nhập", "Nghèo về thu nhập", "Hộ nghèo thu nhập", "N1"),
    "poor_by_deprivation": ("Nghèo thiếu hụt", "Hộ nghèo thiếu hụt", "Hộ nghèo đa chiều", "N2"),
}  # fmt: skip
MEANINGS: Mapping[str, frozenset[str]] = {
    "class": frozenset(_CLASSES),
    "last_class": frozenset(LAST_CLASSES),
    "sex": frozenset(SEXES),
    "relation": frozenset(relations.BY_CODE),
    "ethnic_group": frozenset(group.code for group in all_groups()),
    "residence": frozenset(RESIDENCES),
}
"""Fields of a few meanings, which a person may assign to what is written."""
FLAGS = (
    "minority", "native_minority", "no_labour", "merit", "sex_male", "sex_female", "class_poor",
    "class_near_poor", "class_poor_income", "class_poor_deprivation",
)  # fmt: skip


def _identity(value: Value, place: str) -> str | Problem | None:
    """A number cell lost its leading zeros and gets them back; a text is taken as it is."""
    if isinstance(value, float | int):
        return cells.code(value, place, digits=(9, 12))
    return identity_cell(value, place)


_READERS: Mapping[str, Callable[[Value, str], Any]] = {
    **READERS,
    **dict.fromkeys(FLAGS, cells.flag),
    "class": ChoiceCell(_CLASSES, _CLASSES_ALSO),
    "last_class": ChoiceCell(LAST_CLASSES, LAST_CLASSES_ALSO),
    "residence": ChoiceCell(RESIDENCES),
    "identity_number": _identity,
    "birth_male": cells.partial_date,
    "birth_female": cells.partial_date,
    "review_date": cells.day,
    "local_number": number_cell,
    "age": lambda value, place: cells.integer(value, place, low=0, high=130),
}


def tell(field: str, value: Value, meanings: Mapping[str, str]) -> Told | Problem | None:
    """What a cell of ``field`` says. None for an empty one; a fault has no place yet.

    ``meanings`` are those a person gave for this field, by what is written.
    """
    if value is None:
        return None
    original = value if isinstance(value, str) else cells.shown(value)
    meant, done = repaired(value) if isinstance(value, str) else (value, ())
    shown = repaired(original)[0]
    if shown in meanings:
        return Told(original, meanings[shown], (*done, Repair.MEANING))
    if meant == "":
        return None
    if field in NAMING and isinstance(meant, str) and (cased := name_case(meant)) != meant:
        meant, done = cased, (*done, Repair.NAME_CASE)
    found = _READERS.get(field, cells.text)(meant, "")
    if isinstance(found, Problem):
        return found
    return Told(original, found, (*done, *_noted(field, original, shown, found)))


def faulty(value: Value) -> Told:
    """What stays of a cell that cannot be told: its writing."""
    return Told(value if isinstance(value, str) else cells.shown(value), None)


def _noted(field: str, original: str, shown: str, found: Any) -> Repairs:
    """What the reader itself put right."""
    if isinstance(found, PartialDate) and found.month is None and field.startswith("birth"):
        return (Repair.YEAR_ONLY,)
    if field == "ethnic_group":
        group = by_code(found)
        return (Repair.SPELLING,) if group and group.name != shown else ()
    if (
        field in ("identity_number", "commune_code")
        and len(str(found)) > len(original)
        and original.isdigit()
    ):
        return (Repair.LEADING_ZEROS,)
    return ()
