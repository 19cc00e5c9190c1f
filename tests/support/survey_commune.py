"""A small invented commune: households that fall below, at and above every threshold of interest."""

from dataclasses import replace
from datetime import date

from rasoat.common.partial_dates import PartialDate
from rasoat.law.reading.load import shipped
from rasoat.law.scoring.book import RuleBook
from rasoat.law.scoring.rules import Rules
from rasoat.surveys.survey import SurveyedHousehold, SurveyedMember, SurveyHeader, SurveyVillage

DAY = date(2018, 11, 5)
VILLAGES = (
    SurveyVillage(None, "Thôn Đắk Hòa", "rural"),
    SurveyVillage(None, "Bon Bu Sóp", "rural"),
    SurveyVillage(None, "Tổ dân phố 3", "urban"),
)
HEADER = SurveyHeader(
    province_code="67",
    commune_code="24643",
    commune="Xã Đắk Wil",
    area="rural",
    region="central_highlands",
    review_year=2018,
    list_year=2019,
    standard="vn-2016-2020",
    villages=VILLAGES,
    province="Tỉnh Đắk Nông",
    district="Huyện Cư Jút",
)
BOOK = RuleBook(shipped())


def rules(area: str = "rural", list_year: int = 2019, day: date = DAY) -> Rules:
    return BOOK.scorer(list_year, area, "central_highlands", day).rules


def rules_by_area() -> dict[str, Rules]:
    return {"rural": rules("rural"), "urban": rules("urban")}


POOR_HOME = {
    "wall": "bamboo_board",
    "pillar": "poor_wood_bamboo",
    "roof": "thatch",
    "living_area_m2": 20,
    "electricity_kwh": 10,
    "main_water": "surface",
    "toilet": "none",
    "assets": frozenset(),
    "information_devices": frozenset(),
    "loudspeaker": "no",
    "business": "none",
}
FARM = {
    "garden_pond_m2": 0,
    "annual_crop_m2": 1200,
    "perennial_crop_m2": 0,
    "forest_m2": 0,
    "aquaculture_m2": 0,
    "cattle_horses": 0,
    "pigs_goats_sheep": 0,
    "poultry": 0,
}
RICH_HOME = POOR_HOME | {
    "wall": "reinforced_concrete",
    "pillar": "reinforced_concrete",
    "roof": "reinforced_concrete",
    "living_area_m2": 200,
    "electricity_kwh": 300,
    "main_water": "tap",
    "toilet": "septic",
    "assets": frozenset(
        ("colour_tv", "car", "motorbike", "refrigerator", "air_conditioner", "washing_machine")
    ),
    "information_devices": frozenset(("smartphone", "laptop")),
    "loudspeaker": "yes",
    "business": "shop_workshop",
}
ADULT = {
    "general_education": "none",
    "vocational_education": "none",
    "nonfarm_work": "none",
    "serious_illness": "no",
    "health_insurance": "yes",
    "uses_telephone": "no",
    "uses_internet": "no",
}
WORKING = {"no_labour_capacity": "no"}
YOUNG = {"schooling_now": "not_attending"}
PAST_FORTY = {"pension": "no"}
CHILD = {
    "schooling_now": "primary",
    "serious_illness": "no",
    "health_insurance": "yes",
    "uses_telephone": "no",
    "uses_internet": "no",
}


def member(number: int, name: str, relation: str, sex: str, birth: str, answers: dict) -> SurveyedMember:
    return SurveyedMember(number, name, relation, sex, PartialDate.parse(birth), "20", None, answers)


def head(name: str, birth: str = "1971", sex: str = "male", **answers: str) -> SurveyedMember:
    return member(1, name, "head", sex, birth, ADULT | WORKING | PAST_FORTY | answers)


def wife(name: str, birth: str = "12/05/1990") -> SurveyedMember:
    return member(2, name, "spouse", "female", birth, ADULT | WORKING | YOUNG)


def child(number: int, name: str, birth: str = "05/2010") -> SurveyedMember:
    return member(number, name, "child", "male", birth, dict(CHILD))


def household(
    number: int,
    members: tuple[SurveyedMember, ...],
    answers: dict,
    *,
    village: str = "Thôn Đắk Hòa",
    last_class: str = "none",
    code: str | None = None,
    day: date = DAY,
) -> SurveyedHousehold:
    return SurveyedHousehold(
        row=0,
        code=code,
        village=village,
        village_code=None,
        local_number=str(number),
        residence="permanent",
        review_date=day,
        last_class=last_class,
        enumerator="Trần Thị Hạnh",
        answers=answers,
        members=members,
    )


def households() -> tuple[SurveyedHousehold, ...]:
    """Poor, near-poor, leaving, above, urban, and one with a code and children."""
    return (
        household(
            1, (head("Nguyễn Văn An"), wife("Lê Thị Bình"), child(3, "Nguyễn Văn Cường")), POOR_HOME | FARM
        ),
        household(2, (head("Điểu K'Rang", "1971", "male"),), RICH_HOME | FARM, last_class="poor"),
        household(
            1,
            (head("H'Mai", "02/1975", "female"), child(2, "Y Đôn")),
            POOR_HOME | FARM,
            village="Bon Bu Sóp",
            last_class="near_poor",
            code="1000000018",
        ),
        household(
            2,
            (head("Trần Văn Dũng", "1969"),),
            RICH_HOME | FARM,
            village="Bon Bu Sóp",
            last_class="near_poor",
        ),
        household(1, (head("Phạm Thị Em", "1960", "female"),), RICH_HOME, village="Tổ dân phố 3"),
    )


def with_answer(one: SurveyedHousehold, **answers: object) -> SurveyedHousehold:
    """The household with answers changed; None takes an answer away."""
    changed = {name: value for name, value in {**one.answers, **answers}.items() if value is not None}
    return replace(one, answers=changed)
