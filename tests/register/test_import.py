"""A commune's survey comes in whole or not at all, and never twice."""

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from sample_households import YEARS
from survey_files import HILL, THREE, row, workbook

from rasoat.archive.keeping import fetch
from rasoat.common.codes import household_code
from rasoat.files.workbook_reader import read_workbook
from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.permissions import NotAllowed
from rasoat.people.trail import say
from rasoat.register.actions.begin_import import begin_import
from rasoat.register.actions.rebuild_register import rebuild_register
from rasoat.register.actions.run_import import run_import
from rasoat.register.loading import load_bulk
from rasoat.register.models import Assessment, Household, Member, RegisterEvent, SurveyImport
from rasoat.register.queries.imports import marked_workbook
from rasoat.register.values import NewHousehold, NewMember, NewStatus

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(small_province, person_at):
    return person_at(small_province.hill, "commune_officer")


def bring_in(who, rows, *, header=HILL, years=YEARS, **more) -> SurveyImport:
    """Hand a workbook in and run it to its end."""
    with acting(who):
        began = begin_import("doi-cao.xlsx", workbook(rows, header), years, acting_user=who, **more)
    return run_import(began.pk, acting_user=who)


def read_marked(content: bytes) -> list[tuple]:
    """The rows of the list of faults."""
    return list(load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True))


def rules(done: SurveyImport) -> list[str]:
    return [problem["rule"] for problem in done.problems]


def test_a_survey_comes_in(officer, small_province):
    done = bring_in(officer, THREE)

    assert (done.state, done.problems) == ("done", [])
    with acting(officer):
        assert marked_workbook(officer, done.pk) is None
    assert (done.households, done.members, done.created, done.updated) == (3, 6, 3, 0)
    assert done.by_class == {"poor_by_income": 2, "above": 1}
    assert (done.unit_path, done.commune_id) == (small_province.hill.path, small_province.hill.unit.pk)
    with acting(officer):
        heads = Household.objects.order_by("id").values_list("head_name", "unit_path", "local_number")
        assert list(heads) == [
            ("Trần Thị Một", small_province.upper.path, "1"),
            ("Lê Văn Hai", small_province.upper.path, "2"),
            ("Y Ba", small_province.lower.path, "3"),
        ]
        found = Assessment.objects.order_by("id")
        assert [one.import_id for one in found] == [done.pk] * 3
        assert found[0].import_row < found[1].import_row < found[2].import_row


def test_it_stands_in_the_trail(officer):
    done = bring_in(officer, THREE)
    with acting(officer):
        entry = TrailEntry.objects.get(verb="survey.import")
        assert f"phiếu khảo sát {done.pk}: 3 hộ, thêm mới 3" in say(entry, "vi")


def test_the_same_file_again_is_the_same_answer(officer):
    first, second = bring_in(officer, THREE), bring_in(officer, THREE)
    assert first.pk == second.pk


def test_the_same_households_in_another_file_change_nothing(officer):
    bring_in(officer, THREE)
    again = bring_in(officer, reversed(THREE))
    assert (again.state, again.created, again.updated, again.unchanged) == ("done", 0, 0, 3)
    with acting(officer):
        assert (Household.objects.count(), Assessment.objects.count()) == (3, 3)


def test_more_households_in_a_later_file_are_added(officer):
    bring_in(officer, THREE)
    done = bring_in(officer, (*THREE, row(4, "Điểu Bốn")))
    assert (done.created, done.unchanged) == (1, 3)


def test_other_answers_are_a_conflict_and_nothing_is_written(officer):
    bring_in(officer, THREE)
    with acting(officer):
        code = Household.objects.get(head_name="Trần Thị Một").code
        events = RegisterEvent.objects.count()
    changed = (row(1, "Trần Thị Một", rich=True, code=code), row(5, "Hộ Năm"))
    done = bring_in(officer, changed)
    assert (done.state, rules(done)) == ("refused", ["survey.already_recorded"])
    assert "hộ 67 0000 001" in done.problems[0]["what"][0]
    assert done.problems[0]["place"].startswith("doi-cao.xlsx › Hộ › ")
    with acting(officer):
        assert RegisterEvent.objects.count() == events


