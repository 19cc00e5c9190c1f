"""A third party's card and a province's variants: law files alone, no line of code."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from rasoat.common.partial_dates import PartialDate
from rasoat.law.reading.law import Law
from rasoat.law.reading.load import SHIPPED, load
from rasoat.law.scoring.household import Household, Member
from rasoat.law.scoring.rules import Rules, rules_for
from rasoat.law.scoring.score import NotScored, Scored, Scorer

EXAMPLES = Path(__file__).parent / "examples"
DAY = date(2018, 11, 15)
REVIEW = date(2024, 10, 1)


def card(area: str) -> Scorer:
    law = load(EXAMPLES / "third_party")
    rules = rules_for(law, 2025, area, "all", REVIEW, jurisdiction="example")  # type: ignore[arg-type]
    return Scorer(rules)


def person(born: str, **answers: str) -> Member:
    return Member(PartialDate.parse(born), answers)


WELL_OFF = Household(
    {"floor": "cement", "cooking_fuel": "gas_electric", "owns": frozenset({"motorcycle", "fridge", "fan"}),
     "rooms": 4, "chickens": 12},
    (person("1980", literate="yes", wage="yes"), person("1982", literate="yes", wage="yes")),
)  # fmt: skip
BADLY_OFF = Household(
    {"floor": "earth", "cooking_fuel": "wood", "owns": frozenset({"bicycle"}), "rooms": 1, "chickens": 3},
    (person("1980", literate="no", wage="no"), person("2015"), person("2017"), person("2019-06-02")),
)
BETWEEN = Household(
    {
        "floor": "wood",
        "cooking_fuel": "charcoal",
        "owns": frozenset({"motorcycle"}),
        "rooms": 3,
        "chickens": 0,
    },
    (person("1980", literate="yes", wage="yes"), person("1950", literate="no", wage="no"), person("2016")),
)


@pytest.mark.parametrize(
    ("household", "total", "likelihood", "class_id"),
    [
        (WELL_OFF, 25 + 10 + 11 + 20 + 8 + 5 + 9 + 10, 15, "unlikely_poor"),
        (BADLY_OFF, 0 + 0 + 0 + 2 + 0 + 3 + 0 + 0, 820, "likely_poor"),
        (BETWEEN, 15 + 4 + 5 + 8 + 6 + 0 + 0 + 6, 370, "uncertain"),
    ],
)
def test_a_third_partys_card_scores_without_code(
    household: Household, total: int, likelihood: int, class_id: str
) -> None:
    scored = card("rural").score(household)
    assert isinstance(scored, Scored)
    assert (scored.totals["card"], scored.totals["likelihood"], scored.class_id) == (
        total,
        likelihood,
        class_id,
    )


def test_the_cards_cut_differs_by_area() -> None:
    rows = [card(area).decide({"card": 40, "likelihood": 450}).becomes for area in ("rural", "urban")]
    assert rows == ["uncertain", "likely_poor"]


def test_a_missing_answer_of_the_card_gives_no_score() -> None:
    answers = {name: value for name, value in WELL_OFF.answers.items() if name != "floor"}
    scored = card("rural").score(Household(answers, WELL_OFF.members))
    assert isinstance(scored, NotScored)
    assert [one.rule for one in scored.problems] == ["score.missing"]


@pytest.fixture(scope="module")
def with_variants(tmp_path_factory: pytest.TempPathFactory) -> Law:
    """The shipped law with the example variants laid beside it."""
    directory = tmp_path_factory.mktemp("law")
    shutil.copytree(SHIPPED, directory, dirs_exist_ok=True)
    shutil.copytree(EXAMPLES / "variants", directory / "variants", dirs_exist_ok=True)
    return load(directory)


def rules(law: Law, area: str, variant: str | None, day: date = DAY) -> Rules:
    return rules_for(law, 2019, area, "central_highlands", day, variant=variant)  # type: ignore[arg-type]


def test_a_ward_is_scored_with_the_rural_land_and_livestock_items(with_variants: Law) -> None:
    plain = rules(with_variants, "urban", None)
    local = rules(with_variants, "urban", "67-urban-land-livestock")
    country = {item.id: item for item in rules(with_variants, "rural", None).items}
    added = [item for item in local.items if item.id not in {one.id for one in plain.items}]
    assert [item.id for item in added] == [
        "annual_crops",
        "perennial_crops",
        "cattle_horses",
        "pigs_goats_sheep",
    ]
    own = {"no", "words", "source", "since"}  # the rest, points and all, is as lent
    for item in added:
        assert item.model_dump(exclude=own) == country[item.id].model_dump(exclude=own)
        assert item.source.instrument == local.variant.document.id
    assert set(local.questions) - set(plain.questions) == {
        "annual_crop_m2", "perennial_crop_m2", "cattle_horses", "pigs_goats_sheep"}  # fmt: skip


def test_boats_are_scored_by_the_document_of_the_province(with_variants: Law) -> None:
    plain = rules(with_variants, "rural", None)
    local = rules(with_variants, "rural", "67-rural-boats")
    assert {item.id for item in local.items} - {item.id for item in plain.items} == {"boats"}
    assert (plain.thresholds["b1_upper"].value, local.thresholds["b1_upper"].value) == (150, 155)


def test_what_a_variant_decides_cites_its_document(with_variants: Law) -> None:
    local = rules(with_variants, "rural", "67-rural-boats")
    boats = {item.id: item for item in local.items}["boats"]
    document = with_variants.register[boats.source.instrument]
    assert document.words.en.startswith("Demonstration document")


def test_rules_with_a_made_up_variant_are_made_up(with_variants: Law) -> None:
    assert rules(with_variants, "urban", "67-urban-land-livestock").is_illustrative


def test_no_variant_ships() -> None:
    assert load(SHIPPED).variants == {}
