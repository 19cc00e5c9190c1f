"""A campaign's variants: the workbook asks what they ask, the import scores by them and says so."""

from dataclasses import replace
from datetime import date

import pytest
from law_with_variants import URBAN_LAND, law_with_variants
from sample_households import YEARS
from survey_commune import RICH_HOME, head, household
from survey_files import HILL

from rasoat.campaigns.actions.open_campaign import Plan, open_campaign
from rasoat.campaigns.models import CampaignKind
from rasoat.campaigns.queries import years_of
from rasoat.law.reading.law import Law
from rasoat.law.reading.load import load
from rasoat.law.scoring.book import RuleBook
from rasoat.people.acting import acting
from rasoat.register.actions.begin_import import begin_import
from rasoat.register.intake.run import ImportRun
from rasoat.register.models import Assessment
from rasoat.surveys.survey import SurveyVillage
from rasoat.surveys.survey_law import SurveyLaw
from rasoat.surveys.template import survey_template

pytestmark = pytest.mark.django_db

DAY = date(2018, 11, 12)
IN_USE = {"urban/central_highlands": URBAN_LAND}
QUARTER = "Tổ dân phố 1"
WARD = replace(
    HILL,
    commune_code="24603",
    commune="Trung Tâm",
    area="urban",
    villages=(SurveyVillage(None, QUARTER, "urban"),),
)
LAND = {"annual_crop_m2": 1200, "perennial_crop_m2": 0, "cattle_horses": 3, "pigs_goats_sheep": 0}
FARMER = household(1, (head("Nguyễn Văn An"),), RICH_HOME | LAND, village=QUARTER, day=DAY)


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Law:
    """The example variant, for every ward of the province."""
    directory = tmp_path_factory.mktemp("law")
    law_with_variants(directory)
    file = directory / "variants" / "urban-land-livestock.toml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("communes = ", "# communes = "), encoding="utf-8"
    )
    return load(directory)


@pytest.fixture
def officer(small_province, person_at):
    return person_at(small_province.town, "commune_officer")


def test_a_campaign_hands_its_variants_on(law, small_province, person_at):
    plan = Plan(
        CampaignKind.PERIODIC, 2018, [YEARS.standard], date(2018, 9, 1), date(2018, 12, 31), variants=IN_USE
    )
    with acting(person_at(small_province.province, "province_officer")) as who:
        open_campaign(plan, law, acting_user=who)
        assert years_of(2019).variants == IN_USE


def test_a_ward_is_scored_with_land_and_livestock(law, officer):
    book = RuleBook(law)
    rules = SurveyLaw(book, IN_USE).scorer(WARD, "urban", DAY).rules
    content = survey_template(WARD, {"urban": rules}, [FARMER], filled=True)
    with acting(officer):
        began = begin_import("phuong.xlsx", content, replace(YEARS, variants=IN_USE), acting_user=officer)
    run = ImportRun(began, book, officer)
    survey = run.read()
    run.write(survey, *run.check(survey))
    with acting(officer):
        found = Assessment.objects.get()
    assert (found.variant, found.answers["household"]["cattle_horses"]) == (URBAN_LAND, 3)
    points = {item: points for item, _, points in found.explanation["items"]}
    assert points["cattle_horses"] > 0
    assert sum(points.values()) == found.b1
