"""A sheet comes into the database: by whom it may, once, unchanged for ever."""

from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from openpyxl import load_workbook

from rasoat.common.problems import Refused
from rasoat.law.reading.load import shipped
from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.permissions import NotAllowed
from rasoat.people.trail import say
from rasoat.toolsets.actions.bring_sheet import bring_sheet
from rasoat.toolsets.models import BroughtSheet, BroughtState
from rasoat.toolsets.queries import brought_sheets, waiting_sheets
from rasoat.toolsets.sheet_workbook import write_template

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def workbook() -> bytes:
    """A filled workbook; every level gets 10 points, which no annex gives."""
    made = BytesIO()
    write_template(shipped(), "vn-2016-2020", "urban", "all", made)
    book = load_workbook(made)
    said = ("14/2018/TT-BLĐTBXH", "Phụ lục", "10/11/2018", "Bảng thử", 90, 220)
    for row, value in enumerate(said, start=5):
        book["Thông tin"][f"B{row}"] = value
    for row in range(2, book["Bảng điểm"].max_row + 1):
        if book["Bảng điểm"][f"A{row}"].value:
            book["Bảng điểm"][f"J{row}"] = 10
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.fixture
def officer(small_province, person_at):
    with acting(person_at(small_province.province)) as who:
        yield who


def bring(workbook: bytes, who) -> BroughtSheet:
    return bring_sheet(workbook, "bang.xlsx", shipped(), acting_user=who)


def test_a_sheet_comes_in_and_waits(workbook: bytes, officer) -> None:
    sheet = bring(workbook, officer)
    assert (sheet.sheet, sheet.state) == ("vn-2016-2020/urban/2018-11-10", BroughtState.WAITING)
    assert b'state = "waiting"' in bytes(sheet.content)
    assert waiting_sheets() == 1
    assert [one.sha256 for one in brought_sheets()] == [sheet.sha256]


def test_the_trail_says_who_brought_what(workbook: bytes, officer) -> None:
    sheet = bring(workbook, officer)
    entry = TrailEntry.objects.get(verb="sheet.import")
    assert sheet.sha256 in say(entry, "en")


def test_the_same_sheet_comes_in_once(workbook: bytes, officer) -> None:
    bring(workbook, officer)
    with pytest.raises(Refused) as refused:
        bring(workbook, officer)
    assert [one.rule for one in refused.value.problems] == ["sheet.there_already"]


def test_a_faulty_workbook_leaves_nothing(officer) -> None:
    empty = BytesIO()
    write_template(shipped(), "vn-2016-2020", "urban", "all", empty)
    with pytest.raises(Refused):
        bring(empty.getvalue(), officer)
    assert not BroughtSheet.objects.exists()


def test_a_commune_officer_may_not_bring_sheets(workbook: bytes, small_province, person_at) -> None:
    with acting(person_at(small_province.hill, "commune_officer")) as who, pytest.raises(NotAllowed):
        bring(workbook, who)


def test_who_brought_it_cannot_approve_it(workbook: bytes, officer) -> None:
    sheet = bring(workbook, officer)
    with pytest.raises(IntegrityError, match="second_person"), transaction.atomic():
        BroughtSheet.objects.filter(pk=sheet.pk).update(approved_by=officer.person)


def test_nobody_approves_without_a_name(workbook: bytes, officer) -> None:
    sheet = bring(workbook, officer)
    with pytest.raises(IntegrityError, match="approved_by_somebody"), transaction.atomic():
        BroughtSheet.objects.filter(pk=sheet.pk).update(state=BroughtState.APPROVED)


@pytest.mark.parametrize(
    "change", [{"content": b"id = 1"}, {"file_name": "other.xlsx"}, {"sha256": "0" * 64}]
)
def test_its_content_never_changes(workbook: bytes, officer, change: dict) -> None:
    sheet = bring(workbook, officer)
    with pytest.raises(Exception, match="never changes"), transaction.atomic():
        BroughtSheet.objects.filter(pk=sheet.pk).update(**change)


def test_it_is_never_deleted(workbook: bytes, officer) -> None:
    sheet = bring(workbook, officer)
    with pytest.raises(Exception, match="never deleted"), transaction.atomic():
        sheet.delete()
