"""A score sheet as rows and as the text of a file: nothing is lost on the way there and back."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasoat.common.problems import Refused
from rasoat.common.words import Words
from rasoat.law.model.sheet import ScoreSheet
from rasoat.law.reading.files import LawFile, frozen, with_defaults
from rasoat.law.reading.law import Law
from rasoat.law.reading.load import load, shipped
from rasoat.law.sheet_workbook.building import PlacedRow, SheetInfo, sheet_from_rows
from rasoat.law.sheet_workbook.comparing import differences
from rasoat.law.sheet_workbook.rows import LevelRow, rows_of_sheet
from rasoat.law.sheet_workbook.showing import lines_of
from rasoat.law.sheet_workbook.toml_text import toml_of, value_of

COLUMNS = ("item", "no", "words", "shape", "asks", "level", "level_words", "least", "most", "points", "cap")
SMALL = load(Path(__file__).parent / "small")
SHEETS = [
    pytest.param(law, file, id=name)
    for law in (shipped(), SMALL)
    for name, file in sorted(law.sheets.items())
]


def levels(law: Law, sheet: ScoreSheet) -> tuple[LevelRow, ...]:
    questionnaire = law.questionnaires[law.standard(sheet.standard).says.questionnaire].says
    return rows_of_sheet(sheet, questionnaire)


def placed(rows: tuple[LevelRow, ...]) -> list[PlacedRow]:
    return [
        PlacedRow(row, {key: f"{key}{number}" for key in COLUMNS}) for number, row in enumerate(rows, start=1)
    ]


def info(law: Law, sheet: ScoreSheet, **changes: object) -> SheetInfo:
    instrument = "act" if law is SMALL else "tt-14-2018" if "2016" in sheet.standard else "tt-07-2021"
    said: dict[str, object] = {
        "standard": sheet.standard,
        "area": sheet.area,
        "region": sheet.region,
        "instrument": instrument,
        "place": "annex",
        "since": date(2021, 9, 1),
        "least_total": 0,
        "most_total": sheet.most_total or 30,
        "words": Words("Bảng", "Sheet"),
        "places": {"table": "table", "most_total": "B10"},
    }
    return SheetInfo(**(said | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(("law", "file"), SHEETS)
def test_the_text_of_a_sheet_reads_back_as_the_sheet(law: Law, file: LawFile[ScoreSheet]) -> None:
    table = with_defaults(frozen(tomllib.loads(toml_of(file.says))), ScoreSheet)
    assert ScoreSheet.model_validate(table) == file.says


@pytest.mark.parametrize(("law", "file"), SHEETS)
def test_the_rows_of_a_sheet_build_the_same_items(law: Law, file: LawFile[ScoreSheet]) -> None:
    built = sheet_from_rows(law, info(law, file.says), placed(levels(law, file.says)))
    own = {"since", "source"}
    assert [item.model_dump(exclude=own) for item in built.sheet.items] == [
        item.model_dump(exclude=own) for item in file.says.items
    ]
    assert built.sheet.state == "waiting"


@pytest.mark.parametrize(("law", "file"), SHEETS)
def test_a_sheet_does_not_differ_from_itself(law: Law, file: LawFile[ScoreSheet]) -> None:
    questionnaire = law.questionnaires[law.standard(file.says.standard).says.questionnaire].says
    assert differences(file.says, file.says, questionnaire) == ()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives_being_written(text: str) -> None:
    assert tomllib.loads(f"x = {value_of(text)}")["x"] == text


def test_a_sheet_without_items_is_refused() -> None:
    sheet = SMALL.sheets["s/urban"].says
    with pytest.raises(Refused) as refused:
        sheet_from_rows(SMALL, info(SMALL, sheet), [])
    assert [(one.rule, one.place) for one in refused.value.problems] == [("sheet.empty", "table")]


def test_a_stated_total_is_held_against_the_items() -> None:
    sheet = SMALL.sheets["s/urban"].says
    with pytest.raises(Refused) as refused:
        sheet_from_rows(SMALL, info(SMALL, sheet, most_total=31), placed(levels(SMALL, sheet)))
    assert [(one.rule, one.place) for one in refused.value.problems] == [("law.stated_total", "B10")]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_sheet_is_shown_with_every_point(language: str) -> None:
    sheet = shipped().sheets["vn-2016-2020/urban"].says
    shown = list(lines_of(shipped(), sheet, language))
    points = [int(line.split()[0]) for line in shown[2:] if line.startswith("  ")]
    assert points == [row.points for row in levels(shipped(), sheet)]
