"""Standards and score sheets as the page of the law shows them."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from rasoat.common.problems import Refused
from rasoat.common.words import Words
from rasoat.law.model.sheet import AreaType, ScoreSheet
from rasoat.law.model.sourced import current, in_force
from rasoat.law.model.standard import Standard, Threshold
from rasoat.law.reading.files import LawFile
from rasoat.law.reading.law import Law
from rasoat.law.scoring.explain import reference
from rasoat.law.scoring.rules import rules_for
from rasoat.toolsets.models import BroughtSheet
from rasoat.web.page_models.law import AreaRules, BroughtRow, LawPage, SheetRow, StandardRow
from rasoat.web.page_models.score import decision_lines

NO_SHEET = Words("Bảng điểm B1", "B1 score sheet")
AREA_TYPES: tuple[AreaType, ...] = ("rural", "urban")


def law_page(law: Law, brought: Iterable[BroughtSheet] = ()) -> LawPage:
    """Everything that ``law`` covers, newest standard first, and the sheets that offices brought in."""
    standards = sorted(law.standards.values(), key=lambda file: -last_list_year(file.says))
    return LawPage(
        standards=tuple(_standard(file.says, law) for file in standards),
        sheets=tuple(sheet_row(file, law) for file in law.sheets.values()),
        brought=tuple(_brought(sheet, law) for sheet in brought),
        instruments=tuple(law.register.values()),
    )


def last_list_year(standard: Standard) -> int:
    """The last list year the standard serves."""
    return max(span.last for span in standard.list_years)


def sheet_row(file: LawFile[ScoreSheet], law: Law) -> SheetRow:
    """One sheet with the words of its region."""
    sheet = file.says
    return SheetRow(
        id=sheet.id,
        url=reverse("score_sheet", args=[sheet.id]),
        words=sheet.words,
        standard=sheet.standard,
        area_type=sheet.area,
        region=region_words(law, sheet.region),
        state=sheet.state.value,
        since=sheet.since,
        hash=file.sha256,
    )


def _brought(sheet: BroughtSheet, law: Law) -> BroughtRow:
    return BroughtRow(
        sheet=sheet.sheet,
        state=sheet.state,
        area_type=sheet.area,
        region=region_words(law, sheet.region),
        since=sheet.since,
        hash=sheet.sha256,
        file_name=sheet.file_name,
        brought_by=sheet.brought_by.full_name,
        brought_at=sheet.brought_at,
        approved_by=sheet.approved_by.full_name if sheet.approved_by else "",
    )


def region_words(law: Law, region: str) -> Words:
    """The name of a score region; its id when no file names it."""
    known = {one.id: one.words for file in law.regions.values() for one in file.says.regions}
    return known.get(region, Words(region, region))


def _standard(standard: Standard, law: Law) -> StandardRow:
    first = min(standard.list_years, key=lambda span: span.first)
    return StandardRow(
        id=standard.id,
        words=standard.words,
        first_list_year=first.first,
        last_list_year=last_list_year(standard),
        reference=reference(first, law),
        areas=tuple(_area(standard, area, law) for area in AREA_TYPES),
    )


def _area(standard: Standard, area: AreaType, law: Law) -> AreaRules:
    """The decision table as it stood in the standard's last review, for any region that has a sheet."""
    review = date(last_list_year(standard) - 1, 11, 15)
    regions = [
        file.says.region
        for file in law.sheets.values()
        if (file.says.standard, file.says.area) == (standard.id, area)
    ]
    try:
        rules = rules_for(law, review.year + 1, area, (regions or ["all"])[0], review)
    except Refused:
        return AreaRules(area, (), (*_unknown(standard, area, review), *([] if regions else [NO_SHEET])))
    return AreaRules(area, decision_lines(rules, law), ())


def _unknown(standard: Standard, area: AreaType, on: date) -> tuple[Words, ...]:
    """Names of the thresholds and indicators that have no value."""
    named = {name for row in standard.decisions for part in row.when for name in part.thresholds}
    thresholds = [one for one in standard.thresholds if one.id in named and not _is_known(one, area, on)]
    indicators = [one for one in current(standard.indicators, on) if one.deprived_when is None]
    return tuple(one.words for one in (*thresholds, *indicators))


def _is_known(threshold: Threshold, area: AreaType, on: date) -> bool:
    entry = in_force(threshold.entries(area), on)
    return entry is not None and entry.value is not None
