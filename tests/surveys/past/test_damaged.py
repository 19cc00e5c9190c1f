"""Damaged lists against the truth: every row accounted for, every household found again."""

from collections import defaultdict
from functools import cache

import pytest
from damaged import NONE, Damage, Damaged, Done, Layout, damaged, true_households

from rasoat.common.names import fold
from rasoat.surveys.past.entries import PastFile
from rasoat.surveys.past.reader import read
from rasoat.surveys.past.recognising import recognise
from rasoat.surveys.past.rows import Why
from rasoat.surveys.past.years import PastYear, YearMeaning

TRUE = true_households(50, seed=7)
HEAVY = Damage(shuffled_columns=True, empty_district="Huyện Đắk Mil", bare_group=0.02, bad_date=0.05)
LAYOUTS = list(Layout)


@cache
def made(layout: Layout, damage: Damage, seed: int) -> tuple[Damaged, PastFile]:
    file = damaged(TRUE, layout, damage, seed=seed)
    return file, read_back(file)


def read_back(file: Damaged) -> PastFile:
    mapping = recognise(file.content, file.name).mapping()
    return read(file.content, file.name, mapping, PastYear(2017, YearMeaning.REVIEW))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_undamaged_list_comes_back_household_by_household(layout):
    file = damaged(TRUE, layout, NONE, seed=1)
    found = read_back(file)
    assert not any(one.to_settle for one in found.households)
    assert len(found.households) == len(TRUE)
    for one, true in zip(found.households, TRUE, strict=True):
        people = true.people[:1] if layout is Layout.EXPORT else true.people
        assert [who.name for who in one.people] == [who.name for who in people]
        assert (one.class_group, one.get("b1"), one.get("b2")) == (true.class_group, true.b1, true.b2)
        assert (one.get("village"), one.get("commune")) == (true.village, true.commune)
        if layout is not Layout.EXPORT:
            assert [who.birth for who in one.people] == [who.birth for who in people]
            assert [who.identity_number for who in one.people] == [who.identity_number for who in people]
            assert [who.relation for who in one.people] == [who.relation for who in people]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("damage", [Damage(), HEAVY])
@pytest.mark.parametrize("seed", range(2))
def test_every_row_is_in_a_household_or_skipped_and_never_in_two(layout, damage, seed):
    file, found = made(layout, damage, seed)
    read_rows = [row for one in found.households for row in one.rows]
    skipped = [one.row for one in found.skipped if one.why is Why.DUPLICATE]
    assert sorted(read_rows + skipped) == sorted(file.rows)
    assert found.rows == len(file.rows) + sum(one.why is not Why.DUPLICATE for one in found.skipped)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("damage", [Damage(), HEAVY])
@pytest.mark.parametrize("seed", range(2))
def test_no_household_mixes_two_true_ones_and_none_is_lost(layout, damage, seed):
    file, found = made(layout, damage, seed)
    by_truth = defaultdict(list)
    for one in found.households:
        [true] = {file.rows[row].household for row in one.rows}
        by_truth[true].append(one)
    assert set(by_truth) == {true.id for true in TRUE}
    for copies in by_truth.values():
        assert len(copies) == 1 or all(one.to_settle for one in copies)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("seed", range(2))
def test_duplicates_point_to_a_row_of_the_same_person(layout, seed):
    file, found = made(layout, Damage(), seed)
    skipped = [one for one in found.skipped if one.why is Why.DUPLICATE]
    assert skipped
    for one in skipped:
        again, first = file.rows[one.row], file.rows[one.first_row]
        assert (again.household, again.person) == (first.household, first.person)
        assert again.done is not Done.WRITTEN


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_cannot_be_told_is_to_settle(layout):
    file = damaged(TRUE, layout, Damage(bad_date=0.2, bare_group=0.2), seed=4)
    seen = set()
    for one in read_back(file).households:
        faults = {fault for row in one.rows for fault in file.rows[row].faults}
        seen |= faults
        if layout is not Layout.EXPORT:
            assert one.to_settle or not faults
    assert seen == {"bad_date", "bare_group"}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_empty_district_is_named_once(layout):
    file = damaged(TRUE, layout, Damage(empty_district="Huyện Đắk Mil"), seed=2)
    said = [one for one in read_back(file).problems if one.rule == "past.unit_without_evidence"]
    assert ["Đắk Mil" in one.what.vi for one in said] == [True]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_names_are_repaired_and_kept_as_written(layout):
    file = damaged(TRUE, layout, Damage(name_case=1.0, decomposed=1.0), seed=3)
    true = {one.id: one for one in TRUE}
    for one in read_back(file).households:
        for person in one.people:
            truth = file.rows[person.row]
            name = true[truth.household].people[truth.person].name
            assert person.name == name
            told = next(person.cells[key] for key in ("member", "name", "head") if key in person.cells)
            assert told.original != name
            assert fold(told.original) == fold(name)


def test_csv_and_workbook_say_the_same():
    book = damaged(TRUE, Layout.EXPORT, Damage(labels=False), seed=6)
    text = damaged(TRUE, Layout.EXPORT, Damage(labels=False), seed=6, csv=True)
    names = [[one.people[0].name for one in read_back(file).households] for file in (book, text)]
    assert names[0] == names[1]
    assert len(read_back(text).households) == len(read_back(book).households)


def test_equal_seeds_give_equal_bytes():
    assert damaged(TRUE, Layout.FREE, seed=1).content == damaged(TRUE, Layout.FREE, seed=1).content
    assert damaged(TRUE, Layout.FREE, seed=1).content != damaged(TRUE, Layout.FREE, seed=2).content
