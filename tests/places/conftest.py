from datetime import date

import pytest

from rasoat.places import queries
from rasoat.places.loading.province_files import shipped
from rasoat.places.loading.units import load_units
from rasoat.places.loading.village_rows import VillageRow
from rasoat.places.loading.villages import add_villages

BEGIN = date(2015, 1, 1)


@pytest.fixture
def dak_nong(db):
    """The units of Đắk Nông as the software carries them, without villages."""
    return load_units(shipped("67-dak-nong"))


@pytest.fixture
def add(dak_nong):
    """``add("24619", "Thôn 1", ...)``: villages of one commune from 2015 on; answers their ids."""

    def add_named(commune_code, *titles, **options):
        rows = [
            VillageRow(commune_code, "", "", title, place=f"row {number}")
            for number, title in enumerate(titles, start=1)
        ]
        return add_villages(rows, valid_from=BEGIN, issuer=67, source="test", **options).ids

    return add_named


@pytest.fixture
def unit_id(dak_nong):
    """``unit_id("24619", day)``: the id of the unit that has a code on a day."""
    return lambda code, day: queries.unit_by_code(code, day).id
