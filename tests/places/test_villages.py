from datetime import date

import pytest

from rasoat.common.codes import CodeKind, parse_code
from rasoat.common.problems import Refused, Severity
from rasoat.places import queries
from rasoat.places.loading.village_rows import VillageRow
from rasoat.places.loading.villages import add_villages
from rasoat.places.models import AreaType, Unit

BEGIN = date(2015, 1, 1)
DAY = date(2018, 11, 15)
AFTER = date(2025, 7, 1)

pytestmark = pytest.mark.usefixtures("dak_nong")


def row(name, village_type="", code="24622", commune="", place="A2", area=None):
    return VillageRow(code, commune, village_type, name, area, place)


def add_rows(*rows, begin=BEGIN, **options):
    return add_villages(rows, valid_from=begin, issuer=67, source="a table", **options)


def _rules(*rows, **options):
    with pytest.raises(Refused) as refused:
        add_rows(*rows, **options)
    return [(problem.place, problem.rule) for problem in refused.value.problems]


def test_a_village_gets_a_permanent_code_and_a_path():
    (unit_id,) = add_rows(row("Thôn 2")).ids
    village, commune = queries.unit_on(unit_id, DAY), queries.unit_by_code("24622", DAY)
    read = parse_code(village.code, CodeKind.VILLAGE, "here")
    assert (read.issuer, read.serial) == (67, unit_id)
    assert (village.title, village.parent_id) == ("Thôn 2", commune.id)
    assert village.path == commune.path + f"{unit_id:06d}"
    assert village.area_type == "rural"


@pytest.mark.parametrize(
    ("name", "village_type", "title"),
    [
        ("Thôn 2", "", "Thôn 2"),
        ("thôn  2", "", "Thôn 2"),
        ("2", "thôn", "Thôn 2"),
        ("Thôn 2", "Thôn", "Thôn 2"),
        ("TDP 3", "", "Tổ dân phố 3"),
        ("3", "tdp", "Tổ dân phố 3"),
        ("bon Bu N’Drung", "", "Bon Bu N'Drung"),
        ("Buôn Mới", "Thôn", "Thôn Buôn Mới"),
    ],
)
def test_type_and_name_are_parted(name, village_type, title):
    (unit_id,) = add_rows(row(name, village_type)).ids
    assert queries.unit_on(unit_id, DAY).title == title


def test_a_village_may_differ_from_its_commune_in_area():
    (unit_id,) = add_rows(row("Thôn 2", area=AreaType.URBAN)).ids
    assert queries.unit_on(unit_id, DAY).area_type == "urban"


def test_it_follows_its_commune_through_the_reform_and_stays_itself():
    (unit_id,) = add_rows(row("Thôn 2")).ids
    before, after = queries.periods_of(unit_id)
    old, new = queries.unit_by_code("24622", DAY), queries.unit_by_code("24611", AFTER)
    assert (before.parent_id, before.valid_to) == (old.id, AFTER)
    assert (after.parent_id, after.valid_from, after.valid_to) == (new.id, AFTER, None)
    assert (before.code, before.name) == (after.code, after.name)
    assert [unit.title for unit in queries.breadcrumb(after, AFTER)] == [
        "Tỉnh Lâm Đồng",
        "Phường Bắc Gia Nghĩa",
        "Thôn 2",
    ]


def test_a_village_of_a_new_commune_begins_there():
    (unit_id,) = add_rows(row("Thôn 2", code="24611"), begin=AFTER).ids
    (only,) = queries.periods_of(unit_id)
    assert only.parent_id == queries.unit_by_code("24611", AFTER).id


def test_the_same_table_again_changes_nothing():
    first = add_rows(row("Thôn 1"), row("Thôn 2"))
    again = add_rows(row("Thôn 1"), row("thôn 02"), row("Thôn 3"))
    assert (len(first.ids), first.already, len(again.ids), again.already) == (2, 0, 1, 2)


def test_villages_of_other_communes_may_bear_the_same_name():
    assert len(add_rows(row("Thôn 1"), row("Thôn 1", code="24616")).ids) == 2


def test_every_fault_is_told_and_nothing_is_written():
    units = Unit.objects.count()
    assert _rules(
        row("Thôn 1", place="A2"),
        row("Thôn 1", code="99999", place="A3"),
        row("Thôn 1", code="", commune="Dak Haa", place="A4"),
        row("", "Thôn", place="A5"),
        row("Tân Lập", place="A6"),
        row("1", "Thành phố", place="A7"),
        row("thôn 01", place="A8"),
        row("Thôn 1", code="24646", commune="Đắk Wil", place="A9"),
    ) == [
        ("A3", "unit.code_not_valid_on_day"),
        ("A4", "unit.unknown"),
        ("A5", "village.no_name"),
        ("A6", "village.no_type"),
        ("A7", "village.no_type"),
        ("A8", "village.twice"),
        ("A9", "unit.code_and_name_differ"),
    ]
    assert Unit.objects.count() == units


def test_a_code_of_another_day_is_refused():
    assert _rules(row("Thôn 1", code="24622"), begin=AFTER) == [("A2", "unit.code_not_valid_on_day")]


def test_names_that_differ_in_accents_alone_wait_for_a_person():
    assert _rules(row("Bon Nam", place="A2"), row("Bon Nâm", place="A3")) == [("A3", "village.lookalike")]
    added = add_rows(row("Bon Nam"), row("Bon Nâm"), lookalikes_allowed=True)
    assert len(added.ids) == 2
    assert [(warning.rule, warning.severity) for warning in added.warnings] == [
        ("village.lookalike", Severity.WARNING)
    ]


def test_a_lookalike_of_a_stored_village_waits_too():
    add_rows(row("Thôn Bình An"))
    assert _rules(row("Thon Binh An", place="A2")) == [("A2", "village.lookalike")]


def test_no_rows_add_nothing():
    assert add_rows().ids == ()