def test_a_correction_says_why_and_supersedes(officer):
    bring_in(officer, THREE)
    with acting(officer):
        before = Assessment.objects.get(household__head_name="Trần Thị Một")
    changed = [row(1, "Trần Thị Một", rich=True, code=str(before.household_id))]
    done = bring_in(officer, changed, correction_reason="Điều tra viên ghi nhầm")

    assert (done.state, done.updated) == ("done", 1)
    with acting(officer):
        after = Assessment.objects.get(household_id=before.household_id, current=True)
        assert (after.supersedes, after.reason) == (before.pk, "Điều tra viên ghi nhầm")
        assert (before.class_group, after.class_group) == ("poor", "above")
        assert not Assessment.objects.get(pk=before.pk).current


def test_members_keep_their_codes_and_who_is_gone_has_left(officer):
    bring_in(officer, THREE[:1])
    with acting(officer):
        household = Household.objects.get()
        head, child = Member.objects.order_by("number")
    people = (replace(THREE[0].members[0], name="Trần Thị  Một"),)
    again = replace(THREE[0], code=household.code, members=people)
    bring_in(officer, [again], correction_reason="Con đã chuyển đi")
    with acting(officer):
        assert Member.objects.get(left_on__isnull=True).pk == head.pk
        assert Member.objects.get(pk=child.pk).left_on == again.review_date
        assert Household.objects.get().persons == 1


def test_a_head_who_has_a_code_needs_it_in_the_row(officer):
    bring_in(officer, THREE)
    done = bring_in(officer, [row(9, "trần thị một", rich=True)])
    assert (done.state, rules(done)) == ("refused", ["survey.household_has_code"])


def test_every_fault_of_the_file_is_told_and_marked(officer):
    wrong = (row(1, ""), row(2, "Lê Văn Hai", residence="permanent", enumerator=""), row(2, "Y Ba"))
    done = bring_in(officer, wrong)
    assert done.state == "refused"
    assert done.faults >= 3
    with acting(officer):
        marked = fetch(done.marked_sha256, acting_user=officer)
        assert Household.objects.count() == 0
    assert (
        read_workbook(marked, "doi-cao.xlsx").sheet("Hộ").rows
        == read_workbook(workbook(wrong), "x").sheet("Hộ").rows
    )


def test_a_missing_answer_gives_no_score_and_says_why(officer):
    gap = dict(THREE[0].answers)
    gap.pop(next(iter(gap)))
    done = bring_in(officer, [replace(THREE[0], answers=gap)])
    assert done.by_class == {"unscored": 1}
    with acting(officer):
        _, marked = marked_workbook(officer, done.pk)
        assert "chưa có câu trả lời" in str(read_marked(marked))
        found = Assessment.objects.get()
        assert (found.class_id, found.b1, found.explanation) == ("", None, None)
        assert found.problems[0]["rule"] == "score.missing"


@pytest.mark.parametrize(
    ("header", "rule"),
    [
        (replace(HILL, review_year=2019, list_year=2020), "survey.other_campaign"),
        (replace(HILL, commune="Đồi Thấp"), "survey.unit_name_differs"),
        (replace(HILL, commune_code="24602", commune="Rừng Thông"), "survey.outside_your_areas"),
    ],
)
def test_a_survey_of_elsewhere_is_refused(officer, header, rule):
    rows = [replace(one, village="Thượng") for one in THREE[:2]]
    if header.review_year == 2019:
        rows = [replace(one, review_date=one.review_date.replace(year=2019)) for one in rows]
    done = bring_in(officer, rows, header=header)
    assert done.state == "refused"
    assert rule in rules(done)


def test_an_unknown_village_is_told_with_the_nearest_names(officer):
    header = replace(HILL, villages=(replace(HILL.villages[0], name="Thưởn"),))
    done = bring_in(officer, [replace(THREE[0], village="Thưởn")], header=header)
    assert rules(done) == ["unit.unknown"]
    assert "Thôn Thượng" in done.problems[0]["remedy"][0]


def test_an_area_that_the_units_do_not_know_is_told(officer):
    header = replace(HILL, area="urban", villages=(replace(HILL.villages[0], area="urban"),))
    done = bring_in(officer, THREE[:1], header=header)
    assert "survey.area_differs" in rules(done)


