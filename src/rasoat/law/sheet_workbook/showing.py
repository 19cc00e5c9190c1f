"""A score sheet as lines of text: what it is, then every item with its levels and points."""

from collections.abc import Iterator

from rasoat.law.coverage import CERTAINTY
from rasoat.law.model.sheet import ScoreSheet
from rasoat.law.reading.law import Law
from rasoat.law.sheet_workbook.comparing import level_of
from rasoat.law.sheet_workbook.rows import LevelRow, rows_of_sheet


def lines_of(law: Law, sheet: ScoreSheet, language: str) -> Iterator[str]:
    """Lines in ``language`` ("vi" or "en")."""
    questionnaire = law.questionnaires[law.standard(sheet.standard).says.questionnaire].says
    certainty = CERTAINTY[sheet.source.certainty].in_language(language)
    yield f"{sheet.id}: {sheet.words.in_language(language)}"
    source = f"{sheet.source.instrument}, {sheet.source.place}"
    yield f"{sheet.state.value} · {certainty} · {source} · {sheet.since}"
    last = ""
    for row in rows_of_sheet(sheet, questionnaire):
        if row.item != last:
            yield f"\n{row.no}. {row.words.in_language(language) if row.words else row.item} ({row.shape})"
            last = row.item
        yield _level(row, language)


def _level(row: LevelRow, language: str) -> str:
    words = row.level_words.in_language(language) if row.level_words else level_of(row)
    cap = "" if row.cap is None else f" (≤ {row.cap})"
    return f"  {'–' if row.points is None else row.points:>5}  {words}{cap}"
