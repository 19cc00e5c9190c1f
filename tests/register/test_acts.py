"""What happens to a household, recorded as acts: each one, its conditions, and what it leaves behind."""

from datetime import date

import pytest
from sample_households import YEARS, surveyed

from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.permissions import NotAllowed
from rasoat.people.queries import system_actor
from rasoat.register.actions.change_head import change_head
from rasoat.register.actions.close_household import close_household
from rasoat.register.actions.correct_fact import correct_fact
from rasoat.register.actions.join_members import join_members
from rasoat.register.actions.merge_households import close_duplicate, merge_households
from rasoat.register.actions.move_household import move_household
from rasoat.register.actions.rebuild_register import rebuild_register
from rasoat.register.actions.remove_members import remove_members
from rasoat.register.actions.split_household import split_household
from rasoat.register.actions.undo_event import undo_event
from rasoat.register.event_rules import When
from rasoat.register.loading import load_bulk
from rasoat.register.models import (
    EventKind,
    Household,
    Lineage,
    Member,
    Membership,
    RegisterEvent,
    SearchToken,
    VillageTally,
)
from rasoat.register.values import NewMember

pytestmark = pytest.mark.django_db

DAY = date(2018, 11, 1)
WHEN = When(DAY, "giấy tờ đã xem")
BABY = NewMember("Trần Bé", "child", "female", PartialDate(2018, 10, 30))


@pytest.fixture
def households(small_province):
    """The codes of two households of the upper village, one of the lower, one of the other commune."""
    villages = [small_province.upper, small_province.upper, small_province.lower, small_province.hillside]
    with acting(system_actor("system.installer")) as installer:
        load_bulk([surveyed(place.unit.pk) for place in villages], YEARS, acting_user=installer)
        return list(Household.objects.visible_to(installer).order_by("pk").values_list("pk", flat=True))


@pytest.fixture
def officer(households, person_at, small_province):
    """The officer of the commune acts; afterwards the register is what its events say."""
    with acting(person_at(small_province.hill, role="commune_officer")) as who:
        yield who
    with acting(system_actor("system.installer")) as installer:
        assert rebuild_register(acting_user=installer).same


def people_of(household):
    return list(Member.objects.filter(household_id=household, left_on__isnull=True).order_by("number"))


def rule(refused):
    return [problem.rule for problem in refused.value.problems]


def test_a_child_is_born(officer, households):
    assert join_members(households[0], [BABY], "birth", WHEN, acting_user=officer) == ()
    assert [one.name for one in people_of(households[0])][-1] == "Trần Bé"
    baby = people_of(households[0])[-1]
    assert (baby.since, baby.code[:2]) == (DAY, "67")
    assert Household.objects.get(pk=households[0]).persons == 3
    entry = TrailEntry.objects.get(verb="household.join")
    assert (entry.subject_code, entry.reason) == (str(households[0]), "giấy tờ đã xem")


def test_ages_that_do_not_go_together_are_said(officer, households):
    old = NewMember("Trần Già", "child", "male", PartialDate(1950))
    [doubt] = join_members(households[0], [old], "move_in", WHEN, acting_user=officer)
    assert doubt.rule == "event.unlikely_ages"


def test_somebody_dies_and_the_child_is_head(officer, households):
    head, child = people_of(households[0])
    with pytest.raises(Refused) as refused:
        remove_members(households[0], [head.pk], "death", WHEN, acting_user=officer)
    assert rule(refused) == ["event.not_one_head"]
    remove_members(households[0], [head.pk], "death", WHEN, acting_user=officer, relations={child.pk: "head"})
    assert Household.objects.get(pk=households[0]).head_name == child.name
    assert Member.objects.get(pk=head.pk).left_why == "death"
    assert SearchToken.objects.filter(household=households[0], token="tran thi mau").exists()
    again = NewMember(head.name, "parent", code=head.pk)
    with pytest.raises(Refused) as refused:
        join_members(households[0], [again], "return", WHEN, acting_user=officer)
    assert rule(refused) == ["event.dead"]


