"""What the database itself refuses, whoever asks and by whatever way."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from rasoat.places.models import Installation, Unit, UnitPeriod, UnitSuccession

D1, D2, D3 = date(2015, 1, 1), date(2020, 1, 1), date(2025, 7, 1)

pytestmark = pytest.mark.django_db


def period(unit, *, code="67", begin=D1, end=None, parent=None, path=None, level="province", **more):
    own = f"{unit.pk:06d}"
    above = f"{parent.pk:06d}" if parent else ""
    return UnitPeriod.objects.create(
        unit=unit,
        level=level,
        code=code,
        name="X",
        type="T",
        parent=parent,
        path=above + own if path is None else path,
        valid_from=begin,
        valid_to=end,
        search_text=" t x",
        sort_key="X",
        source="test",
        certainty="text",
        **more,
    )


def refused(by, **values):
    with pytest.raises(IntegrityError, match=by), transaction.atomic():
        period(**values)


@pytest.fixture
def province():
    unit = Unit.objects.create()
    period(unit)
    return unit


def test_periods_of_a_unit_do_not_share_a_day():
    unit = Unit.objects.create()
    period(unit, begin=D1, end=D2)
    refused("unit_periods_do_not_overlap", unit=unit, code="68", begin=date(2019, 12, 31))
    refused("unit_periods_do_not_overlap", unit=unit, code="68", begin=date(2014, 1, 1))
    period(unit, begin=D2, end=D3)
    period(unit, begin=D3)
    assert unit.periods.count() == 3


def test_a_code_names_one_unit_at_a_date():
    first, second = Unit.objects.create(), Unit.objects.create()
    period(first, begin=D1, end=D3)
    refused("one_code_one_unit_at_a_date", unit=second, begin=date(2025, 6, 30))
    period(second, begin=D3)
    assert UnitPeriod.objects.filter(code="67").count() == 2


def test_codes_of_different_levels_never_meet(province):
    district = Unit.objects.create()
    period(district, code="067", parent=province, level="district")
    assert UnitPeriod.objects.count() == 2


def test_a_path_ends_with_the_parent_and_the_unit(province):
    unit = Unit.objects.create()
    values = {"unit": unit, "code": "660", "level": "district", "parent": province}
    refused("unit_path_ends_with_the_unit", path=f"{province.pk:06d}999999", **values)
    refused("unit_path_ends_with_the_unit", path=f"999999{unit.pk:06d}", **values)
    period(**values)


@pytest.mark.parametrize(
    ("level", "code"),
    [("province", "067"), ("district", "67"), ("district", "66A"), ("commune", "2461"), ("village", "24611")],
)
def test_a_code_has_the_length_of_its_level(province, level, code):
    parent = None if level == "province" else province
    refused("unit_code_has_the_length", unit=Unit.objects.create(), level=level, code=code, parent=parent)


def test_a_path_has_the_depth_of_its_level(province):
    unit = Unit.objects.create()
    refused("unit_path_has_the_depth", unit=unit, code="24611", level="commune")
    refused("unit_path_has_the_depth", unit=unit, code="240000001", level="village", parent=province)
    refused("unit_path_has_the_depth", unit=unit, code="68", parent=province)


def test_a_period_ends_after_it_begins():
    refused("unit_period_ends_after_it_begins", unit=Unit.objects.create(), begin=D2, end=D1)


def test_an_area_is_urban_or_rural_or_not_known():
    refused("unit_area_type_is_known_or_null", unit=Unit.objects.create(), area_type="hills")


def test_a_unit_beyond_six_digits_does_not_fit_in_a_path():
    with pytest.raises(IntegrityError, match="unit_id_fits_in_a_path"), transaction.atomic():
        Unit.objects.create(pk=1_000_000)


def test_a_unit_becomes_one_other_as_a_whole_or_parts_of_several():
    old, north, south = (Unit.objects.create() for _ in range(3))

    def becomes(to, *, whole):
        return UnitSuccession.objects.create(
            from_unit=old, to_unit=to, on=D3, whole=whole, source="t", certainty="text"
        )

    becomes(north, whole=True)
    with pytest.raises(IntegrityError, match="unit_succession_whole_once"), transaction.atomic():
        becomes(south, whole=True)
    UnitSuccession.objects.all().delete()
    becomes(north, whole=False)
    becomes(south, whole=False)
    with pytest.raises(IntegrityError, match="unit_succession_is_a_change"), transaction.atomic():
        becomes(old, whole=False)
    assert old.successions.count() == 2


def install(unit, **values):
    values = {"kind": "demonstration", "issuer": 67, "working_date": D1} | values
    return Installation.objects.create(province=unit, **values)


@pytest.mark.parametrize(
    ("values", "by"),
    [
        ({"id": 2}, "installation_is_one_row"),
        ({"issuer": 9}, "installation_issuer_has_two_digits"),
        ({"issuer": 100}, "installation_issuer_has_two_digits"),
        ({"kind": "real"}, "installation_working_date_only_in_a_demonstration"),
        ({"working_date": None}, "installation_working_date_only_in_a_demonstration"),
        ({"kind": "training"}, "installation_working_date_only_in_a_demonstration"),
    ],
)
def test_what_an_installation_cannot_be(province, values, by):
    with pytest.raises(IntegrityError, match=by), transaction.atomic():
        install(province, **values)


def test_there_is_one_installation(province):
    install(province)
    with pytest.raises(IntegrityError, match="places_installation_pkey"), transaction.atomic():
        install(province)


@pytest.mark.parametrize(
    ("statement", "by"),
    [
        ("UPDATE places_installation SET kind = 'real', working_date = NULL", "for ever"),
        ("UPDATE places_installation SET issuer = 68", "for ever"),
        ("UPDATE places_installation SET working_date = '2014-12-31'", "only moves forward"),
        ("DELETE FROM places_installation", "never deleted"),
        ("DELETE FROM places_unit", "never deleted"),
    ],
)
def test_what_is_for_ever_is_refused_by_hand_too(province, statement, by):
    install(province)
    with pytest.raises(IntegrityError, match=by), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Installation.objects.filter(kind="demonstration", issuer=67, working_date=D1).exists()
