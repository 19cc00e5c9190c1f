"""The life of a household as people read it: acts, what was undone or corrected, places as then called."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sample_households import REVIEW_DAY, YEARS, surveyed

from rasoat.common.partial_dates import PartialDate
from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.queries import system_actor
from rasoat.places.models import UnitPeriod
from rasoat.register.actions.close_household import close_household
from rasoat.register.actions.correct_fact import correct_fact
from rasoat.register.actions.join_members import join_members
from rasoat.register.actions.merge_households import merge_households
from rasoat.register.actions.move_household import move_household
from rasoat.register.actions.remove_members import remove_members
from rasoat.register.actions.split_household import split_household
from rasoat.register.actions.undo_event import undo_event
from rasoat.register.event_rules import When
from rasoat.register.loading import load_bulk
from rasoat.register.models import EventKind, Household, Member, RegisterEvent
from rasoat.register.queries.households import AsOf, household
from rasoat.register.queries.life import life_of
from rasoat.register.values import NewMember, NewStatus

pytestmark = pytest.mark.django_db

DAY = date(2018, 11, 1)
WHEN = When(DAY, "giấy tờ đã xem")
BABY = NewMember("Trần Bé", "child", "female", PartialDate(2018, 10, 30))


@pytest.fixture
def code(small_province):
    made = surveyed(small_province.upper.unit.pk, "Trần Thị Mẫu", last_status=NewStatus(2018, "poor"))
    with acting(system_actor("system.installer")) as installer:
        load_bulk([made, surveyed(small_province.lower.unit.pk, "Lê Văn Kia")], YEARS, acting_user=installer)
        return Household.objects.visible_to(installer).get(head_name="Trần Thị Mẫu").pk


@pytest.fixture
def officer(code, person_at, small_province):
    with acting(person_at(small_province.hill, role="commune_officer")) as who:
        yield who


def life(code, who):
    view = household(who, str(code))
    return life_of(view.code, view.whole, who)


def told(code, who):
    return [entry.what.vi for entry in life(code, who).entries]


def people_of(code):
    return list(Member.objects.filter(household_id=code, left_on__isnull=True).order_by("number"))


def test_a_life_begins(officer, code):
    found = life(code, officer)
    assert [(one.kind, one.what.vi) for one in found.entries] == [
        ("survey", "Khảo sát cho danh sách năm 2019: đề xuất hộ nghèo"),
        ("begin", "Hộ được đưa vào sổ tại Thôn Thượng, Xã Đồi Cao"),
        ("class", "Danh sách năm 2018 (nạp lại): hộ nghèo"),
    ]
    begin = found.entries[1]
    assert begin.details[0].en == "2 recorded: Trần Thị Mẫu, Trần Thị Mẫu Con"
    assert (begin.by, begin.undoable) == ("Trình cài đặt hệ thống", False)
    assert found.entries[2].details[0].vi == "Chưa thấy quyết định"
    assert [(one.since, one.until, one.group) for one in found.bands] == [(date(2018, 1, 1), None, "poor")]
    assert (found.begins, found.ends, found.kin, found.numbers) == (date(2018, 1, 1), None, (), ())


def test_one_look_stands_in_the_trail(officer, code):
    life(code, officer)
    assert TrailEntry.objects.filter(verb="household.read").count() == 1


def test_people_come_and_go(officer, code):
    join_members(code, [BABY], "birth", WHEN, acting_user=officer)
    head, child, _ = people_of(code)
    later = replace(WHEN, day=DAY + timedelta(days=1))
    remove_members(code, [head.pk], "death", later, acting_user=officer, relations={child.pk: "head"})
    died, born, *_ = life(code, officer).entries
    assert (born.what.vi, born.kind, born.why) == ("Trần Bé vào hộ: mới sinh", "people", "giấy tờ đã xem")
    assert (born.by, born.undoable) == ("Nguyễn Thị Mẫu", True)
    assert died.what.en == "Trần Thị Mẫu left: died"
    assert died.details[0].vi == "Chủ hộ mới: Trần Thị Mẫu Con"


def test_a_split_is_told_by_both_and_each_names_the_other(officer, code):
    _, child = people_of(code)
    new = split_household(code, [child.pk], {child.pk: "head"}, WHEN, acting_user=officer)
    old, young = life(code, officer), life(new, officer)
    assert old.entries[0].what.vi == "Trần Thị Mẫu Con tách thành hộ riêng"
    assert [(one.code, one.head_name) for one in old.entries[0].others] == [(str(new), child.name)]
    assert young.entries[0].what.vi == "Hộ mới, tách ra từ hộ khác, tại Thôn Thượng, Xã Đồi Cao"
    assert [(one.code, one.before) for one in young.kin] == [(str(code), True)]
    assert [(one.code, one.before) for one in old.kin] == [(str(new), False)]
    assert young.entries[0].undoable


def test_what_was_undone_stays_and_says_by_whom_and_why(officer, code):
    _, child = people_of(code)
    new = split_household(code, [child.pk], {child.pk: "head"}, WHEN, acting_user=officer)
    event = RegisterEvent.objects.get(household=code, kind=EventKind.MEMBER_LEFT)
    undo_event(code, event.pk, replace(WHEN, reason="ghi nhầm hộ"), acting_user=officer)
    split = life(code, officer).entries[0]
    assert (split.event, split.kind) == (event.pk, "split")
    assert (split.undone.by, split.undone.why) == ("Nguyễn Thị Mẫu", "ghi nhầm hộ")
    undo_event(code, split.undone.event, WHEN, acting_user=officer)
    assert life(code, officer).entries[0].undone is None
    assert Household.objects.filter(pk=new).exists()


def test_a_merger_ends_one_and_is_told_by_both(officer, code):
    other = Household.objects.get(head_name="Lê Văn Kia").pk
    merge_households(other, code, {}, WHEN, acting_user=officer)
    assert told(other, officer)[0] == "Hộ kết thúc: nhập vào hộ khác"
    assert told(code, officer)[0] == "Hộ khác nhập vào: thêm Lê Văn Kia, Lê Văn Kia Con"
    view = household(officer, str(other))
    assert (view.closed_on, view.closed_why, view.into, view.members) == (DAY, "merged", str(code), ())
    assert life(other, officer).ends == DAY


def test_a_correction_says_before_and_after_and_hides_identity_numbers(officer, code):
    [head, _] = people_of(code)
    correct_fact(code, head.pk, "birth", "1970-03", WHEN, acting_user=officer)
    correct_fact(code, head.pk, "identity_number", "067171001234", WHEN, acting_user=officer)
    correct_fact(code, None, "residence", "temporary", WHEN, acting_user=officer)
    said = told(code, officer)
    assert said[2] == ("Sửa sai ngày sinh của Trần Thị Mẫu: “02/03/1971” → “03/1970” (đúng ngay từ đầu)")
    assert "“không ghi” → “•••••••••234”" in said[1]
    assert "“Thường trú” → “Tạm trú”" in said[0]


def test_after_a_move_the_new_commune_reads_what_came_before_and_links_nothing_elsewhere(
    officer, code, small_province, person_at
):
    _, child = people_of(code)
    new = split_household(code, [child.pk], {child.pk: "head"}, WHEN, acting_user=officer)
    move_household(code, small_province.hillside.unit.pk, WHEN, acting_user=officer, address="Ngõ 3")
    with acting(person_at(small_province.pine, role="commune_officer")) as other:
        view = household(other, str(code))
        found = life_of(view.code, view.whole, other)
    assert found.entries[0].what.vi == "Hộ chuyển đến Bon Sườn Đồi, Xã Rừng Thông"
    assert [one.vi for one in found.entries[0].details] == [
        "Từ: Thôn Thượng, Xã Đồi Cao",
        "Địa chỉ mới: Ngõ 3",
    ]
    assert found.entries[0].by == "Nguyễn Thị Mẫu"
    assert view.chosen.b1 is not None
    assert [(one.code, one.head_name, one.visible) for one in found.kin] == [(str(new), "", False)]
    assert household(officer, str(code)) is None


def test_places_are_called_as_they_were_on_the_day(officer, code, small_province):
    period = UnitPeriod.objects.get(unit=small_province.upper.unit)
    UnitPeriod.objects.filter(pk=period.pk).update(valid_to=date(2018, 10, 20))
    period.pk, period.name, period.valid_from = None, "Thượng Mới", date(2018, 10, 20)
    period.save(force_insert=True)
    assert "Hộ được đưa vào sổ tại Thôn Thượng, Xã Đồi Cao" in told(code, officer)
    view = household(officer, str(code))
    assert view.way[-1].title == "Thôn Thượng Mới"
    assert household(officer, str(code), as_of=AsOf(REVIEW_DAY)).way[-1].title == "Thôn Thượng"


def test_as_of_a_day_and_as_it_was_known(officer, code):
    join_members(code, [BABY], "birth", WHEN, acting_user=officer)
    close_household(code, "left_province", When(date(2018, 11, 10)), acting_user=officer)
    now = household(officer, str(code))
    assert (now.closed_on, len(now.members), now.standing) == (date(2018, 11, 10), 0, "")
    then = household(officer, str(code), as_of=AsOf(DAY))
    assert (then.closed_on, len(then.members), then.standing) == (None, 3, "poor")
    before = household(officer, str(code), as_of=AsOf(DAY - timedelta(days=1)))
    assert len(before.members) == 2
    earlier = household(officer, str(code), as_of=AsOf(date(2018, 6, 1)))
    assert (earlier.since, earlier.standing, earlier.members) == (None, "poor", ())
    long_ago = datetime(2018, 1, 1, tzinfo=UTC)
    unknown = household(officer, str(code), as_of=AsOf(DAY, long_ago))
    assert (unknown.since, unknown.members, unknown.persons) == (None, (), None)
