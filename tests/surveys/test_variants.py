"""A ward that its province scores with the rural land and livestock items: template, survey, score, lists."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from law_with_variants import URBAN_LAND, law_with_variants
from survey_commune import HEADER, RICH_HOME, head, household

from rasoat.cli.classify import classify as classify_command
from rasoat.cli.template import template as template_command
from rasoat.common.problems import Refused
from rasoat.files.workbook_reader import read_workbook
from rasoat.law.reading.law import Law
from rasoat.law.scoring.book import RuleBook
from rasoat.law.scoring.rules import Rules
from rasoat.surveys.classify import classify
from rasoat.surveys.lists import lists_of
from rasoat.surveys.reader import read_survey
from rasoat.surveys.survey import SurveyHeader, SurveyVillage
from rasoat.surveys.survey_law import NO_VARIANTS, SurveyLaw, variants_named
from rasoat.surveys.template import survey_template

DAY = date(2018, 11, 20)
WARD = replace(
    HEADER,
    commune_code="24611",
    commune="Phường Nghĩa Đức",
    area="urban",
    villages=(SurveyVillage(None, "Tổ dân phố 1", "urban"),),
)
OUTSIDE = replace(WARD, commune_code="24612", commune="Phường Nghĩa Thành")
IN_USE = {"urban/central_highlands": URBAN_LAND}
LAND = {"annual_crop_m2": 1200, "perennial_crop_m2": 0, "cattle_horses": 3, "pigs_goats_sheep": 0}
FARMER = household(1, (head("Nguyễn Văn An"),), RICH_HOME | LAND, village="Tổ dân phố 1", day=DAY)


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Law:
    return law_with_variants(tmp_path_factory.mktemp("law"))


def rules(law: Law, header: SurveyHeader = WARD, variants=IN_USE, day: date = DAY) -> Rules:
    return SurveyLaw(RuleBook(law), variants).scorer(header, "urban", day).rules


def workbook(law: Law) -> bytes:
    return survey_template(WARD, {"urban": rules(law)}, [FARMER], filled=True)


def points(law: Law, variants) -> dict[str, int]:
    """Points by item of the farmer, handed in as a workbook."""
    survey = read_survey(workbook(law), law, variants=variants)
    [(_, scored)] = classify(survey, law, variants=variants).results
    return {line.item.id: line.points for line in scored.lines}


def test_land_and_livestock_are_asked_read_and_scored(law):
    asked = read_workbook(workbook(law), "x.xlsx").sheet("Hộ").rows
    assert any("cattle_horses" in row for row in asked)
    plain, local = points(law, NO_VARIANTS), points(law, IN_USE)
    assert local.keys() - plain.keys() == {
        "annual_crops",
        "perennial_crops",
        "cattle_horses",
        "pigs_goats_sheep",
    }
    assert local["cattle_horses"] > 0
    assert sum(local.values()) > sum(plain.values())


@pytest.mark.parametrize(
    ("header", "variants", "applies"),
    [
        (WARD, IN_USE, True),
        (OUTSIDE, IN_USE, False),
        (WARD, {"rural/central_highlands": "67-rural-boats"}, False),
        (replace(WARD, region="red_river_delta"), IN_USE, False),
    ],
    ids=["its communes", "another commune", "another area", "another region"],
)
def test_a_variant_is_for_the_area_region_and_communes_it_names(law, header, variants, applies):
    assert (rules(law, header, variants).variant is not None) is applies


def test_workbook_and_lists_name_the_variant(law):
    survey = read_survey(workbook(law), law, variants=IN_USE)
    found = lists_of(classify(survey, law, variants=IN_USE), law)
    assert any(name.startswith(f"{URBAN_LAND} (SHA-256 ") for name in found.header.sheets)
    notes = str(read_workbook(workbook(law), "x.xlsx").sheet("Thông tin").rows)
    assert f"biến thể {URBAN_LAND}" in notes


def test_a_variant_nobody_knows_is_refused_with_those_there_are(law):
    assert variants_named(law, [URBAN_LAND]) == IN_USE
    with pytest.raises(Refused) as refused:
        variants_named(law, ["67-no-such"])
    [problem] = refused.value.problems
    assert (problem.rule, problem.place) == ("law.no_variant", "67-no-such")
    assert URBAN_LAND in problem.remedy.vi


def test_the_commands_take_variants(law, tmp_path: Path):
    made, filled, lists = (tmp_path / name for name in ("mau.xlsx", "phieu.xlsx", "danh-sach.xlsx"))
    under = ("--law", str(law.directory), "--variant", URBAN_LAND)
    asked = ("--commune", "24611", "--list-year", "2019", "--out", str(made))
    assert CliRunner().invoke(template_command, [*asked, *under]).exit_code == 0
    assert any("cattle_horses" in row for row in read_workbook(made, "x.xlsx").sheet("Hộ").rows)
    filled.write_bytes(workbook(law))
    done = CliRunner().invoke(classify_command, [str(filled), "--out", str(lists), *under])
    assert done.exit_code == 0, done.output
    assert URBAN_LAND in str(read_workbook(lists, "x.xlsx").sheets[0].rows)
