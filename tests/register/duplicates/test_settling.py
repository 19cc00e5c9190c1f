"""A case is settled once, by one of two officers, and what it ends can be brought back."""

from datetime import date

import pytest
from duplicate_records import asked_whether_one, cases, family, load, people_of, searched

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.permissions import NotAllowed
from rasoat.people.queries import system_actor
from rasoat.register.actions.close_household import close_household
from rasoat.register.actions.correct_fact import correct_fact
from rasoat.register.actions.merge_households import close_duplicate
from rasoat.register.actions.move_household import move_household
from rasoat.register.actions.remove_members import remove_members
from rasoat.register.actions.reopen_duplicate import reopen_duplicate
from rasoat.register.actions.settle_certain_duplicates import preview_certain, settle_certain_duplicates
from rasoat.register.actions.settle_duplicate import Decision, settle_duplicate
from rasoat.register.event_rules import When
from rasoat.register.models import DuplicateCase, Household, Lineage, Member
from rasoat.register.queries.duplicates import cases_of, counts_below, counts_of, elsewhere, places_in_queue
from rasoat.register.values import NewStatus

pytestmark = pytest.mark.django_db

DAY = date(2018, 11, 15)
WHY = "Đã xem sổ hộ khẩu"


@pytest.fixture
def case(twice):
    """The one case of the two records."""
    return asked_whether_one(*twice[:2])


def settle(case, who, outcome="duplicate", keep=None, **more):
    decision = Decision(outcome, more.pop("reason", WHY), more.pop("revision", case.revision), keep, **more)
    with acting(who):
        return settle_duplicate(case.pk, decision, acting_user=who)


def reopen(case, who, reason="Nhầm"):
    with acting(who):
        return reopen_duplicate(case.pk, reason, case.revision, acting_user=who)


def rules(refused):
    return [problem.rule for problem in refused.value.problems]


def seen(model):
    with acting(system_actor("system.checker")) as checker:
        return list(model.objects.visible_to(checker))


def test_the_first_side_stays(case, twice, officer):
    settled = settle(case, officer, keep=twice[0])
    assert (settled.state, settled.outcome, settled.kept) == ("settled", "duplicate", twice[0])
    gone = next(one for one in seen(Household) if one.pk == twice[1])
    assert (gone.closed_why, gone.into, gone.closed_on) == ("duplicate", twice[0], DAY)
    assert [(one.from_household, one.kind) for one in seen(Lineage)] == [(twice[1], "duplicate")]
    with acting(officer):
        said = TrailEntry.objects.get(verb="duplicate.settle")
    assert (said.reason, said.details["outcome"]) == (WHY, "duplicate")


def test_the_second_side_stays_when_it_is_chosen(case, twice, officer):
    settle(case, officer, keep=twice[1])
    assert next(one for one in seen(Household) if one.pk == twice[0]).into == twice[1]


def test_households_merge_and_everybody_moves(case, twice, officer):
    settle(case, officer, "merge", keep=twice[0])
    there = [one for one in seen(Member) if one.household_id == twice[0] and one.left_on is None]
    assert len(there) == 4


@pytest.mark.parametrize(("outcome", "state"), [("different", "settled"), ("later", "open")])
def test_what_changes_no_household(case, officer, outcome, state):
    assert settle(case, officer, outcome).state == state
    assert all(one.closed_on is None for one in seen(Household))


def test_different_is_never_asked_again_whichever_way_round(case, officer, small_province):
    settle(case, officer, "different")
    again = searched(small_province.hill.unit.pk, officer)
    assert (again.found, again.new) == (1, 0)
    assert [(one.state, one.changed) for one in cases()] == [("settled", False)]


