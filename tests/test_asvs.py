"""The table of OWASP ASVS 5.0 names every requirement of levels 1 and 2, and what it points at is there."""

import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT))
from tools.asvs import PAGE, Requirement, all_of, chapters, faults, page, share  # noqa: E402

# Of the standard, release 5.0.0: how many requirements of level 1 and of level 2 each chapter has.
COUNTS = {
    1: (8, 19), 2: (4, 7), 3: (8, 11), 4: (2, 8), 5: (4, 5), 6: (13, 22), 7: (6, 12), 8: (4, 3), 9: (4, 3),
    10: (5, 24), 11: (3, 11), 12: (3, 6), 13: (1, 12), 14: (2, 7), 15: (3, 10), 16: (0, 16), 17: (0, 7),
}  # fmt: skip
TABLE = chapters()


def test_every_requirement_has_its_line() -> None:
    found = {one.id: Counter(each.level for each in one.requirements) for one in TABLE}
    assert {chapter: (levels[1], levels[2]) for chapter, levels in found.items()} == COUNTS
    assert Counter(one.level for one in all_of(TABLE)) == {1: 70, 2: 183}


def test_each_stands_in_its_chapter_in_order_and_once() -> None:
    for chapter in TABLE:
        numbers = [tuple(int(part) for part in one.id.split(".")) for one in chapter.requirements]
        assert numbers == sorted(set(numbers))
        assert {number[0] for number in numbers} == {chapter.id}


@pytest.mark.parametrize("one", all_of(TABLE), ids=lambda one: one.id)
def test_what_a_line_points_at_is_there(one: Requirement) -> None:
    assert faults(one) == []


def test_the_page_is_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: make docs"


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        (Requirement("1.1.1", 2, "x", "met"), "nothing shows it"),
        (Requirement("1.1.1", 2, "x", "partly"), "not said why"),
        (Requirement("1.1.1", 2, "x", "fine", why="x"), "no state"),
        (Requirement("1.1.1", 2, "x", "met", ("docs/nowhere.md",)), "not there"),
        (Requirement("1.1.1", 2, "x", "met", ("tests/test_asvs.py::test_nothing",)), "not there"),
    ],
)
def test_a_line_that_does_not_hold_is_found(line: Requirement, wrong: str) -> None:
    assert any(wrong in fault for fault in faults(line))


def test_what_does_not_concern_the_system_is_not_counted() -> None:
    states = ["met", "met", "partly", "not-yet", "not-applicable"]
    assert share(Requirement("1.1.1", 1, "x", state) for state in states) == (2, 4)
