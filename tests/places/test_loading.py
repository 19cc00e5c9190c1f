"""Units from files: again, from an office's own folder, from a later version, and with faults."""

import shutil
from datetime import date
from pathlib import Path

import pytest

import rasoat.places
from rasoat.common.problems import Refused
from rasoat.places import queries
from rasoat.places.checks import check_units
from rasoat.places.loading.areas import record_area
from rasoat.places.loading.province_files import read_province, shipped
from rasoat.places.loading.units import load_units
from rasoat.places.loading.village_rows import VillageRow
from rasoat.places.loading.villages import add_villages
from rasoat.places.models import AreaType, UnitPeriod
from rasoat.places.succession import successors

SHIPPED = Path(rasoat.places.__file__).parent / "data" / "67-dak-nong"
HEADER = "unit,level,code,name,other_names,type,area_type,score_region,parent,valid_from,valid_to,source\n"
SOURCES = '[list]\nsource = "Danh mục"\ncertainty = "text"\n'
OPEN = """\
01,province,01,Mẫu,,Tỉnh,,,,2015-01-01,,list
00001,commune,00001,Một,,Xã,rural,south_east,01,2015-01-01,,list
00002,commune,00002,Hai,,Xã,rural,south_east,01,2015-01-01,,list
"""
MERGED = """\
01,province,01,Mẫu,,Tỉnh,,,,2015-01-01,,list
00001,commune,00001,Một,,Xã,rural,south_east,01,2015-01-01,2030-01-01,list
00002,commune,00002,Hai,,Xã,rural,south_east,01,2015-01-01,2030-01-01,list
00001/2030,commune,00001,Một Hai,,Phường,urban,south_east,01,2030-01-01,,list
"""
DIVIDED = """\
01,province,01,Mẫu,,Tỉnh,,,,2015-01-01,,list
00001,commune,00001,Một,,Xã,rural,south_east,01,2015-01-01,2030-01-01,list
00002,commune,00002,Hai,,Xã,rural,south_east,01,2015-01-01,,list
00003,commune,00003,Ba,,Xã,rural,south_east,01,2030-01-01,,list
"""
ONE_TO_ONE = "00001,00001/2030,2030-01-01,yes,list\n00002,00001/2030,2030-01-01,yes,list\n"
ONE_TO_MANY = "00001,00002,2030-01-01,no,list\n00001,00003,2030-01-01,no,list\n"
BEGIN, CHANGE = date(2015, 1, 1), date(2030, 1, 1)


@pytest.fixture
def folder(tmp_path):
    """``folder(units, successions)``: a province's folder as an office may prepare it."""

    def write(units, successions="", sources=SOURCES):
        (tmp_path / "units.csv").write_text(HEADER + units, encoding="utf-8")
        (tmp_path / "successions.csv").write_text("from,to,on,whole,source\n" + successions, encoding="utf-8")
        (tmp_path / "sources.toml").write_text(sources, encoding="utf-8")
        return tmp_path

    return write


def test_the_same_files_again_change_nothing(dak_nong):
    again = load_units(shipped("67-dak-nong"))
    assert (dak_nong.units, dak_nong.periods, dak_nong.successions) == (109, 111, 72)
    assert (again.units, again.periods, again.closed, again.successions) == (0, 0, 0, 0)


def test_a_province_that_is_not_carried():
    with pytest.raises(LookupError, match="99-nowhere"):
        shipped("99-nowhere")


def _village_of(code):
    rows = [VillageRow(code, "", "Thôn", "1", place="A2")]
    return add_villages(rows, valid_from=BEGIN, issuer=67, source="test").ids[0]


@pytest.mark.django_db
def test_a_later_version_of_the_files_brings_a_merger_in(folder):
    load_units(folder(OPEN))
    village = _village_of("00001")
    loaded = load_units(folder(MERGED, ONE_TO_ONE))
    assert (loaded.units, loaded.periods, loaded.closed, loaded.villages_carried) == (1, 1, 2, 1)
    before, after = queries.periods_of(village)
    assert (before.valid_to, after.valid_from, after.code) == (CHANGE, CHANGE, before.code)
    assert queries.ancestors(after, CHANGE)[-1].title == "Phường Một Hai"
    assert after.area_type is None
    assert check_units() == []
    assert load_units(folder(MERGED, ONE_TO_ONE)).villages_carried == 0


@pytest.mark.django_db
def test_a_divided_commune_leaves_its_villages_to_a_person(folder):
    load_units(folder(OPEN))
    village = _village_of("00001")
    loaded = load_units(folder(DIVIDED, ONE_TO_MANY))
    old = queries.unit_by_code("00001", BEFORE_CHANGE)
    assert loaded.villages_carried == 1
    assert [step.whole for step in successors(old.id)] == [False, False]
    assert queries.unit_on(village, BEFORE_CHANGE) is not None
    assert queries.unit_on(village, CHANGE) is None


BEFORE_CHANGE = date(2029, 12, 31)


@pytest.mark.django_db
def test_a_new_period_of_a_unit_ends_the_one_before(folder):
    load_units(folder(OPEN))
    village = _village_of("00001")
    typed = OPEN.replace(
        "00001,commune,00001,Một,,Xã,rural,south_east,01,2015-01-01,,list\n",
        "00001,commune,00001,Một,,Xã,rural,south_east,01,2015-01-01,2030-01-01,list\n"
        "00001,commune,00001,Một,,Phường,urban,south_east,01,2030-01-01,,list\n",
    )
    loaded = load_units(folder(typed))
    assert (loaded.units, loaded.periods, loaded.closed, loaded.villages_carried) == (0, 1, 1, 1)
    assert [row.area_type for row in queries.periods_of(village)] == ["rural", "urban"]