def test_other_records_than_then_are_said_and_open_it_only_with_a_reason(case, officer, small_province):
    settled = settle(case, officer, "different")
    person = cases()[0].evidence["people"][0][0]
    with acting(officer):
        moved = When(DAY, "nhầm năm sinh")
        correct_fact(case.one, person, "birth", "1972-03-02", moved, acting_user=officer)
    searched(small_province.hill.unit.pk, officer)
    [now] = cases()
    assert (now.state, now.changed) == ("settled", True)
    with pytest.raises(Refused) as refused:
        reopen(settled, officer, " ")
    assert rules(refused) == ["duplicate.no_reason"]
    assert (reopen(settled, officer).state, cases()[0].reopened) == ("open", "Nhầm")


@pytest.mark.parametrize(
    ("outcome", "more", "rule"),
    [
        ("duplicate", {"reason": "  ", "keep": 0}, ["duplicate.no_reason", "duplicate.which_stays"]),
        ("duplicate", {}, ["duplicate.which_stays"]),
        ("maybe", {}, ["duplicate.no_outcome"]),
        ("different", {"revision": 7}, ["duplicate.settled_meanwhile"]),
    ],
)
def test_what_is_refused(case, officer, outcome, more, rule):
    with pytest.raises(Refused) as refused:
        settle(case, officer, outcome, **more)
    assert rules(refused) == rule
    assert cases()[0].state == "open"


def test_of_two_officers_the_second_is_told_who_settled_it(case, twice, officer, person_at, small_province):
    settle(case, officer, keep=twice[0])
    second = person_at(small_province.north, role="district_officer")
    with pytest.raises(Refused) as refused:
        settle(case, second, keep=twice[1])
    assert rules(refused) == ["duplicate.settled_meanwhile"]
    assert refused.value.problems[0].what.vi.startswith("Nguyễn Thị Mẫu đã quyết định vụ này lúc ")


def test_one_side_closed_meanwhile(case, twice, officer):
    with acting(officer):
        close_household(twice[1], "died_out", When(DAY, "biên bản"), acting_user=officer)
    with pytest.raises(Refused) as refused:
        settle(case, officer, keep=twice[1])
    assert rules(refused) == ["duplicate.closed_meanwhile"]


def test_a_household_that_ended_takes_nobody_in(twice, officer):
    with acting(officer):
        close_duplicate(twice[0], twice[1], {}, When(DAY, WHY), acting_user=officer)
        with pytest.raises(Refused) as refused:
            close_duplicate(twice[2], twice[0], {}, When(DAY, WHY), acting_user=officer)
    assert rules(refused) == ["event.ended_already"]


def test_undone_both_are_there_again_and_the_case_is_open(case, twice, officer):
    settled = settle(case, officer, keep=twice[0])
    opened = reopen(settled, officer)
    assert (opened.state, opened.outcome, opened.kept, opened.event) == ("open", "", None, None)
    assert all(one.closed_on is None for one in seen(Household))
    assert settle(opened, officer, keep=twice[1]).kept == twice[1]


def test_both_on_a_decided_list(officer, small_province):
    poor = NewStatus(2018, "poor", persons=2)
    place = small_province.upper.unit.pk
    codes = load(*(family(place, "Điểu Krang", last_status=poor) for _ in range(2)))
    case = asked_whether_one(*codes)
    with pytest.raises(Refused) as refused:
        settle(case, officer, keep=codes[0])
    assert rules(refused) == ["duplicate.both_listed"]
    assert "2018" in refused.value.problems[0].what.vi
    assert settle(case, officer, keep=codes[0], despite_list=True).state == "settled"


def test_in_a_circle_nobody_is_asked_about_what_follows(officer, small_province):
    """A = B, B = C, C = A: two answers settle three questions."""
    place = small_province.upper.unit.pk
    a, b, c = load(*(family(place, "Điểu Krang") for _ in range(3)))
    ab, ac, bc = asked_whether_one(a, b), asked_whether_one(a, c), asked_whether_one(b, c)
    settle(ab, officer, keep=a)
    assert [(one.state, one.ended_why) for one in cases()] == [
        ("settled", ""),
        ("open", ""),
        ("ended", "closed"),
    ]
    settle(cases()[1], officer, keep=c)
    homes = {one.pk: one.into for one in seen(Household)}
    assert homes == {a: c, b: a, c: None}
    with acting(officer), pytest.raises(Refused) as refused:
        close_duplicate(c, b, {}, When(DAY, WHY), acting_user=officer)
    assert rules(refused) == ["event.ended_already"]
    assert [one.pk for one in cases(state="open")] == []
    assert (ac.state, bc.state) == ("open", "open")


