"""Pairs that an official can read: what comes of them and by which evidence."""

import tomllib
from pathlib import Path

import pytest

from rasoat.register.duplicates.comparisons import COMPARISONS, HOUSEHOLD
from rasoat.register.duplicates.found import PersonPair
from rasoat.register.duplicates.person import Person
from rasoat.register.duplicates.search import compare
from rasoat.register.duplicates.weights import shipped

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]
COMPARED = [one.id for one in (*COMPARISONS, HOUSEHOLD)]


def household(written: dict) -> list[Person]:
    return [
        Person(place, 1, written["village"], *fields) for place, fields in enumerate(written["people"], 1)
    ]


def first_pair(case: dict) -> PersonPair:
    pairs = compare(household(case["left"]), household(case["right"]))
    return next(pair for pair in pairs if (pair.left, pair.right) == (1, 1))


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_verdict_and_evidence(case):
    pair = first_pair(case)
    seen = dict(zip(COMPARED, (level or "" for level in pair.levels), strict=True))
    assert (pair.band, {name: seen[name] for name in case["levels"]}) == (case["verdict"], case["levels"])


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_the_lines_add_up_to_the_weight(case):
    pair = first_pair(case)
    lines = pair.lines(shipped())
    assert sum(line.weight for line in lines) == pytest.approx(pair.weight)
    assert all(line.what.vi and line.what.en for line in lines)
    assert [line.comparison for line in lines] == [
        name for name, level in zip(COMPARED, pair.levels, strict=True) if level
    ]


def test_a_line_says_how_common_the_name_is():
    left, right = [Person(1, 1, 1, "Lò Văn Ón", "1980")], [Person(1, 1, 1, "LO VAN ON", "1980")]
    name = compare(left, right)[0].lines(shipped())[0]
    assert name.what.vi.startswith("Họ tên giống nhau, một bên viết không dấu; khoảng ")
    assert "about one person in " in name.what.en
