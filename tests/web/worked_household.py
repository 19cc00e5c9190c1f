"""One household scored by the real law, for the pages that show a score."""

from datetime import date

from rasoat.common.partial_dates import PartialDate
from rasoat.law.reading.load import shipped
from rasoat.law.scoring.book import RuleBook
from rasoat.law.scoring.explain import Explanation, explain
from rasoat.law.scoring.household import Household, Member
from rasoat.law.scoring.score import Scored

REVIEW_DATE = date(2018, 10, 9)
ANSWERS = {
    "wall": "brick_stone",
    "pillar": "brick_stone",
    "roof": "sheet",
    "living_area_m2": 60,
    "electricity_kwh": 105,
    "main_water": "unprotected_dug_well",
    "toilet": "other",
    "assets": frozenset({"colour_tv", "motorbike", "refrigerator"}),
    "information_devices": frozenset({"telephone"}),
    "loudspeaker": "yes",
    "garden_pond_m2": 300,
    "annual_crop_m2": 4000,
    "perennial_crop_m2": 2500,
    "forest_m2": 0,
    "aquaculture_m2": 0,
    "cattle_horses": 1,
    "pigs_goats_sheep": 2,
    "poultry": 20,
    "business": "none",
}
ADULT = {
    "general_education": "lower_secondary",
    "vocational_education": "none",
    "no_labour_capacity": "no",
    "nonfarm_work": "none",
    "pension": "no",
    "serious_illness": "no",
    "health_insurance": "yes",
    "uses_telephone": "yes",
    "uses_internet": "no",
}
SMALL = {"serious_illness": "no"}
PUPIL = SMALL | {"health_insurance": "yes", "uses_telephone": "no", "uses_internet": "no"}


def household() -> Household:
    """Two adults and three children in a rural commune."""
    young = {key: answer for key, answer in ADULT.items() if key != "pension"}
    young |= {"schooling_now": "not_attending", "general_education": "primary"}
    return Household(
        ANSWERS,
        (
            Member(PartialDate(1974), ADULT),
            Member(PartialDate(1978, 5, 12), ADULT),
            Member(PartialDate(2001, 3), young),
            Member(PartialDate(2008, 9, 21), PUPIL | {"schooling_now": "primary"}),
            Member(PartialDate(2014), SMALL | {"schooling_now": "preschool"}),
        ),
    )


def explained() -> tuple[Scored, Explanation]:
    """Its score under the illustrative sheet, and the explanation."""
    law = shipped()
    scored = RuleBook(law).scorer(2019, "rural", "central_highlands", REVIEW_DATE).score(household())
    assert isinstance(scored, Scored), [problem.sentence() for problem in scored.problems]
    return scored, explain(scored, law)
