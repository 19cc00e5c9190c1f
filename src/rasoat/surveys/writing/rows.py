"""Households and members as rows of the workbook: what is known of them, and their answers if wanted."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rasoat.common.ethnic_groups import by_code
from rasoat.files.sheet_model import Cell
from rasoat.surveys.layout import relations
from rasoat.surveys.layout.column import SurveyColumn
from rasoat.surveys.layout.options import LAST_CLASSES, RESIDENCES, SEXES, YES_NO
from rasoat.surveys.layout.questions import TICK, Asked, option_key
from rasoat.surveys.survey import SurveyedHousehold, SurveyedMember

_OF_THE_VISIT = ("review_date", "enumerator")


class RowWriter:
    """Writes rows in the order of the columns. Without ``filled`` the visit and its answers stay empty."""

    def __init__(
        self, columns: Iterable[SurveyColumn], questions: Mapping[str, Asked], *, filled: bool
    ) -> None:
        self._keys = tuple(column.key for column in columns)
        self._questions = questions
        self._filled = filled

    def households(self, households: Iterable[SurveyedHousehold]) -> Iterator[list[Cell]]:
        """One row a household."""
        for household in households:
            yield self._row(_household(household), household.answers)

    def members(self, households: Iterable[SurveyedHousehold]) -> Iterator[list[Cell]]:
        """One row a member, each naming its household."""
        for household in households:
            for member in household.members:
                yield self._row(_member(household, member), member.answers)

    def _row(self, known: dict[str, Cell], answers: Mapping[str, Any]) -> list[Cell]:
        if self._filled:
            for name, answer in answers.items():
                known |= _answer(self._questions[name], answer)
        else:
            known |= dict.fromkeys(_OF_THE_VISIT)
        return [known.get(key) for key in self._keys]


def _household(household: SurveyedHousehold) -> dict[str, Cell]:
    return {
        "code": household.code,
        "village": household.village,
        "local_number": household.local_number or None,
        "head_name": household.head.name,
        "residence": RESIDENCES[household.residence].vi,
        "last_class": LAST_CLASSES[household.last_class].vi,
        "review_date": household.review_date,
        "enumerator": household.enumerator or None,
    }


def _member(household: SurveyedHousehold, member: SurveyedMember) -> dict[str, Cell]:
    group = by_code(member.ethnic_group)
    return {
        "code": household.code,
        "village": household.village,
        "local_number": household.local_number or None,
        "number": member.number,
        "name": member.name,
        "relation": relations.WORDS[member.relation].vi,
        "sex": SEXES[member.sex].vi if member.sex else None,
        "birth": member.birth.show(),
        "ethnic_group": group.name if group else member.ethnic_group,
        "identity_number": member.identity_number,
    }


def _answer(asked: Asked, answer: Any) -> dict[str, Cell]:
    if asked.kind == "number":
        return {asked.id: answer}
    if asked.kind == "boolean":
        return {asked.id: YES_NO[answer].vi}
    if asked.kind == "choice":
        return {asked.id: next(option.words.vi for option in asked.options if option.code == answer)}
    return {option_key(asked.id, code): TICK for code in answer} or {option_key(asked.id): TICK}
