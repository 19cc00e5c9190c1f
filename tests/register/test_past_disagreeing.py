"""Lists of past years that disagree with each other, with the register, or with what can be."""

import pytest
from past_lists import Line, brought, rows_of, rules, settle, staged, written

from rasoat.people.acting import acting
from rasoat.register.models import LegalStatus
from rasoat.register.queries.past.disagreeing import in_one_file_only

pytestmark = pytest.mark.django_db
ONE, TWO = Line("Trần Thị Một"), Line("Lê Văn Hai", "05/06/1965", sex="Nam", number=2)


@pytest.fixture
def officer(small_province, person_at):
    return person_at(small_province.province, "province_officer")


def classes(who, list_year=2018):
    with acting(who):
        found = LegalStatus.objects.visible_to(who).filter(list_year=list_year, current=True)
        return sorted(found.values_list("household__head_name", "class_group", "why"))


def test_two_files_of_a_year_that_differ_in_class_are_asked_about(officer):
    brought(officer, [ONE], 2018)
    second = staged(officer, [ONE._replace(group="Hộ cận nghèo")], 2018, "lan-hai.xlsx")
    [row] = rows_of(officer, second)
    assert (row.state, rules(row)) == ("to_settle", ["past.lists_disagree"])
    assert "danh-sach.xlsx" in row.problems[0]["what"][0]
    settle(officer, row, "same", household=row.evidence[0]["household"])
    assert written(officer, second).state == "done"
    assert classes(officer) == [("Trần Thị Một", "near_poor", "")]


def test_two_files_that_wait_side_by_side_are_asked_about_too(officer):
    staged(officer, [ONE], 2018)
    [row] = rows_of(officer, staged(officer, [ONE._replace(group="Hộ cận nghèo")], 2018, "lan-hai.xlsx"))
    assert (row.state, rules(row)) == ("to_settle", ["past.lists_disagree"])


def test_who_stands_in_one_file_alone_is_named(officer, small_province):
    brought(officer, [ONE, TWO], 2018)
    brought(officer, [ONE], 2018, "lan-hai.xlsx")
    with acting(officer):
        [lone] = in_one_file_only(small_province.hill.unit.pk, 2018, officer)
    assert (lone.head_name, lone.file, lone.missing_in) == (
        "Lê Văn Hai", "danh-sach.xlsx", ("lan-hai.xlsx",)
    )  # fmt: skip


def test_two_files_that_wait_and_agree_are_one_household(officer):
    first = staged(officer, [ONE], 2018)
    second = staged(officer, [ONE], 2018, "lan-hai.xlsx")
    assert [written(officer, one).state for one in (first, second)] == ["done", "done"]
    assert classes(officer) == [("Trần Thị Một", "poor", "")]


def test_what_a_person_decided_is_not_asked_again_of_another_file(officer):
    brought(officer, [ONE], 2017)
    alike = ONE._replace(number=7, born="1971")
    [row] = rows_of(officer, staged(officer, [alike], 2018))
    assert row.state == "to_settle"
    settle(officer, row, "same", household=row.evidence[0]["household"])
    [again] = rows_of(officer, staged(officer, [alike, TWO], 2018, "lan-hai.xlsx"))[:1]
    assert (again.state, again.method, again.household) == (
        "matched",
        "decision",
        row.evidence[0]["household"],
    )


def test_the_same_content_in_other_bytes_changes_nothing(officer):
    brought(officer, [ONE, TWO], 2018)
    before = classes(officer)
    again = staged(officer, [TWO, ONE], 2018, "ban-sao.xlsx")
    assert {row.state for row in rows_of(officer, again)} == {"merged"}
    assert written(officer, again).state == "done"
    assert classes(officer) == before


def test_a_child_older_than_the_head_is_looked_at(officer):
    child = Line("Trần Văn Con", "01/01/1950", relation="Con", sex="Nam")
    [row] = rows_of(officer, staged(officer, [ONE, child], 2018))
    assert row.state == "to_settle"
    assert "past.child_older_than_parent" in rules(row)
