"""Survey workbooks of a commune of the small province, as a commune would hand them in."""

from collections.abc import Iterable
from dataclasses import replace

from sample_households import REVIEW_DAY, scorer, surveyed
from small_province import Place, SmallProvince

from rasoat.register.values import NewHousehold
from rasoat.surveys.survey import SurveyedHousehold, SurveyedMember, SurveyHeader, SurveyVillage
from rasoat.surveys.template import survey_template

HILL = SurveyHeader(
    province_code="67",
    commune_code="24601",
    commune="Đồi Cao",
    area="rural",
    region="central_highlands",
    review_year=2018,
    list_year=2019,
    standard="vn-2016-2020",
    villages=(
        SurveyVillage(None, "Thượng", "rural"),
        SurveyVillage(None, "Hạ", "rural"),
    ),
)


def row(number: int, head: str, village: str = "Thượng", *, rich: bool = False, **more) -> SurveyedHousehold:
    """One row of a survey: a household of two, poor or ``rich``."""
    known: NewHousehold = surveyed(1, head, rich=rich)
    members = tuple(
        SurveyedMember(place, one.name, one.relation, one.sex, one.birth, one.ethnic_group, None, one.answers)
        for place, one in enumerate(known.members, start=1)
    )
    household = SurveyedHousehold(
        row=0,
        code=None,
        village=village,
        village_code=None,
        local_number=str(number),
        residence="permanent",
        review_date=REVIEW_DAY,
        last_class="none",
        enumerator="Y Mẫu",
        answers=known.survey.answers,
        members=members,
    )
    return replace(household, **more)


def workbook(rows: Iterable[SurveyedHousehold], header: SurveyHeader = HILL) -> bytes:
    """The workbook with these rows filled in."""
    return survey_template(header, {"rural": scorer().rules}, rows, filled=True)


THREE = (row(1, "Trần Thị Một"), row(2, "Lê Văn Hai", rich=True), row(3, "Y Ba", "Hạ"))


def unit_of(province: SmallProvince, village: str) -> Place:
    """The village of the small province that has this name in the workbook."""
    return {"Thượng": province.upper, "Hạ": province.lower}[village]
