"""Units and villages brought in by the province's office."""

import csv
import io

import pytest
from openpyxl import load_workbook
from small_province import SINCE, TODAY

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.actions.bring_in_villages import bring_in_villages
from rasoat.people.actions.move_working_date import move_working_date
from rasoat.people.models import TrailEntry
from rasoat.people.permissions import NotAllowed
from rasoat.people.villages_workbook import read_villages, write_villages_template
from rasoat.places.models import AreaType
from rasoat.places.queries import units_under

pytestmark = pytest.mark.django_db
HEADER = ["Mã xã", "Tên xã", "Loại", "Tên thôn", "Khu vực"]


@pytest.fixture
def administrator(small_province, person_at):
    with acting(person_at(small_province.province, "administrator")) as who:
        yield who


def table(*rows: list[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([HEADER, *rows])
    return text.getvalue().encode()


def bring_in(rows, who):
    return bring_in_villages(rows, acting_user=who, valid_from=SINCE, source="QĐ 1/2018")


def test_villages_come_in_once(administrator, small_province):
    rows = read_villages(
        table(
            ["24601", "Đồi Cao", "Bon", "Bu N'Drung", ""], ["", "Trung Tâm", "", "Tổ dân phố 7", "thành thị"]
        ),
        "thon.csv",
    )
    first, again = bring_in(rows, administrator), bring_in(rows, administrator)
    assert (len(first.ids), first.already) == (2, 0)
    assert (len(again.ids), again.already) == (0, 2)
    titles = {
        unit.title: unit.area_type for unit in units_under(small_province.province.path, TODAY, "village")
    }
    assert titles["Bon Bu N'Drung"] == AreaType.RURAL
    assert titles["Tổ dân phố 7"] == AreaType.URBAN


def test_bringing_in_leaves_its_mark(administrator):
    bring_in(read_villages(table(["24601", "", "Thôn", "9", ""]), "thon.csv"), administrator)
    entry = TrailEntry.objects.get(verb="unit.import")
    assert entry.details == {"new": 1, "already": 0}
    assert entry.subject_code == "QĐ 1/2018"


def test_every_faulty_cell_is_named(administrator):
    with pytest.raises(Refused) as refused:
        read_villages(table(["2460", "", "Thôn", "9", "núi"]), "thon.csv")
    places = [problem.place for problem in refused.value.problems]
    assert [place.rsplit(" ", 1)[-1] for place in places] == ["A2", "E2"]


def test_an_unknown_commune_is_named_and_nothing_comes_in(administrator, small_province):
    rows = read_villages(
        table(["", "Đồi Cao", "Thôn", "9", ""], ["", "Đồi Cao Cao", "Thôn", "8", ""]), "thon.csv"
    )
    with pytest.raises(Refused, match="D3"):
        bring_in(rows, administrator)
    assert len(units_under(small_province.hill.path, TODAY, "village")) == 2


def test_the_template_is_read_back(administrator, tmp_path):
    path = tmp_path / "thon.xlsx"
    write_villages_template(path, TODAY)
    book = load_workbook(path)
    codes = [row[0] for row in book["Xã"].iter_rows(min_row=2, values_only=True) if row[0]]
    assert {"24601", "24602", "24603"} <= set(codes)
    sheet = book["Thôn"]
    [first] = [
        row[0].row + 1 for row in sheet.iter_rows() if row[3].value and "Tên thôn" in str(row[3].value)
    ]
    for column, value in enumerate(["24602", "", "Thôn", "Đồng Nai", "nông thôn"], start=1):
        sheet.cell(first, column, value)
    book.save(path)
    [village] = read_villages(path, "thon.xlsx")
    assert (village.commune_code, village.type, village.name) == ("24602", "Thôn", "Đồng Nai")


def test_only_who_covers_the_whole_province_brings_units_in(small_province, person_at):
    followed = person_at(small_province.province, "administrator", small_province.north)
    with acting(followed), pytest.raises(NotAllowed):
        bring_in([], followed)
    auditor = person_at(small_province.province, "auditor")
    with acting(auditor), pytest.raises(NotAllowed):
        bring_in([], auditor)


def test_the_working_date_moves_forward_and_leaves_its_mark(administrator):
    tomorrow = TODAY.replace(day=16)
    assert move_working_date(tomorrow, acting_user=administrator) == tomorrow
    assert TrailEntry.objects.get().details == {"from_date": "2018-11-15", "to_date": "2018-11-16"}
    with pytest.raises(Refused):
        move_working_date(TODAY, acting_user=administrator)
