"""Answers to questions that were not to be asked.

Many people write "không" where a question does not apply. That says nothing that contradicts, so it is left
out. Any other answer to an unasked question stays and shows as a contradiction when the household is scored.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.law.model.questions import MemberField
from rasoat.law.scoring.conditions import MemberTest, compile_member_condition
from rasoat.law.scoring.household import ymd
from rasoat.surveys.reading.grid import Grid
from rasoat.surveys.reading.say import WARNING

_SAYS_NOTHING = ("no", "none")
_SAYS_NOTHING_STARTS = ("not_", "outside_")
Conditional = tuple[str, frozenset[str], MemberTest]
"""A question's id, its answers that say nothing, and whether it is asked."""


class Unasked:
    """Takes such answers away from members and counts them by question."""

    def __init__(self, fields: Mapping[str, MemberField]) -> None:
        self._conditional = [one for one in fields.values() if one.asked_when is not None]
        self._tests: dict[date, list[Conditional]] = {}
        self._left_out: Counter[str] = Counter()

    def leave_out(self, answers: dict[str, Any], birth: PartialDate, day: date) -> None:
        """Take them away from the answers of one member."""
        doubted = [
            (name, asked) for name, nothing, asked in self._tests_on(day) if answers.get(name) in nothing
        ]
        if not doubted:
            return
        born = ymd(birth)
        for name in [name for name, asked in doubted if not asked(born, answers)]:
            del answers[name]
            self._left_out[name] += 1

    def notes(self, grid: Grid, fields: Mapping[str, MemberField]) -> list[Problem]:
        """One warning a column from which answers were left out."""
        return [_note(grid, fields[name], count) for name, count in self._left_out.items()]

    def _tests_on(self, day: date) -> list[Conditional]:
        if day not in self._tests:
            review = ymd(day)
            self._tests[day] = [
                (one.id, _nothing(one), compile_member_condition(one.asked_when, review))
                for one in self._conditional
                if one.asked_when is not None
            ]
        return self._tests[day]


def _nothing(asked: MemberField) -> frozenset[str]:
    codes = (*_SAYS_NOTHING, *(option.code for option in asked.options))
    return frozenset(code for code in codes if code in _SAYS_NOTHING or code.startswith(_SAYS_NOTHING_STARTS))


def _note(grid: Grid, asked: MemberField, count: int) -> Problem:
    return Problem(
        "survey.unasked_left_out",
        grid.header_place(asked.id),
        Words(
            f"{count} ô ghi “không” cho người không thuộc diện hỏi “{asked.words.vi}”; đã bỏ qua.",
            f"{count} cells say no for persons who are not asked “{asked.words.en}”; they were left out.",
        ),
        Words("Không cần làm gì.", "Nothing to do."),
        WARNING,
    )