def test_somebody_comes_back(officer, households):
    _, child = people_of(households[0])
    remove_members(households[0], [child.pk], "move_out", WHEN, acting_user=officer)
    back = NewMember(child.name, "child", child.sex, child.born, code=child.pk)
    join_members(households[0], [back], "return", When(date(2018, 11, 8)), acting_user=officer)
    times = Membership.objects.filter(person=child.pk).order_by("since").values_list("since", "until", "went")
    assert list(times) == [
        (date(2018, 10, 5), DAY, "move_out"),
        (date(2018, 11, 8), None, ""),
    ]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2018, 11, 16), "event.future"),
        (date(2018, 11, 15), None),
        (date(2018, 10, 5), None),
        (date(2018, 10, 4), "event.before_registration"),
    ],
)
def test_the_day_of_an_act(officer, households, day, said):
    if said is None:
        join_members(households[0], [BABY], "birth", When(day), acting_user=officer)
        return
    with pytest.raises(Refused) as refused:
        join_members(households[0], [BABY], "birth", When(day), acting_user=officer)
    assert said in rule(refused)


def test_a_household_splits_and_the_part_of_the_head_keeps_the_code(officer, households):
    head, child = people_of(households[0])
    new = split_household(households[0], [child.pk], {child.pk: "head"}, WHEN, acting_user=officer)
    assert [one.pk for one in people_of(households[0])] == [head.pk]
    assert [(one.pk, one.relation) for one in people_of(new)] == [(child.pk, "head")]
    assert list(Lineage.objects.values_list("from_household", "to_household", "kind")) == [
        (households[0], new, "split")
    ]
    assert list(
        Membership.objects.filter(person=child.pk).order_by("since").values_list("household", "until")
    ) == [
        (households[0], DAY),
        (new, None),
    ]
    assert (
        VillageTally.objects.get(campaign="", unit_path=Household.objects.get(pk=new).unit_path).households
        == 3
    )


def test_a_split_is_undone_whole(officer, households):
    _, child = people_of(households[0])
    new = split_household(households[0], [child.pk], {child.pk: "head"}, WHEN, acting_user=officer)
    event = RegisterEvent.objects.get(household=households[0], kind=EventKind.MEMBER_LEFT)
    undo_event(households[0], event.pk, WHEN, acting_user=officer)
    assert not Household.objects.filter(pk=new).exists()
    assert len(people_of(households[0])) == 2
    assert not Lineage.objects.exists()
    with pytest.raises(Refused) as refused:
        undo_event(households[0], event.pk, WHEN, acting_user=officer)
    assert rule(refused) == ["event.undone_already"]
    undone = RegisterEvent.objects.filter(household=households[0], kind=EventKind.EVENT_UNDONE).get()
    undo_event(households[0], undone.pk, WHEN, acting_user=officer)
    assert [one.pk for one in people_of(new)] == [child.pk]


def test_what_later_acts_rest_on_is_not_undone(officer, households):
    _, child = people_of(households[0])
    new = split_household(households[0], [child.pk], {child.pk: "head"}, WHEN, acting_user=officer)
    join_members(new, [BABY], "birth", When(date(2018, 11, 8)), acting_user=officer)
    event = RegisterEvent.objects.get(household=households[0], kind=EventKind.MEMBER_LEFT)
    with pytest.raises(Refused) as refused:
        undo_event(households[0], event.pk, WHEN, acting_user=officer)
    assert rule(refused) == ["event.later_needs_it"]


def test_two_households_become_one(officer, households):
    merge_households(households[0], households[1], {}, WHEN, acting_user=officer)
    gone, stays = Household.objects.get(pk=households[0]), Household.objects.get(pk=households[1])
    assert (gone.closed_on, gone.closed_why, gone.into) == (DAY, "merged", stays.pk)
    assert stays.persons == 4
    assert [one.relation for one in people_of(stays.pk)].count("head") == 1
    with pytest.raises(Refused) as refused:
        merge_households(households[0], households[1], {}, When(DAY, ""), acting_user=officer)
    assert rule(refused) == ["event.closed"]


def test_no_circle_of_merges(officer, households):
    merge_households(households[0], households[1], {}, WHEN, acting_user=officer)
    with pytest.raises(Refused):
        merge_households(households[1], households[0], {}, WHEN, acting_user=officer)
    with pytest.raises(Refused) as refused:
        merge_households(households[1], households[1], {}, WHEN, acting_user=officer)
    assert rule(refused) == ["event.itself"]


