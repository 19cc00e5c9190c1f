"""From columns without an error to households with their members."""

from collections.abc import Mapping
from itertools import repeat
from typing import Any, cast

from rasoat.common.problems import Problem
from rasoat.surveys.layout.layout import SurveyLayout
from rasoat.surveys.reading.grid import Grid
from rasoat.surveys.reading.household_rows import HouseholdRows
from rasoat.surveys.reading.member_rows import MemberRows
from rasoat.surveys.reading.unasked import Unasked
from rasoat.surveys.sources import SheetSource, Sources
from rasoat.surveys.survey import SurveyedHousehold, SurveyedMember


def assemble(
    households: HouseholdRows,
    members: MemberRows,
    members_of: list[list[int]],
    layout: SurveyLayout,
    notes: list[Problem],
) -> tuple[SurveyedHousehold, ...]:
    """All households, in the order of their sheet. Every column must be free of errors."""
    unasked, found = Unasked(layout.fields), list[SurveyedHousehold]()
    answers = _by_row(households.answers, len(households.code))
    field_answers = _by_row(members.answers, len(members.name))
    for place, member_places in enumerate(members_of):
        day = cast(Any, households.review_date[place])
        for member in member_places:
            unasked.leave_out(field_answers[member], cast(Any, members.birth[member]), day)
        numbered = enumerate(member_places, start=1)
        inside = tuple(_member(members, member, number, field_answers[member]) for number, member in numbered)
        found.append(_household(households, place, answers[place], inside))
    notes += unasked.notes(members.grid, layout.fields)
    return tuple(found)


def _by_row(columns: Mapping[str, list[Any]], count: int) -> list[dict[str, Any]]:
    """The answers of each row by question; a question without an answer is left out."""
    names = tuple(columns)
    rows = zip(*columns.values(), strict=True) if columns else repeat((), count)
    return [
        {name: answer for name, answer in zip(names, row, strict=True) if answer is not None} for row in rows
    ]


def _household(
    rows: HouseholdRows, place: int, answers: dict[str, Any], members: tuple[SurveyedMember, ...]
) -> SurveyedHousehold:
    village = rows.village[place]
    known: Any = rows
    return SurveyedHousehold(
        row=rows.grid.numbers[place],
        code=rows.code[place],
        village=village.name if village else "",
        village_code=village.code if village else None,
        local_number=rows.local_number[place] or "",
        residence=known.residence[place],
        review_date=known.review_date[place],
        last_class=known.last_class[place],
        enumerator=known.enumerator[place],
        answers=answers,
        members=members,
    )


def _member(rows: MemberRows, place: int, number: int, answers: dict[str, Any]) -> SurveyedMember:
    known: Any = rows
    identity = rows.identity[place]
    return SurveyedMember(
        number=rows.number[place] or number,
        name=known.name[place],
        relation=known.relation[place],
        sex=known.sex[place],
        birth=known.birth[place],
        ethnic_group=known.ethnic_group[place],
        identity_number=identity.number if identity else None,
        answers=answers,
        row=rows.grid.numbers[place],
    )


def sources_of(households: Grid, members: Grid) -> Sources:
    """Where the answers stand."""
    return Sources(_source(households), _source(members))


def _source(grid: Grid) -> SheetSource:
    return SheetSource(grid.sheet.file, grid.sheet.name, grid.columns)
