"""One household as JSON: explained line by line, or refused with every fault at its key."""

import json
from pathlib import Path
from typing import Any

import pytest

from rasoat.common.problems import Refused
from rasoat.law.reading.load import shipped
from rasoat.surveys.explanation import as_json, as_text, explain_household
from rasoat.surveys.household_json import read_household

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "household.json"


def example() -> dict[str, Any]:
    return json.loads(EXAMPLE.read_text(encoding="utf-8"))


def explained(given: dict[str, Any]):
    asked = read_household(json.dumps(given).encode(), shipped())
    return asked, explain_household(asked, shipped())


def changed(path: str, value: Any) -> dict[str, Any]:
    """The example with one key changed; the value ... takes the key away."""
    given = example()
    *above, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    inner: Any = given
    for key in above:
        inner = inner[key]
    if value is ...:
        del inner[last]
    else:
        inner[last] = value
    return given


FAULTS = [
    ("list_year", "x", "household.value", "list_year"),
    ("list_year", 2010, "law.no_standard", ""),
    ("list_year", 2028, "law.unknown_value", ""),
    ("review_date", "5/11/2018", "household.value", "review_date"),
    ("review_date", ..., "household.value", "review_date"),
    ("area", "miền núi", "household.value", "area"),
    ("province", ..., "household.no_region", "region"),
    ("province", "670", "household.value", "province"),
    ("province", "97", "law.no_region", ""),
    ("region", "tây nguyên", "household.unknown_name", "region"),
    ("variant", "no-such", "household.unknown_name", "variant"),
    ("members", [], "household.value", "members"),
    ("members.0.birth", "31/02/1990", "date.impossible", "members[0].birth"),
    ("members.0.birth", ..., "household.value", "members[0].birth"),
    ("members.0.birth", "01/12/2018", "score.born_after_review", "members[0]"),
    ("members.0.birt", 1990, "household.value", "members[0].birt"),
    ("members.0.answers.pension", "ok", "score.not_allowed", "members[0].answers.pension"),
    ("members.0.answers.schooling_now", "primary", "score.not_asked", "members[0].answers.schooling_now"),
    ("answers.wal", "tile", "household.unknown_name", "answers.wal"),
    ("answers.wall", ..., "score.missing", "answers.wall"),
    ("answers.wall", "glass", "score.not_allowed", "answers.wall"),
    ("answers.wall", [1], "household.value", "answers.wall"),
    ("answers.assets", ["moon_rocket"], "score.not_allowed", "answers.assets"),
    ("answers.living_area_m2", 99999, "score.not_allowed", "answers.living_area_m2"),
    ("answers.living_area_m2", 12.5, "household.value", "answers.living_area_m2"),
]


@pytest.mark.parametrize(("path", "value", "rule", "place"), FAULTS)
def test_a_fault_is_named_at_its_key(path, value, rule, place):
    with pytest.raises(Refused) as refused:
        explained(changed(path, value))
    found = [problem for problem in refused.value.problems if problem.rule == rule]
    assert found, [problem.sentence("en") for problem in refused.value.problems]
    assert place in found[0].place


@pytest.mark.parametrize("stored", [b"\xff{", b"{", b"[]", b"", b"[" * 100_000, b" " * 2_000_000])
def test_what_is_no_household_is_refused(stored):
    with pytest.raises(Refused):
        read_household(stored, shipped())


def test_the_example_is_explained_from_answer_to_class():
    asked, found = explained(example())
    assert found.proposed.id == "poor_by_income"
    assert found.totals["b1"] == sum(line.points for line in found.lines)
    assert found.totals["b2"] == sum(line.points for line in found.indicators)
    assert asked.region == "central_highlands"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_text_says_every_point_with_answer_rule_and_source(language):
    asked, found = explained(example())
    text = as_text(found, asked, shipped(), language=language)
    for line in (*found.lines, *found.indicators):
        for words in (line.question, line.answer, line.rule):
            assert words.in_language(language) in text
    for threshold in found.thresholds:
        assert threshold.words.in_language(language) in text
    assert found.decision_rule.in_language(language) in text
    assert "17/2016/TT-BLĐTBXH" in text
    for needed in {
        "vi": ("MINH HỌA", "Danh sách năm 2019", "năm rà soát 2018", "chưa xác nhận", "đề xuất"),
        "en": ("ILLUSTRATIVE", "List of 2019", "review year 2018", "unconfirmed", "proposal"),
    }[language]:
        assert needed in text


def test_the_data_say_the_same_and_carry_the_hashes():
    asked, found = explained(example())
    data = json.loads(json.dumps(as_json(found, asked), ensure_ascii=False))
    assert (data["list_year"], data["review_date"]) == (2019, "2018-11-05")
    assert data["class"]["id"] == "poor_by_income"
    assert data["illustrative"] is True
    assert data["sheet"]["sha256"] == found.rules.hashes["sheet"]
    assert sum(item["points"] for item in data["items"]) == data["totals"]["b1"]
    certainties = {item["source"]["certainty"] for item in (*data["items"], *data["indicators"])}
    assert certainties == {"illustrative", "recalled"}


def test_yes_no_and_lists_may_be_written_as_json_has_them():
    given = changed("answers.loudspeaker", "no")
    given["members"][0]["answers"]["pension"] = "no"
    assert explained(given)[1].totals == explained(example())[1].totals