def test_a_duplicate_is_closed_and_who_is_only_there_goes_over(officer, households):
    head, child = people_of(households[0])
    same = {head.pk: people_of(households[1])[0].pk}
    close_duplicate(households[0], households[1], same, WHEN, acting_user=officer)
    assert [one.pk for one in people_of(households[1])][-1] == child.pk
    assert Member.objects.get(pk=head.pk).left_why == "duplicate"
    assert Household.objects.get(pk=households[0]).into == households[1]


def test_a_household_moves_to_another_commune_with_its_code(officer, households, small_province, person_at):
    to = small_province.hillside
    move_household(households[0], to.unit.pk, WHEN, acting_user=officer)
    assert not Household.objects.visible_to(officer).filter(pk=households[0]).exists()
    with acting(person_at(small_province.pine, role="commune_officer")) as other:
        found = Household.objects.visible_to(other).get(pk=households[0])
        assert (found.unit_id, found.persons) == (to.unit.pk, 2)
        join_members(households[0], [BABY], "birth", When(date(2018, 11, 9)), acting_user=other)
        assert Household.objects.visible_to(other).get(pk=households[0]).persons == 3


def test_within_the_commune_it_moves_in_one_step(officer, households, small_province):
    move_household(households[0], small_province.lower.unit.pk, WHEN, acting_user=officer, address="Ngõ 3")
    found = Household.objects.get(pk=households[0])
    assert (found.unit_id, found.address) == (small_province.lower.unit.pk, "Ngõ 3")
    assert RegisterEvent.objects.filter(household=households[0], kind=EventKind.MOVED_OUT).count() == 0
    with pytest.raises(Refused) as refused:
        move_household(households[0], small_province.lower.unit.pk, WHEN, acting_user=officer)
    assert rule(refused) == ["event.same_village"]
    with pytest.raises(Refused) as refused:
        move_household(households[0], small_province.hill.unit.pk, WHEN, acting_user=officer)
    assert rule(refused) == ["event.no_village"]


def test_a_mistake_was_never_so(officer, households):
    [head, _] = people_of(households[0])
    correct_fact(households[0], head.pk, "name", "Trần Thị Mẩu", WHEN, acting_user=officer)
    assert Household.objects.get(pk=households[0]).head_name == "Trần Thị Mẩu"
    event = RegisterEvent.objects.get(kind=EventKind.FACT_CORRECTED)
    undo_event(households[0], event.pk, WHEN, acting_user=officer)
    assert Household.objects.get(pk=households[0]).head_name == "Trần Thị Mẫu"


@pytest.mark.parametrize(
    ("fact", "value", "said"),
    [
        ("name", "", "event.bad_value"),
        ("birth", "1971-13", "event.bad_value"),
        ("identity_number", "123", "event.bad_value"),
        ("relation", "head", "event.not_a_fact"),
        ("sex", "female", "event.nothing_changes"),
    ],
)
def test_a_correction_that_cannot_be(officer, households, fact, value, said):
    with pytest.raises(Refused) as refused:
        correct_fact(households[0], people_of(households[0])[0].pk, fact, value, WHEN, acting_user=officer)
    assert rule(refused) == [said]


def test_a_correction_says_why(officer, households):
    with pytest.raises(Refused) as refused:
        correct_fact(households[0], None, "address", "Ngõ 9", When(DAY), acting_user=officer)
    assert rule(refused) == ["event.no_reason"]


def test_a_household_ends(officer, households):
    close_household(households[0], "died_out", WHEN, acting_user=officer)
    assert people_of(households[0]) == []
    assert Household.objects.get(pk=households[0]).closed_why == "died_out"


def test_a_new_head_and_only_one(officer, households):
    head, child = people_of(households[0])
    with pytest.raises(Refused) as refused:
        change_head(households[0], {child.pk: "head"}, WHEN, acting_user=officer)
    assert rule(refused) == ["event.not_one_head"]
    change_head(households[0], {child.pk: "head", head.pk: "parent"}, WHEN, acting_user=officer)
    assert Household.objects.get(pk=households[0]).head_name == child.name


def test_who_may_not_and_where_not(households, person_at, small_province):
    with acting(person_at(small_province.hill, role="village_head")) as head, pytest.raises(NotAllowed):
        join_members(households[0], [BABY], "birth", WHEN, acting_user=head)
    with (
        acting(person_at(small_province.pine, role="commune_officer")) as other,
        pytest.raises(Household.DoesNotExist),
    ):
        join_members(households[0], [BABY], "birth", WHEN, acting_user=other)
