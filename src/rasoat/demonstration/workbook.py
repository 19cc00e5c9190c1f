"""A commune's survey as a workbook, to try bringing one in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.demonstration.communes import PROVINCE_CODE, Commune, all_communes
from rasoat.demonstration.data_files import read_toml
from rasoat.demonstration.plan import VillagePlan, plan
from rasoat.demonstration.questionnaire import rule_book
from rasoat.demonstration.seed import SEED
from rasoat.demonstration.village import fill_village
from rasoat.law.model.sheet import AreaType
from rasoat.law.scoring.rules import Rules
from rasoat.surveys.survey import SurveyedHousehold, SurveyHeader, SurveyVillage
from rasoat.surveys.template import survey_template

MARK: Final = "DỮ LIỆU TRÌNH DIỄN - người và hộ giả định / demonstration, invented people"

Codes = Mapping[tuple[str, str], str]
"""(village, local number) to household code, and (village, "") to the village's own code."""


@dataclass(frozen=True, slots=True)
class CommuneSurvey:
    """The whole survey of one commune as enumerators would hand it in, and the rules it was drawn from."""

    header: SurveyHeader
    rules: dict[AreaType, Rules]
    households: tuple[SurveyedHousehold, ...]


def commune_survey(commune_code: str, *, seed: int = SEED, codes: Codes | None = None) -> CommuneSurvey:
    """The survey of a commune. ``codes`` are those of the database it is meant for.

    Raises ``Refused`` for an unknown commune.
    """
    villages = [village for village in plan(seed) if village.commune.code == commune_code]
    if not villages:
        raise Refused([_no_such_commune(commune_code)])
    known, commune = codes or {}, villages[0].commune
    review = read_toml("figures.toml")["review"]
    scorer = rule_book().scorer(review["list_year"], commune.area, commune.region, review["first_day"])
    households = [_coded(one, known) for village in villages for one in _surveyed(village, seed)]
    header = _header(commune, villages, known)
    return CommuneSurvey(header, {commune.area: scorer.rules}, tuple(households))


def commune_workbook(commune_code: str, *, seed: int = SEED, codes: Codes | None = None) -> bytes:
    """The same as a workbook with its answers. Raises ``Refused`` for an unknown commune."""
    survey = commune_survey(commune_code, seed=seed, codes=codes)
    return survey_template(
        survey.header,
        survey.rules,
        survey.households,
        filled=True,
        marks=(MARK,),
        region_name="Tây Nguyên",
    )


def _surveyed(village: VillagePlan, seed: int) -> list[SurveyedHousehold]:
    return [one for one in fill_village(village, seed) if isinstance(one, SurveyedHousehold)]


def _coded(household: SurveyedHousehold, codes: Codes) -> SurveyedHousehold:
    village = household.village
    code, village_code = codes.get((village, household.local_number)), codes.get((village, ""))
    return replace(household, code=code, village_code=village_code)


def _header(commune: Commune, villages: list[VillagePlan], codes: Codes) -> SurveyHeader:
    review = read_toml("figures.toml")["review"]
    titles = [village.name.title for village in villages]
    return SurveyHeader(
        province_code=PROVINCE_CODE,
        commune_code=commune.code,
        commune=commune.title,
        area=commune.area,
        region=commune.region,
        review_year=review["review_year"],
        list_year=review["list_year"],
        standard=review["standard"],
        villages=tuple(SurveyVillage(codes.get((title, "")), title, commune.area) for title in titles),
        province="Tỉnh Đắk Nông",
        district=commune.district,
    )


def _no_such_commune(code: str) -> Problem:
    examples = ", ".join(f"{commune.code} ({commune.title})" for commune in all_communes()[:3])
    return Problem(
        "demonstration.no_such_commune",
        code,
        Words("không có xã, phường, thị trấn nào mang mã này.", "no commune has this code."),
        Words(f"Dùng mã 5 chữ số, ví dụ {examples}.", f"Use a code of five digits, such as {examples}."),
    )
