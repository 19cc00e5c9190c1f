from datetime import date

import pytest

from rasoat.common.problems import Refused
from rasoat.places import queries
from rasoat.places.finder import UnitFinder

DAY = date(2018, 11, 15)
AFTER = date(2025, 7, 1)


@pytest.fixture
def communes(dak_nong):
    return UnitFinder(queries.units_of_level("commune", DAY), DAY)


@pytest.fixture
def villages(add):
    add(
        "24622", "Thôn 1", "Thôn 2", "Thôn 10", "Bon 2", "Bon Nam Đắk", "Bon Nâm Đắk", lookalikes_allowed=True
    )
    commune = queries.unit_by_code("24622", DAY)
    return UnitFinder(queries.children(commune.id, DAY), DAY)


def _refused(finder, *args):
    with pytest.raises(Refused) as refused:
        finder.find(*args, place="M9")
    (problem,) = refused.value.problems
    assert problem.place == "M9"
    assert problem.remedy.vi
    return problem.rule, problem.sentence("en")


@pytest.mark.parametrize(
    ("name", "code"),
    [("", "24622"), ("Đắk Ha", ""), ("Xã Đắk Ha", "24622"), (" dak ha ", " 24622 "), ("Phường Đắk Ha", "")],
)
def test_code_or_name_or_both(communes, name, code):
    assert communes.find(name, code, place="M9").title == "Xã Đắk Ha"


@pytest.mark.parametrize(
    ("name", "code", "rule", "says"),
    [
        ("", "", "unit.missing", "neither code nor name"),
        ("Dak Haa", "", "unit.unknown", "Xã Đắk Ha (24622)"),
        ("Đắk Wil", "24646", "unit.code_and_name_differ", "Xã Đắk Wil: 24643"),
        ("Đắk Wila", "24646", "unit.code_and_name_differ", "Nearest names: Xã Đắk Wil (24643)"),
        ("", "24999", "unit.code_not_valid_on_day", "it never was"),
        ("Đắk Ha", "24999", "unit.code_not_valid_on_day", "Nearest names: Xã Đắk Ha (24622)"),
    ],
)
def test_what_cannot_be_found_says_why_and_what_is_near(communes, name, code, rule, says):
    found, sentence = _refused(communes, name, code)
    assert found == rule
    assert says in sentence


def test_a_code_of_another_day_says_whose_it_was(dak_nong):
    later = UnitFinder(queries.units_of_level("commune", AFTER), AFTER)
    rule, sentence = _refused(later, "Đắk Ha", "24622")
    assert rule == "unit.code_not_valid_on_day"
    assert "Xã Đắk Ha from 01/01/2015 to 30/06/2025" in sentence


def test_a_reused_code_with_the_old_name_is_refused(dak_nong):
    later = UnitFinder(queries.units_of_level("commune", AFTER), AFTER)
    rule, sentence = _refused(later, "Ea Pô", "24646")
    assert rule == "unit.code_and_name_differ"
    assert "24646 on 01/07/2025 is Xã Đắk Wil" in sentence


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Thôn 2", "Thôn 2"),
        ("thon 02", "Thôn 2"),
        ("bon 2", "Bon 2"),
        ("10", "Thôn 10"),
        ("Nam Đắk", "Bon Nam Đắk"),
        ("Bon Nâm Đắk", "Bon Nâm Đắk"),
    ],
)
def test_villages(villages, name, title):
    assert villages.find(name, place="M9").title == title


@pytest.mark.parametrize(
    ("name", "says"),
    [("2", ["Thôn 2", "Bon 2"]), ("Bon Nam Dak", ["Bon Nam Đắk", "Bon Nâm Đắk"])],
)
def test_a_shared_name_lists_all_who_share_it(villages, name, says):
    rule, sentence = _refused(villages, name)
    assert rule == "unit.name_shared"
    assert all(title in sentence for title in says)


def test_the_type_of_a_village_is_part_of_its_name(villages):
    assert _refused(villages, "Buôn 2")[0] == "unit.unknown"


def test_nothing_is_found_among_nothing():
    assert _refused(UnitFinder((), DAY), "Đắk Ha")[0] == "unit.unknown"
