"""The lists of a classified survey: who is proposed as poor, near-poor, leaving; and who has no score."""

from collections.abc import Iterable
from datetime import date

from rasoat.common.names import sort_key
from rasoat.common.problems import Problem
from rasoat.law.reading.law import Law
from rasoat.law.scoring.rules import Rules
from rasoat.law.scoring.score import NotScored, Scored
from rasoat.surveys.classify import Classified, Result, placed_problems
from rasoat.surveys.listing.entries import HouseholdLists, ListEntry, ListHeader, ListKind, Scores
from rasoat.surveys.listing.papers import to_pdf
from rasoat.surveys.listing.workbooks import to_national_workbook, to_workbook
from rasoat.surveys.survey import SurveyedHousehold, SurveyHeader

ILLUSTRATIVE = "KẾT QUẢ MINH HỌA - tính bằng bảng điểm minh họa, không dùng để công nhận"

__all__ = [
    "HouseholdLists",
    "ListEntry",
    "ListHeader",
    "ListKind",
    "lists_of",
    "to_national_workbook",
    "to_pdf",
    "to_workbook",
]


def lists_of(
    classified: Classified, law: Law, *, as_of: date | None = None, marks: Iterable[str] = ()
) -> HouseholdLists:
    """The lists. ``as_of`` is the day the figures are true for: the last visit when it is not given."""
    survey = classified.survey
    order = {village.name: place for place, village in enumerate(survey.header.villages)}
    results = sorted(classified.results, key=lambda result: _place(result, order))
    day = as_of or max(household.review_date for household in survey.households)
    rules = [scored.rules for _, scored in results]
    shown = (*marks, *((ILLUSTRATIVE,) if classified.is_illustrative else ()))
    return HouseholdLists(
        _header(survey.header, law, rules, day, shown),
        tuple(order),
        tuple(ListEntry(one, _scores(result), _problems(one, result, classified)) for one, result in results),
    )


def _place(result: Result, order: dict[str, int]) -> tuple[int, str, str]:
    household = result[0]
    return order[household.village], sort_key(household.local_number), sort_key(household.head.name)


def _scores(result: Scored | NotScored) -> Scores | None:
    if isinstance(result, NotScored):
        return None
    found = result.rules.classes[result.class_id]
    deprived = tuple(row.indicator.words.vi for row in result.deprivations if row.deprived)
    return Scores(result.totals, result.class_id, found.words, found.group, deprived)


def _problems(
    household: SurveyedHousehold, result: Scored | NotScored, classified: Classified
) -> tuple[Problem, ...]:
    if isinstance(result, Scored):
        return ()
    return tuple(placed_problems(household, result, classified.survey.sources))


def _named(file: str, sha256: str) -> str:
    return f"{file} (SHA-256 {sha256[:16]}…)"


def _header(
    header: SurveyHeader, law: Law, rules: list[Rules], as_of: date, marks: tuple[str, ...]
) -> ListHeader:
    standard = law.standard(header.standard).says
    classes = sorted(rules[0].classes.values(), key=lambda one: one.rank)
    sheets = {_named(one.sheet.id, one.hashes["sheet"]) for one in rules}
    sheets |= {_named(one.variant.id, one.hashes["variant"]) for one in rules if one.variant is not None}
    return ListHeader(
        province=header.province,
        province_code=header.province_code,
        district=header.district,
        commune=header.commune,
        commune_code=header.commune_code,
        list_year=header.list_year,
        review_year=header.review_year,
        as_of=as_of,
        standard=standard.words,
        classes=tuple((one.id, one.group, one.words) for one in classes),
        sheets=tuple(sorted(sheets)),
        marks=marks,
    )
