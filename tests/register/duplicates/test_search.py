"""Finding duplicates: blocking, households, two lists, and what must hold whatever the people."""

import random

import pytest

from rasoat.register.duplicates.found import Band
from rasoat.register.duplicates.person import Person
from rasoat.register.duplicates.search import compare, find_within, link
from rasoat.register.duplicates.weights import shipped

MOTHER = Person(1, 10, 1, "Triệu Thị Nái", "1982-01-01", "female", "head")
SON = Person(2, 10, 1, "Bàn Văn Hín", "2006-03-04", "male", "child")
DAUGHTER = Person(3, 10, 1, "Bàn Thị Coi", "2009-11-21", "female", "child")
FAMILY = [MOTHER, SON, DAUGHTER]


def again(people: list[Person], household: int, first_id: int, **changes: object) -> list[Person]:
    return [
        one._replace(id=first_id + place, household=household, **changes) for place, one in enumerate(people)
    ]


def pairs(found) -> list[tuple[int, int]]:
    return [(one.left, one.right) for one in found.persons]


def test_nobody_and_one_person_are_no_duplicates():
    assert find_within([]) == find_within([MOTHER])
    assert link([], FAMILY).persons == ()


def test_a_household_recorded_twice():
    found = find_within([*FAMILY, *again(FAMILY, 11, 21)])
    assert pairs(found) == [(1, 21), (2, 22), (3, 23)]
    (household,) = found.households
    assert (household.left, household.right, household.band) == (10, 11, Band.CERTAIN)
    assert household.shared == ((1, 21), (2, 22), (3, 23))
    assert household.lines()[0].en.startswith("3 of the smaller household's 3 members")


def test_the_same_members_under_another_head_and_in_another_village():
    moved = again(FAMILY, 11, 21, village=2)
    moved[0] = moved[0]._replace(relation="spouse")
    found = find_within([*FAMILY, *moved])
    assert [(one.left, one.right) for one in found.households] == [(10, 11)]
    assert {one.levels[-1] for one in found.persons} == {"most"}


def test_a_member_misheard_is_found_through_the_household():
    others = again(FAMILY, 11, 21)
    others[0] = others[0]._replace(name="Trịu Thị Nái")
    assert pairs(find_within([MOTHER, others[0]])) == []
    assert (1, 21) in pairs(find_within([*FAMILY, *others]))


def test_a_household_twice_without_one_of_them_is_asked():
    found = find_within([*FAMILY, *again([MOTHER, SON, Person(0, 0, 1, "Lý Dua", "1950")], 11, 21)])
    (household,) = found.households
    assert household.band is Band.TO_SETTLE
    assert household.shared == ((1, 21), (2, 22))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"birth": "1982-01-01"}, {"birth": "1982"}),
        ({"birth": ""}, {"birth": "1982"}),
        ({"birth": "1982-05-06", "village": 9}, {"birth": "1983-05-06"}),
        ({"sex": "", "birth": "1982-01-01"}, {"sex": ""}),
        ({"name": "Nái Triệu Thị"}, {}),
        ({"name": "TRIEU NAI", "birth": "1982-05-06"}, {"birth": "1982-05-06"}),
        ({"name": "Triệu Thị Nai", "birth": "1982-05-06"}, {"birth": "1982-05-06"}),
    ],
)
def test_pairs_are_brought_together_whatever_is_missing(one, other):
    left, right = MOTHER._replace(**one), MOTHER._replace(id=2, household=11, **other)
    (weighed,) = compare([left], [right])
    assert weighed.weight > shipped().thresholds.noticed
    assert bool(find_within([left, right]).persons) == (weighed.band is not Band.NO)


def test_two_of_one_household_are_one_person_only_under_one_name():
    twins = [SON, SON._replace(id=4, name="Bàn Văn Hịn")]
    assert find_within(twins).persons == ()
    (twice,) = find_within([SON, SON._replace(id=4)]).persons
    assert twice.band is Band.TO_SETTLE


def test_two_lists_number_themselves():
    found = link(again(FAMILY, 10, 1), FAMILY)
    assert pairs(found) == [(1, 1), (2, 2), (3, 3)]
    assert [(one.left, one.right) for one in found.households] == [(10, 10)]


def test_a_new_list_is_not_searched_for_its_own_duplicates():
    assert link([*FAMILY, *again(FAMILY, 11, 21)], [Person(1, 1, 5, "Vừ Sua")]).persons == ()


def test_the_order_of_the_people_makes_no_difference():
    people = [*FAMILY, *again(FAMILY, 11, 21), *again([SON, MOTHER], 12, 31, village=2)]
    shuffled = people.copy()
    random.Random(4).shuffle(shuffled)
    assert find_within(shuffled) == find_within(people)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (SON._replace(birth="4/3/2006"), "person 2: '4/3/2006' is not 1971-03-02"),
        (SON._replace(identity_number="06707500123X"), "person 2: '06707500123X' is no identity number"),
        (MOTHER, "two persons have the id 1"),
    ],
)
def test_what_cannot_be_compared_is_refused(wrong, said):
    with pytest.raises(ValueError, match=said):
        find_within([MOTHER, wrong])