def test_what_is_different_from_one_is_different_from_what_it_became(officer, small_province):
    place = small_province.upper.unit.pk
    a, b, c = load(*(family(place, "Điểu Krang") for _ in range(3)))
    ab, ac, bc = asked_whether_one(a, b), asked_whether_one(a, c), asked_whether_one(b, c)
    settle(bc, officer, "different")
    settled = settle(ab, officer, keep=a)
    follows = cases(pk=ac.pk)[0]
    assert (follows.state, follows.outcome, follows.follows) == ("settled", "different", ab.pk)
    assert WHY in follows.reason
    reopen(settled, officer)
    assert (cases(pk=ac.pk)[0].state, cases(pk=bc.pk)[0].state) == ("open", "settled")


def test_a_question_to_who_ended_is_asked_of_who_stays(officer, small_province):
    """Also where the third lives in another commune, which the officer does not see."""
    place, far = small_province.upper.unit.pk, small_province.hillside.unit.pk
    a, b = load(family(place, "Điểu Krang"), family(place, "Điểu Krang"))
    [c] = load(family(far, "Điểu Krang"))
    ab = asked_whether_one(a, b)
    asked_whether_one(b, c)
    settle(ab, officer, keep=a)
    [asked] = cases(one=a, other=c)
    assert (asked.state, asked.follows, asked.unit_path) == ("open", ab.pk, small_province.north.path)
    assert cases(one=b, other=c)[0].state == "ended"


@pytest.fixture
def person(twice):
    """The child of the second household, who also stands in the third: their case."""
    return asked_whether_one(twice[1], twice[2], (people_of(twice[1])[1], people_of(twice[2])[1]))


def test_a_person_in_two_households_counts_once(person, officer):
    settled = settle(person, officer, keep=person.one)
    gone = next(member for member in seen(Member) if member.pk == person.other)
    assert (gone.left_on, gone.left_why) == (DAY, "duplicate")
    reopen(settled, officer)
    assert next(member for member in seen(Member) if member.pk == person.other).left_on is None


def test_persons_do_not_merge(person, officer):
    with pytest.raises(Refused) as refused:
        settle(person, officer, "merge", keep=person.one)
    assert rules(refused) == ["duplicate.persons_do_not_merge"]


def test_a_person_twice_in_one_household(twice, officer):
    head, child = people_of(twice[0])
    case = asked_whether_one(twice[0], twice[0], (head, child))
    settle(case, officer, keep=head)
    assert [one.pk for one in seen(Member) if one.left_why == "duplicate"] == [child]


def test_a_head_whom_others_need_does_not_go(twice, officer):
    case = asked_whether_one(twice[1], twice[2], (people_of(twice[1])[1], people_of(twice[2])[0]))
    with pytest.raises(Refused) as refused:
        settle(case, officer, keep=case.one)
    assert rules(refused) == ["duplicate.head_of_others"]
    assert settle(case, officer, keep=case.other).state == "settled"


def test_who_left_meanwhile_is_named(person, officer):
    with acting(officer):
        left = When(DAY, "biên bản")
        remove_members(person.one_household, [person.one], "other", left, acting_user=officer)
    with pytest.raises(Refused) as refused:
        settle(person, officer, keep=person.one)
    assert rules(refused) == ["duplicate.person_gone"]


def test_a_person_follows_the_household_it_moves_to(case, twice, person, officer):
    """The second household is merged into the first: the open case about its child is still one."""
    settle(case, officer, "merge", keep=twice[0])
    [now] = cases(pk=person.pk)
    assert (now.state, now.one_household) == ("open", twice[0])


