"""Columns of the layout as the workbook writer takes them, and the lists behind their drop-downs."""

from collections.abc import Iterable

from rasoat.common.ethnic_groups import all_groups
from rasoat.common.words import Words
from rasoat.files.sheet_model import ChoiceList, Column
from rasoat.surveys.layout import relations
from rasoat.surveys.layout.column import SurveyColumn
from rasoat.surveys.layout.layout import SurveyLayout
from rasoat.surveys.layout.options import AREAS, LAST_CLASSES, RESIDENCES, SEXES, YES_NO
from rasoat.surveys.layout.questions import TICK


def offered(columns: Iterable[SurveyColumn]) -> tuple[SurveyColumn, ...]:
    """Those of the columns that the template has."""
    return tuple(column for column in columns if column.offered)


def writer_column(column: SurveyColumn, *, needed: bool = False) -> Column:
    """The column with its Vietnamese title; the comment gives help and the English title."""
    return Column(
        title=column.title.vi,
        kind=column.kind,
        width=column.width,
        key=column.key,
        group=column.group.vi,
        comment=comment(column.title, column.help),
        choices=column.choices,
        required=needed,
        low=column.low,
        high=column.high,
    )


def comment(title: Words, help_words: Words) -> str:
    """Help in Vietnamese, below it the title and the help in English."""
    english = f"{title.en}. {help_words.en}".strip()
    return f"{help_words.vi}\n{english}".strip()


def choice_lists(layout: SurveyLayout, villages: Iterable[str]) -> tuple[ChoiceList, ...]:
    """Every list a column of the layout names."""
    fixed = (
        ChoiceList("villages", tuple(villages)),
        ChoiceList("ethnic_groups", tuple(group.name for group in all_groups())),
        _list("residences", RESIDENCES.values()),
        _list("last_classes", LAST_CLASSES.values()),
        _list("relations", relations.WORDS.values()),
        _list("sexes", SEXES.values()),
        _list("areas", AREAS.values()),
        _list("yes_no", YES_NO.values()),
        ChoiceList("tick", (TICK,)),
    )
    return fixed + tuple(
        _list(asked.id, (option.words for option in asked.options))
        for asked in (*layout.questions.values(), *layout.fields.values())
        if asked.kind == "choice"
    )


def _list(name: str, words: Iterable[Words]) -> ChoiceList:
    return ChoiceList(name, tuple(one.vi for one in words))
