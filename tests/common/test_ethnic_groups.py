from collections import Counter
from datetime import date

import pytest

from rasoat.common import ethnic_groups
from rasoat.common.names import tight
from rasoat.common.problems import Refused


def test_there_are_54_with_codes_in_a_row():
    assert [group.code for group in ethnic_groups.all_groups()] == [
        f"{number:02d}" for number in range(1, 55)
    ]


def test_no_spelling_means_two_groups():
    spellings = {
        (tight(name), group.code)
        for group in ethnic_groups.all_groups()
        for name in (group.name, *group.other_spellings)
    }
    assert max(Counter(spelling for spelling, _ in spellings).values()) == 1


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Kinh", "01"),
        ("M'Nông", "20"),
        ("M’nông", "20"),
        ("mnong", "20"),
        ("Ê-đê", "12"),
        ("Ê Đê", "12"),
        ("Ede", "12"),
        ("H'Mông", "08"),
        ("Mông", "08"),
        ("Mạ", "28"),
        ("MẠ ", "28"),
        ("Dao", "09"),
        ("Bru - Vân Kiều", "23"),
    ],
)
def test_a_group_is_found_by_any_usual_spelling(written, code):
    assert ethnic_groups.by_name(written).code == code


def test_codes_keep_or_lack_their_leading_zero():
    assert ethnic_groups.by_code("8") == ethnic_groups.by_code("08") == ethnic_groups.by_name("Hmông")
    assert ethnic_groups.by_code("55") is None
    assert ethnic_groups.by_name("Klingon") is None


def test_only_kinh_is_no_minority():
    assert [group.name for group in ethnic_groups.all_groups() if not group.is_minority] == ["Kinh"]


@pytest.mark.parametrize(("name", "code"), [("M'Nông", "20"), ("M'Nông", ""), ("mnong", " 20 ")])
def test_read(name, code):
    assert ethnic_groups.read(name, code, place="O9").code == "20"


@pytest.mark.parametrize(
    ("name", "code", "rule", "says"),
    [
        ("M'Nông", "12", "ethnic_group.code_and_name_differ", "the code of Ê-đê"),
        ("M'Nông", "99", "ethnic_group.code_and_name_differ", "not in the list"),
        ("", "20", "ethnic_group.bare_code", "the code of Mnông?"),
        ("", "99", "ethnic_group.bare_code", "Write the name"),
        (" ", "", "ethnic_group.missing", "Write the name"),
        ("Mơ Nong Preh", "", "ethnic_group.unknown_name", "Write the name"),
        ("Mnôngg", "", "ethnic_group.unknown_name", "“Mnông”"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(name, code, rule, says):
    with pytest.raises(Refused) as refused:
        ethnic_groups.read(name, code, place="O9")
    (problem,) = refused.value.problems
    assert (problem.rule, problem.place) == (rule, "O9")
    assert says in problem.sentence("en")


def test_native_minorities_are_dated_and_marked():
    listed = ethnic_groups.native_minorities("67", date(2018, 11, 15))
    assert {ethnic_groups.by_code(code).name for code in listed.codes} == {"Mnông", "Ê-đê", "Mạ"}
    assert listed.certainty == "recalled"


@pytest.mark.parametrize(("province", "day"), [("67", date(2025, 7, 1)), ("68", date(2026, 1, 1))])
def test_an_unknown_list_is_not_an_empty_one(province, day):
    assert ethnic_groups.native_minorities(province, day) is None