def test_codes_of_other_areas_tell_nothing_but_that_they_are(officer, small_province, person_at):
    stranger = person_at(small_province.pine, "commune_officer")
    pine = replace(
        HILL,
        commune_code="24602",
        commune="Rừng Thông",
        villages=(replace(HILL.villages[0], name="Sườn Đồi"),),
    )
    bring_in(stranger, [replace(THREE[0], village="Sườn Đồi")], header=pine)
    with acting(stranger):
        code = Household.objects.get().code
    done = bring_in(
        officer, [replace(THREE[0], code=code), replace(THREE[1], code=household_code(67, 999_999))]
    )
    assert sorted(rules(done)) == ["survey.code_known_elsewhere", "survey.code_unknown"]
    assert "Sườn Đồi" not in str(done.problems)


def numbered(household, number: str):
    """The row with this identity number at its head."""
    head, *others = household.members
    return replace(household, members=(replace(head, identity_number=number), *others))


def test_an_identity_number_of_elsewhere_tells_nothing_but_that_it_is(officer, small_province, person_at):
    number = "067186001234"
    stranger = person_at(small_province.pine, "commune_officer")
    village = replace(HILL.villages[0], name="Sườn Đồi")
    pine = replace(HILL, commune_code="24602", commune="Rừng Thông", villages=(village,))
    bring_in(stranger, [numbered(replace(row(9, "Y Xa Lạ"), village="Sườn Đồi"), number)], header=pine)
    done = bring_in(officer, [numbered(THREE[0], number), THREE[1]])
    [problem] = [one for one in done.problems if one["rule"] == "survey.person_known_elsewhere"]
    assert "hãy hỏi cơ quan thường trực của tỉnh" in str(problem)
    assert not any(word in str(done.problems) for word in ("Sườn Đồi", "Xa Lạ", "Rừng Thông"))


def test_a_household_of_another_village_is_not_moved_by_a_survey(officer):
    bring_in(officer, THREE)
    with acting(officer):
        code = Household.objects.get(head_name="Y Ba").code
    done = bring_in(officer, [row(3, "Y Ba", "Thượng", code=code)], correction_reason="x")
    assert rules(done) == ["survey.household_of_other_village"]
    assert "Buôn Hạ" in done.problems[0]["what"][0]


def test_who_may_not_bring_surveys_in_cannot_begin(small_province, person_at):
    chair = person_at(small_province.hill, "commune_chair")
    with pytest.raises(NotAllowed), acting(chair):
        begin_import("x.xlsx", workbook(THREE), YEARS, acting_user=chair)


def test_imports_of_others_do_not_exist(officer, small_province, person_at):
    bring_in(officer, THREE)
    stranger = person_at(small_province.town, "commune_officer")
    with acting(stranger):
        assert SurveyImport.objects.count() == 0
        assert Household.objects.count() == 0


def test_after_it_all_the_register_is_what_its_events_say(officer, installer):
    bring_in(officer, THREE)
    with acting(officer):
        code = Household.objects.get(head_name="Y Ba").code
    bring_in(officer, [row(3, "Y Ba", "Hạ", rich=True, code=code)], correction_reason="Ghi nhầm")
    assert rebuild_register(acting_user=installer).same


def test_a_class_that_the_last_list_does_not_have_is_a_doubt(officer, installer, small_province):
    head = NewMember("Y Cũ", "head")
    known = NewHousehold(
        small_province.upper.unit.pk, (head,), YEARS.as_of, last_status=NewStatus(2018, "poor")
    )
    load_bulk([known], YEARS, acting_user=installer)
    done = bring_in(officer, [replace(THREE[0], last_class="near_poor"), THREE[1]])
    assert (done.state, rules(done)) == ("done", ["survey.last_class_differs"])
    assert done.warnings == 1


def test_a_head_of_the_same_name_of_whom_little_is_known_is_a_doubt(officer, installer, small_province):
    known = NewHousehold(small_province.upper.unit.pk, (NewMember("Trần Thị Một", "head"),), YEARS.as_of)
    load_bulk([known], YEARS, acting_user=installer)
    done = bring_in(officer, THREE[:1])
    assert (done.state, rules(done), done.created) == ("done", ["survey.household_may_have_code"], 1)
