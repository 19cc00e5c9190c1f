"""What the cells of a list of poor and near-poor households mean, column by column."""

from typing import Any

from rasoat.common import ethnic_groups
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.files import cells
from rasoat.files.sheets import Value
from rasoat.surveys.layout import relations
from rasoat.surveys.layout.options import SEXES
from rasoat.surveys.reading.choice_cells import ChoiceCell
from rasoat.surveys.reading.column_values import Reader
from rasoat.surveys.reading.identity_cells import identity_cell
from rasoat.surveys.reading.text_cells import name_cell

CLASS_WORDS = {"poor": Words("Hộ nghèo", "Poor"), "near_poor": Words("Hộ cận nghèo", "Near-poor")}
CLASS_ALSO = {"poor": ("Nghèo", "N", "HN"), "near_poor": ("Cận nghèo", "CN", "HCN")}
_RELATION = ChoiceCell(relations.WORDS, relations.ALSO)


def _ethnic_group(value: Value, place: str) -> str | Problem | None:
    text = cells.text(value, place)
    if not isinstance(text, str):
        return text
    try:
        return ethnic_groups.read(
            "" if text.isdecimal() else text, text if text.isdecimal() else "", place=place
        ).code
    except Refused as refused:
        return refused.problems[0]


def _commune_code(value: Value, place: str) -> str | Problem | None:
    return cells.code(value, place, digits=5)


def _score(value: Value, place: str) -> int | Problem | None:
    return cells.integer(value, place, low=0, high=1000)


READERS: dict[str, Reader[Any]] = {
    "head": name_cell,
    "member": name_cell,
    "name": name_cell,
    "relation": _RELATION,
    "birth": cells.partial_date,
    "sex": ChoiceCell(SEXES),
    "identity_number": identity_cell,
    "ethnic_group": _ethnic_group,
    "class": ChoiceCell(CLASS_WORDS, CLASS_ALSO),
    "decision_date": cells.day,
    "commune_code": _commune_code,
    "b1": _score,
    "b2": _score,
    "size": lambda value, place: cells.integer(value, place, low=1, high=60),
    "no_labour": cells.flag,
    "merit": cells.flag,
}


def causes(written: str | None) -> tuple[str, ...]:
    """The causes of poverty named in one cell, parted by commas or semicolons."""
    parts = (written or "").replace(";", ",").split(",")
    return tuple(part.strip() for part in parts if part.strip())
