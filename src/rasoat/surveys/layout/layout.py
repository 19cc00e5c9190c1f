"""The whole layout of a survey workbook: fixed columns, and those its rules ask for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rasoat.common.names import fold
from rasoat.common.words import Words
from rasoat.files.tables import Expected
from rasoat.law.model.questions import MemberField, Question
from rasoat.law.scoring.rules import Rules
from rasoat.surveys.layout import households, members
from rasoat.surveys.layout.column import SurveyColumn
from rasoat.surveys.layout.questions import question_columns


@dataclass(frozen=True)
class SurveyLayout:
    """The questions of a survey, by id, and the columns of its two tables."""

    questions: Mapping[str, Question] = field(default_factory=dict)
    fields: Mapping[str, MemberField] = field(default_factory=dict)

    @property
    def household_columns(self) -> tuple[SurveyColumn, ...]:
        """Columns of “Hộ” in the order of the template."""
        return _told_apart(households.COLUMNS + question_columns(self.questions.values()))

    @property
    def member_columns(self) -> tuple[SurveyColumn, ...]:
        """Columns of “Thành viên” in the order of the template."""
        return _told_apart(members.COLUMNS + question_columns(self.fields.values()))


def layout_for(rules: Iterable[Rules]) -> SurveyLayout:
    """The layout that serves all of ``rules``: areas may ask different questions, and so may dates."""
    questions: dict[str, Question] = {}
    fields: dict[str, MemberField] = {}
    for each in rules:
        questions |= each.questions
        fields |= each.member_fields
    return SurveyLayout(questions, fields)


def expected(columns: Sequence[SurveyColumn]) -> tuple[Expected, ...]:
    """The columns as a table is looked for: by machine key, by title, by names that only one of them has."""
    owners: dict[str, set[str]] = {}
    for column in columns:
        for name in (column.key, *_names(column)):
            owners.setdefault(fold(name), set()).add(column.key)
    return tuple(
        Expected(
            column.key,
            column.title.vi,
            tuple(name for name in _names(column) if len(owners[fold(name)]) == 1),
            column.required,
        )
        for column in columns
    )


def _names(column: SurveyColumn) -> tuple[str, ...]:
    return (column.title.vi, *column.aliases, column.title.en)


def _told_apart(columns: tuple[SurveyColumn, ...]) -> tuple[SurveyColumn, ...]:
    """Where two titles read the same, the later one names its question too."""
    seen, told = set[str](), list[SurveyColumn]()
    for column in columns:
        if fold(column.title.vi) in seen:
            group = column.group if column.group.vi else Words(column.key, column.key)
            title = Words(f"{group.vi}: {column.title.vi}", f"{group.en}: {column.title.en}")
            column = replace(column, title=title)
        seen.add(fold(column.title.vi))
        told.append(column)
    return tuple(told)