@pytest.mark.parametrize(
    ("units", "successions", "faults"),
    [
        (OPEN.replace("commune,00002", "hamlet,00002"), "", [("units.csv:4 › level", "units.bad_value")]),
        (OPEN.replace(",00002,Hai", ",2,"), "", [
            ("units.csv:4 › code", "units.bad_value"),
            ("units.csv:4 › name", "units.bad_value"),
        ]),
        (OPEN.replace("rural", "hills"), "", [
            ("units.csv:3 › area_type", "units.bad_value"),
            ("units.csv:4 › area_type", "units.bad_value"),
        ]),
        (OPEN.replace("2015-01-01,,list", "2015-13-01,,list", 1), "", [
            ("units.csv:2 › valid_from", "units.bad_value"),
        ]),
        ("01,province,01\n", "", None),
        (OPEN.replace("Mẫu", "  "), "", [("units.csv:2 › name", "units.bad_value")]),
        (OPEN.replace(",list", ",list,more", 1), "", None),
        (OPEN.replace("south_east,01", "south_east,99", 1), "", [
            ("99", "units.unknown_unit"),
            ("units.csv › 00001", "units.parent_not_there"),
        ]),
        (OPEN.replace("01,,list", "01,,hearsay", 1), "", [("hearsay", "units.unknown_source")]),
        (OPEN + "00002/b,commune,00002,Hai,,Xã,,,01,2020-01-01,,list\n", "", [
            ("units.csv › code 00002", "units.overlap"),
        ]),
        (OPEN.replace("2015-01-01,,list", "2016-01-01,,list", 1), "", [
            ("units.csv › 00001", "units.parent_not_there"),
            ("units.csv › 00002", "units.parent_not_there"),
        ]),
        (MERGED, ONE_TO_ONE.replace("2030-01-01", "2029-01-01", 1), [
            ("successions.csv › 00001 → 00001/2030", "units.succession_out_of_time"),
        ]),
        (OPEN, "00001,00002,2030-01-01,yes,list\n", [
            ("successions.csv › 00001 → 00002", "units.succession_out_of_time"),
        ]),
        (OPEN, "00001,00002,2030-01-01,perhaps,list\n", [("successions.csv:2 › whole", "units.bad_value")]),
    ],
)  # fmt: skip
def test_faults_name_file_and_line(folder, units, successions, faults):
    with pytest.raises(Refused) as refused:
        read_province(folder(units, successions))
    found = [(problem.place, problem.rule) for problem in refused.value.problems]
    assert found == faults if faults else found


def test_a_source_needs_a_known_certainty(folder):
    with pytest.raises(Refused) as refused:
        read_province(folder(OPEN, sources=SOURCES.replace('"text"', '"sure"')))
    assert refused.value.problems[0].place == "sources.toml › list › certainty"


def test_a_fault_writes_nothing(folder, db):
    with pytest.raises(Refused):
        load_units(folder(OPEN.replace("south_east,01", "south_east,99")))
    assert not UnitPeriod.objects.exists()


def test_the_carried_files_are_composed_letters_with_straight_apostrophes():
    for file in SHIPPED.iterdir():
        text = file.read_text(encoding="utf-8")
        assert "\u2019" not in text
        assert "\r" not in text
        assert not any("\u0300" <= letter <= "\u0323" for letter in text)


def test_an_office_may_carry_its_own_copy(tmp_path, db):
    shutil.copytree(SHIPPED, tmp_path / "own")
    assert load_units(tmp_path / "own").periods == 111


class TestRecordArea:
    """Filling in whether a village is urban or rural, once a document says so."""

    REFORM = date(2025, 7, 1)

    @pytest.fixture
    def village(self, add):
        (unit_id,) = add("24622", "Thôn 1")
        return unit_id

    def areas(self, village):
        return [(row.valid_from, row.area_type) for row in queries.periods_of(village)]

    def test_what_was_not_known_is_filled_in(self, village):
        record_area(village, AreaType.RURAL, begin=self.REFORM, source="QĐ 1/QĐ-UBND")
        assert self.areas(village) == [(BEGIN, "rural"), (self.REFORM, "rural")]

    def test_a_change_parts_the_period_and_keeps_what_held_before(self, village):
        day = date(2018, 1, 1)
        record_area(village, AreaType.URBAN, begin=day, source="QĐ 1/QĐ-UBND")
        assert self.areas(village) == [(BEGIN, "rural"), (day, "urban"), (self.REFORM, None)]
        assert check_units() == []

    def test_a_known_value_is_not_overwritten(self, village):
        with pytest.raises(Refused, match="recorded already"):
            record_area(village, AreaType.URBAN, begin=BEGIN, source="QĐ 1/QĐ-UBND")
        assert self.areas(village)[0] == (BEGIN, "rural")

    def test_a_unit_that_is_not_there(self, village):
        with pytest.raises(Refused, match="no such unit"):
            record_area(village, AreaType.URBAN, begin=date(2014, 1, 1), source="QĐ 1/QĐ-UBND")
