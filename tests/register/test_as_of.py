"""The register as of a day, as it was known on another, and lists that say for ever what they said."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sample_households import YEARS, surveyed

from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.permissions import NotAllowed
from rasoat.people.queries import system_actor
from rasoat.register.actions.correct_fact import correct_fact
from rasoat.register.actions.freeze_list import freeze_list
from rasoat.register.actions.join_members import join_members
from rasoat.register.actions.merge_households import merge_households
from rasoat.register.actions.move_household import move_household
from rasoat.register.actions.verify_lists import verify_lists
from rasoat.register.event_rules import When
from rasoat.register.frozen import rebuilt
from rasoat.register.loading import load_bulk
from rasoat.register.models import FrozenList, Household, Member
from rasoat.register.queries.as_of import household_as_of, known_on, list_as_of
from rasoat.register.values import NewMember, NewStatus

pytestmark = pytest.mark.django_db

DAY = date(2018, 11, 1)
WHEN = When(DAY, "giấy tờ", despite_decision=True)
LISTED = NewStatus(2018, "poor", decision_date=date(2017, 12, 20), decision_number="12/QĐ")


@pytest.fixture
def listed(small_province):
    """The codes of two poor households of the upper village and one of the other commune."""
    villages = [small_province.upper, small_province.upper, small_province.hillside]
    with acting(system_actor("system.installer")) as installer:
        made = [replace(surveyed(place.unit.pk), last_status=LISTED) for place in villages]
        load_bulk(made, YEARS, acting_user=installer)
        return list(Household.objects.visible_to(installer).order_by("pk").values_list("pk", flat=True))


@pytest.fixture
def district(listed, person_at, small_province):
    """The district's officer, who sees both communes."""
    with acting(person_at(small_province.north, role="district_officer")) as who:
        yield who


def codes(lines):
    return [line.household for line in lines]


def head_of(household):
    return Member.objects.get(household_id=household, relation="head", left_on__isnull=True)


@pytest.mark.parametrize(
    ("day", "count"),
    [(date(2017, 12, 19), 0), (date(2017, 12, 20), 2), (date(2018, 12, 1), 2)],
)
def test_a_list_holds_from_its_decision_on(district, listed, small_province, day, count):
    assert len(list_as_of(small_province.hill.path, day, district)) == count


def test_as_of_a_day_the_household_was_smaller(district, listed):
    baby = NewMember("Bé", "child", "female", PartialDate(2018, 10, 30))
    join_members(listed[0], [baby], "birth", WHEN, acting_user=district)
    before = household_as_of(listed[0], date(2018, 10, 31), district)
    after = household_as_of(listed[0], DAY, district)
    assert (before.persons, after.persons) == (2, 3)


def test_as_known_before_nothing_of_it_was_there(district, listed):
    before = known_on(datetime.now(UTC))
    correct_fact(listed[0], head_of(listed[0]).pk, "name", "Tên Đúng", WHEN, acting_user=district)
    assert household_as_of(listed[0], None, district).head.name == "Tên Đúng"
    assert household_as_of(listed[0], None, district, known=before).head.name == "Trần Thị Mẫu"


def test_a_frozen_list_is_the_same_to_the_byte_after_all_that_comes_later(district, listed, small_province):
    frozen = freeze_list(small_province.hill.unit.pk, DAY, "Danh sách 2018", acting_user=district)
    said = rebuilt(frozen, district)
    assert frozen.households == 2
    correct_fact(listed[0], head_of(listed[0]).pk, "name", "Tên Đúng", WHEN, acting_user=district)
    move_household(listed[1], small_province.hillside.unit.pk, WHEN, acting_user=district)
    merge_households(listed[0], listed[1], {}, When(date(2018, 11, 3), "", True), acting_user=district)
    assert rebuilt(frozen, district) == said
    assert verify_lists(acting_user=district).broken == ()
    later = freeze_list(small_province.pine.unit.pk, date(2018, 11, 3), "Sau", acting_user=district)
    assert codes(list_as_of(small_province.pine.path, date(2018, 11, 3), district)) == listed[1:]
    assert later.households == 2


def test_of_a_past_day_today_more_is_known_than_then(district, listed, small_province):
    frozen = freeze_list(small_province.hill.unit.pk, DAY, "Trước", acting_user=district)
    move_household(
        listed[0], small_province.hillside.unit.pk, When(date(2018, 10, 20), "", True), acting_user=district
    )
    again = freeze_list(small_province.hill.unit.pk, DAY, "Sau", acting_user=district)
    assert (frozen.households, again.households) == (2, 1)
    assert verify_lists(acting_user=district).lists == 2


def test_a_list_that_was_tampered_with_is_found(district, listed, small_province):
    frozen = freeze_list(small_province.hill.unit.pk, DAY, "Danh sách", acting_user=district)
    with acting(system_actor("system.installer")):
        FrozenList.objects.create(
            unit=frozen.unit, unit_path=frozen.unit_path, title="Giả", day=frozen.day, known=frozen.known,
            households=1, persons=1, sha256="0" * 64, frozen_by=frozen.frozen_by,
        )  # fmt: skip
    assert [one.title for one in verify_lists(acting_user=district).broken] == ["Giả"]


@pytest.mark.parametrize(
    ("day", "title", "said"),
    [
        (date(2009, 12, 31), "Danh sách", "freeze.no_unit"),
        (date(2018, 11, 16), "Danh sách", "freeze.future"),
        (DAY, " ", "freeze.no_title"),
    ],
)
def test_a_list_that_cannot_be_frozen(district, listed, small_province, day, title, said):
    with pytest.raises(Refused) as refused:
        freeze_list(small_province.hill.unit.pk, day, title, acting_user=district)
    assert [problem.rule for problem in refused.value.problems] == [said]


def test_foreign_units_have_no_list(district, listed, small_province):
    assert list_as_of(small_province.town.path, DAY, district) == []
    with pytest.raises(NotAllowed):
        freeze_list(small_province.town.unit.pk, DAY, "Danh sách", acting_user=district)
    assert household_as_of(6700000000, DAY, district) is None
