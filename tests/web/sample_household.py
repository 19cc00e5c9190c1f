"""Samples of a household: scored, without a score, scored under another law."""

from dataclasses import replace
from datetime import date

from sample_places import COMMUNE, DISTRICT, EXPLANATION, LAW, PROVINCE, VILLAGE

from rasoat.common.codes import household_code, person_code
from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.register.queries.households import MemberRow
from rasoat.web.page_models.frame import Crumb
from rasoat.web.page_models.household import HouseholdPage, Survey, YearRow
from rasoat.web.page_models.score import score_of


def words(vi: str, en: str) -> Words:
    return Words(vi, en)


SCORE = score_of(EXPLANATION, LAW)
MEMBERS = (
    ("Điểu K'Rang", "Chủ hộ", "Head", "1974", 44),
    ("Thị Mai", "Vợ", "Wife", "12/05/1978", 40),
    ("Điểu Sơn", "Con", "Child", "03/2001", 17),
    ("Thị Thơm", "Con", "Child", "21/09/2008", 10),
    ("Điểu Bình", "Con", "Child", "2014", 4),
)
SURVEY = Survey(
    list_year=2019,
    surveyed_on=date(2018, 10, 9),
    enumerator="Lê Thị Ngọc",
    standard=words("Chuẩn nghèo 2016-2020", "Standard 2016-2020"),
    sheet_url="#sheet",
    sheet_hash="9f2b" * 16,
    sheet_state="illustrative",
    area_type="rural",
    region=words("Tây Nguyên", "Central Highlands"),
    class_id=SCORE.class_id,
    b1=SCORE.b1,
    b2=SCORE.b2,
    score=SCORE,
    faults=(),
)
HOUSEHOLD = HouseholdPage(
    code=household_code(10, 4173),
    head="Điểu K'Rang",
    crumbs=(PROVINCE, DISTRICT, COMMUNE, VILLAGE, Crumb("Điểu K'Rang")),
    address="Bon Bù Bir, Xã Quảng Tín",
    residence=words("Thường trú", "Permanent"),
    ethnic_group="M'Nông",
    size=5,
    members=tuple(
        MemberRow(
            code=person_code(10, 321 + i),
            name=name,
            relation=words(vi, en),
            sex=words("nam", "male"),
            birth=PartialDate.parse(birth),
            age=age,
            ethnic_group="M'Nông",
            identity="",
        )
        for i, (name, vi, en, birth, age) in enumerate(MEMBERS)
    ),
    years=(
        YearRow(2019, 2018, "#2019", True, SCORE.class_id, SCORE.b1, SCORE.b2, ""),
        YearRow(2018, 2017, "#2018", False, "poor_by_income", 111, 40, "poor"),
    ),
    survey=SURVEY,
    may_hand_out=True,
    may_correct=True,
)
MISSING = Problem(
    "score.missing",
    "living_area",
    words("“Diện tích nhà ở” chưa có câu trả lời.", "'Living area' has no answer."),
    words("Hỏi lại hộ và ghi câu trả lời.", "Ask the household and record the answer."),
)
UNSCORED = replace(
    HOUSEHOLD,
    head="Thị Oanh",
    crumbs=(*HOUSEHOLD.crumbs[:-1], Crumb("Thị Oanh")),
    residence=None,
    ethnic_group="",
    size=None,
    members=HOUSEHOLD.members[:1],
    years=(YearRow(2019, 2018, "#2019", True, "unscored", None, None, ""),),
    survey=replace(SURVEY, class_id="unscored", b1=None, b2=None, score=None, faults=(MISSING,)),
)
OTHER_LAW = replace(HOUSEHOLD, survey=replace(SURVEY, score=None))