def test_outside_ones_areas_there_is_no_case(twice, officer, person_at, small_province):
    [far] = load(family(small_province.hillside.unit.pk, "Điểu Krang"))
    district = person_at(small_province.north, role="district_officer")
    across = asked_whether_one(twice[0], far)
    assert across.unit_path == small_province.north.path
    with pytest.raises(DuplicateCase.DoesNotExist):
        settle(across, officer, "different")
    head = person_at(small_province.north, role="district_leader")
    with pytest.raises(NotAllowed):
        settle(across, head, "different")
    assert settle(across, district, "different").state == "settled"


def test_the_certain_ones_together_each_with_the_one_that_stays(case, twice, officer, small_province):
    path = small_province.hill.path
    with acting(officer):
        [one] = preview_certain(path, acting_user=officer)
        assert (one.row.id, one.keep) == (case.pk, str(twice[0]))
        with pytest.raises(Refused):
            settle_certain_duplicates(path, {case.pk: 0}, " ", acting_user=officer)
        done = settle_certain_duplicates(path, {case.pk: 0, 99: 0}, WHY, acting_user=officer)
    assert (done.settled, [number for number, _ in done.left]) == (1, [99])
    assert next(one for one in seen(Household) if one.pk == twice[1]).into == twice[0]


def test_what_somebody_settled_meanwhile_is_left(case, officer, small_province):
    with acting(officer):
        done = settle_certain_duplicates(small_province.hill.path, {case.pk: 3}, WHY, acting_user=officer)
    assert done.settled == 0
    assert [problem.rule for problem in done.left[0][1]] == ["duplicate.settled_meanwhile"]


def test_not_certain_are_those_in_a_circle_both_listed_or_without_the_same_number(officer, small_province):
    place, poor = small_province.upper.unit.pk, NewStatus(2018, "poor", persons=2)
    a, b, c = load(*(family(place, "Điểu Krang") for _ in range(3)))
    d, e = load(*(family(place, "Thị Mai", last_status=poor) for _ in range(2)))
    asked_whether_one(a, b), asked_whether_one(b, c), asked_whether_one(d, e)
    with acting(officer):
        assert preview_certain(small_province.hill.path, acting_user=officer) == ()


def test_what_lies_across_areas_is_said_without_where(twice, officer, person_at, small_province):
    [far] = load(family(small_province.hillside.unit.pk, "Điểu Krang"))
    asked_whether_one(twice[0], far)
    with acting(officer):
        assert [one.code for one in elsewhere(officer, small_province.hill.path)] == [str(twice[0])]
        assert counts_of(officer, small_province.hill.path).open == 0
    district = person_at(small_province.north, role="district_officer")
    with acting(district):
        assert elsewhere(district, small_province.north.path) == ()
        assert counts_of(district, small_province.north.path).open == 1
        assert [one.sides[1].code for one in cases_of(district, small_province.north.path, "open")] == [
            str(far)
        ]


def test_where_a_side_moved_out_of_ones_areas_the_case_is_no_longer_shown(
    case, officer, person_at, small_province
):
    district = person_at(small_province.north, role="district_officer")
    with acting(district):
        move_household(case.one, small_province.hillside.unit.pk, When(DAY, "chuyển"), acting_user=district)
    with acting(officer):
        assert counts_of(officer, small_province.hill.path).open == 0
        with pytest.raises(DuplicateCase.DoesNotExist):
            settle_duplicate(case.pk, Decision("different", WHY, 0), acting_user=officer)


def test_the_way_through_the_queue(twice, officer, small_province):
    first = asked_whether_one(*twice[:2])
    second = asked_whether_one(twice[0], twice[2])
    path = small_province.hill.path
    with acting(officer):
        assert places_in_queue(officer, path, "open", "", first.pk) == (None, second.pk)
        assert places_in_queue(officer, path, "open", "", second.pk) == (first.pk, None)
        assert places_in_queue(officer, path, "open", "household", 0) == (None, first.pk)
        assert counts_below(officer, path, len(small_province.upper.path)) == {small_province.upper.path: 2}
