"""Geometry of the pictures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasoat.web.pictures import Box, Part, per_cent, plane, stacked

NUMBERS = st.lists(st.integers(0, 200_000), min_size=1, max_size=6)
BOXES_2016 = (
    Box("poor_by_income", None, 120, None, None),
    Box("poor_by_deprivation", 120, 150, 30, None),
    Box("near_poor", 120, 150, None, 30),
    Box("above", 150, None, None, None),
)
BOXES_2022 = (
    Box("poor", None, 140, 30, None),
    Box("near_poor", None, 140, None, 30),
    Box("above", 140, None, None, None),
)


def length(text: str) -> float:
    assert text.endswith("%")
    return float(text[:-1])


@given(NUMBERS)
def test_parts_follow_each_other_and_fill_the_bar(numbers: list[int]) -> None:
    total = sum(numbers)
    segments = stacked([Part("poor", number) for number in numbers], total)
    ends = [0.0] + [length(one.x) + length(one.width) for one in segments]
    for segment, end in zip(segments, ends, strict=False):
        assert length(segment.x) == pytest.approx(end, abs=0.01)
    assert ends[-1] == pytest.approx(100 if total else 0, abs=0.01)


def test_a_bar_of_nothing_has_no_length() -> None:
    assert stacked([Part("poor", 0)], 0)[0].width == "0%"
    assert per_cent(1, 0) == "0%"


@pytest.mark.parametrize(("boxes", "last_b2"), [(BOXES_2016, 100), (BOXES_2022, 120)])
@given(st.integers(0, 500), st.integers(0, 10))
def test_the_regions_cover_the_plane_once(
    boxes: tuple[Box, ...], last_b2: int, b1: int, deprived: int
) -> None:
    drawn = plane(b1, deprived * 10, boxes, last_b2=last_b2)
    area = sum(length(one.width) * length(one.height) for one in drawn.regions)
    assert area == pytest.approx(100 * 100, rel=0.001)
    assert 0 <= length(drawn.x) <= 100
    assert 0 <= length(drawn.y) <= 100
    assert drawn.last_b1 > b1


def test_thresholds_are_the_edges_of_the_boxes() -> None:
    drawn = plane(127, 30, BOXES_2016, last_b2=100)
    assert [line.value for line in drawn.upright] == [120, 150]
    assert [line.value for line in drawn.level] == [30]


def test_a_score_on_a_threshold_lies_on_its_line() -> None:
    drawn = plane(120, 30, BOXES_2016, last_b2=100)
    assert drawn.x == drawn.upright[0].at
    assert drawn.y == drawn.level[0].at


@pytest.mark.parametrize(("b1", "right"), [(40, False), (153, False), (154, True), (300, True)])
def test_the_label_turns_before_the_edge(b1: int, right: bool) -> None:
    assert plane(b1, 0, BOXES_2016, last_b2=100).mark_is_right is right
