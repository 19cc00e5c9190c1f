"""Loading in bulk: events first, everything else computed from them."""

import pytest
from sample_households import YEARS, surveyed

from rasoat.common.codes import is_valid_code
from rasoat.register.loading import load_bulk
from rasoat.register.models import Assessment, Household, LegalStatus, Member, RegisterEvent, VillageTally
from rasoat.register.values import NewHousehold, NewMember, NewStatus

pytestmark = pytest.mark.django_db


def unsurveyed(village: int, name: str = "Lê Văn Thử", **more) -> NewHousehold:
    return NewHousehold(village, (NewMember(name, "head"),), YEARS.as_of, **more)


def test_a_household_gets_codes_members_and_its_assessment(installer, small_province):
    loaded = load_bulk([surveyed(small_province.upper.unit.pk)], YEARS, acting_user=installer)

    assert (loaded.households, loaded.members, loaded.surveys) == (1, 2, 1)
    household = Household.objects.get()
    assert is_valid_code(household.code)
    assert household.unit_path == small_province.upper.path
    assert (household.head_name, household.persons) == ("Trần Thị Mẫu", 2)
    assert [member.relation for member in household.members.order_by("number")] == ["head", "child"]
    assert all(is_valid_code(code) for code in map(str, Member.objects.values_list("id", flat=True)))
    found = Assessment.objects.get()
    assert found.class_group == "poor"
    assert found.explanation["totals"] == {"b1": found.b1, "b2": found.b2}
    assert found.illustrative


def test_the_birth_keeps_its_precision(installer, small_province):
    load_bulk([surveyed(small_province.upper.unit.pk)], YEARS, acting_user=installer)
    assert [member.born.isoformat() for member in Member.objects.order_by("number")] == ["1971-03-02", "2009"]


def test_events_are_numbered_within_their_commune(installer, small_province):
    villages = [small_province.upper, small_province.hillside, small_province.lower]
    load_bulk([unsurveyed(village.unit.pk) for village in villages], YEARS, acting_user=installer)
    numbers = RegisterEvent.objects.order_by("id").values_list("keeper_id", "sequence")
    hill, pine = small_province.hill.unit.pk, small_province.pine.unit.pk
    assert list(numbers) == [(hill, 1), (hill, 2), (pine, 1), (pine, 2), (hill, 3), (hill, 4)]


def test_size_is_unknown_where_only_the_head_is_known(installer, small_province):
    village = small_province.upper.unit.pk
    load_bulk([unsurveyed(village), unsurveyed(village, persons=5)], YEARS, acting_user=installer)
    assert list(Household.objects.order_by("id").values_list("persons", flat=True)) == [None, 5]


def test_the_last_list_gives_a_status_without_evidence(installer, small_province):
    line = NewStatus(2018, "near_poor")
    household = unsurveyed(small_province.upper.unit.pk, last_status=line)
    load_bulk([household], YEARS, acting_user=installer)
    status = LegalStatus.objects.get()
    assert (status.list_year, status.class_group, status.basis) == (2018, "near_poor", "imported")
    assert not status.with_evidence


def test_villages_are_counted(installer, small_province):
    upper, lower = small_province.upper.unit.pk, small_province.lower.unit.pk
    households = [
        surveyed(upper),
        surveyed(upper, rich=True),
        unsurveyed(upper, persons=3),
        unsurveyed(lower),
    ]
    load_bulk(households, YEARS, acting_user=installer)
    rows = VillageTally.objects.order_by("unit_path", "campaign", "class_id")
    assert list(
        rows.values_list("unit_id", "campaign", "class_group", "households", "persons", "unknown_size")
    ) == [
        (upper, "", "", 3, 7, 0),
        (upper, "periodic-2018", "above", 1, 2, 0),
        (upper, "periodic-2018", "poor", 1, 2, 0),
        (lower, "", "", 1, 0, 1),
    ]


def test_an_unknown_village_loads_nothing(installer, small_province):
    with pytest.raises(ValueError, match="999999"):
        load_bulk([unsurveyed(999_999)], YEARS, acting_user=installer)
