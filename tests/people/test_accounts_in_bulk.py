"""A table of people brought in whole, its template, and the slips printed after it."""

import csv
import datetime as dt
import io
from contextlib import suppress

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pypdf import PdfReader
from small_province import TODAY

from rasoat.common.problems import Refused
from rasoat.people.accounts_workbook import read_accounts, write_accounts, write_accounts_template
from rasoat.people.acting import acting
from rasoat.people.actions.bring_in_people import bring_in_people
from rasoat.people.actions.print_slips import print_slips
from rasoat.people.models import Assignment, OneTimeCode, TrailEntry, User
from rasoat.people.permissions import NotAllowed
from rasoat.people.personal.hiding import shown

pytestmark = pytest.mark.django_db
HEADER = [
    "Tên đăng nhập", "Họ và tên", "Điện thoại", "Vai trò", "Mã đơn vị", "Đơn vị", "Thuộc xã",
    "Từ ngày", "Đến ngày",
]  # fmt: skip
HEAD, ASKER, CHAIR = "Trưởng thôn, tổ trưởng", "Điều tra viên", "Chủ tịch UBND cấp xã"


@pytest.fixture
def administrator(small_province, person_at):
    with acting(person_at(small_province.province, "administrator")) as who:
        yield who


@pytest.fixture
def officer(small_province, person_at):
    with acting(person_at(small_province.hill, "commune_officer")) as who:
        yield who


def row(name, role, unit="", *, login="", phone="", code="", parent="", begin="", end="") -> list[str]:
    return [login, name, phone, role, code, unit, parent, begin, end]


def table(*rows: list[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([HEADER, *rows])
    return text.getvalue().encode()


def bring(who, *rows):
    return bring_in_people(read_accounts(table(*rows), "nguoi.csv", who, TODAY), acting_user=who)


def faults(who, *rows) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        bring(who, *rows)
    assert not User.objects.filter(full_name="Điểu Đúng").exists()
    return [(problem.rule, problem.place.rsplit(" ", 1)[-1]) for problem in refused.value.problems]


def test_people_come_in_with_their_roles(administrator, small_province):
    brought = bring(
        administrator,
        row("Nguyễn Thị Mai", CHAIR, "Đồi Cao", phone="0912345678", begin="01/12/2018", end="31/12/2018"),
        row("Điểu K'Rang", HEAD, "Thượng", parent="Đồi Cao"),
        row("Y Bắc", ASKER, code="24601", login="YBac"),
    )
    assert [one.person.login for one in brought.rows] == ["maint", "krangd", "ybac"]
    held = Assignment.objects.get(person__login="maint")
    assert (held.valid_from, held.valid_to) == (dt.date(2018, 12, 1), dt.date(2019, 1, 1))
    assert Assignment.objects.get(person__login="krangd").unit == small_province.upper.unit
    assert TrailEntry.objects.get(verb="account.import").details == {"new": 3, "already": 0}


def test_the_same_file_again_changes_nothing_and_says_so(officer):
    rows = (row("Điểu K'Rang", HEAD, "Thượng"), row("Y Bắc", ASKER, "Hạ", login="ybac"))
    first, again = bring(officer, *rows), bring(officer, *rows)
    assert (len(first.people), first.already) == (2, 0)
    assert (len(again.people), again.already) == (0, 2)
    assert Assignment.objects.filter(person__kind="person").count() == 3


def test_one_person_may_hold_two_roles(officer):
    brought = bring(
        officer,
        row("Điểu K'Rang", HEAD, "Thượng", phone="0912345678"),
        row("Điểu K'Rang", ASKER, "Thượng", phone="0912 345 678"),
    )
    [person] = brought.people
    assert set(person.assignments.values_list("role", flat=True)) == {"village_head", "enumerator"}


def test_people_of_one_name_in_two_villages_are_two(officer):
    brought = bring(officer, row("Y Bắc", HEAD, "Thượng"), row("Y Bắc", HEAD, "Hạ"))
    assert [person.login for person in brought.people] == ["bacy", "bacy2"]


def test_every_fault_is_named_by_its_cell_and_nothing_comes_in(administrator, person_at, small_province):
    elsewhere = person_at(small_province.province, "administrator").person.login
    assert faults(
        administrator,
        row("Điểu Đúng", HEAD, "Thượng"),
        row("", HEAD, "Hạ"),
        row("Lê Sai", "Trưởng thông thái", "Hạ"),
        row("Lê Nơi", HEAD, "Thượn"),
        row("Lê Máy", HEAD, "Hạ", phone="12"),
        row("Lê Ngày", HEAD, "Hạ", begin="31/02/2018"),
        row("Lê Ngược", HEAD, "Hạ", begin="02/12/2018", end="30/11/2018"),
        row("Lê Trùng", HEAD, "Hạ", login=elsewhere),
        row("Lê Hai", HEAD, "Hạ"),
        row("Lê Hai", HEAD, "Hạ"),
        row("Lê Trống", "", "Hạ"),
        row("Lê Dấu", HEAD, "Hạ", login="có dấu"),
    ) == [
        ("cell.not_a_choice", "D4"),
        ("unit.unknown", "F5"),
        ("date.impossible", "H7"),
        ("account.cell_missing", "D12"),
        ("person.name_missing", "B3"),
        ("person.phone_misspelt", "C6"),
        ("role.dates_reversed", "I8"),
        ("person.login_taken", "A9"),
        ("account.twice", "B11"),
        ("person.login_misspelt", "A13"),
    ]


def test_nearest_names_are_offered(officer):
    with pytest.raises(Refused) as refused:
        bring(officer, row("Lê Nơi", HEAD, "Thượn"))
    assert "Thôn Thượng" in refused.value.problems[0].remedy.vi


def test_units_of_other_areas_do_not_exist(officer):
    with pytest.raises(Refused) as refused:
        bring(officer, row("Lê Nơi", HEAD, "Sườn Đồi"), row("Lê Mã", HEAD, code="246020001"))
    assert "Rừng Thông" not in str(refused.value)
    assert [problem.rule for problem in refused.value.problems] == [
        "unit.unknown",
        "unit.code_not_valid_on_day",
    ]


def test_roles_above_ones_own_are_no_choice(officer):
    assert faults(officer, row("Lê Chủ", CHAIR, "Đồi Cao")) == [("cell.not_a_choice", "D2")]


def test_roles_that_exclude_each_other_within_the_file(administrator):
    assert faults(
        administrator,
        row("Lê Hai", ASKER, "Thượng", phone="0912345678"),
        row("Lê Hai", CHAIR, "Đồi Cao", phone="0912345678"),
    ) == [("role.incompatible", "D3")]


def test_a_name_that_may_be_the_same_person_is_asked_about(officer):
    bring(officer, row("Y Bắc", HEAD, "Thượng"))
    assert faults(officer, row("Y Bắc", ASKER, "Thượng")) == [("account.name_shared", "B2")]


def test_an_empty_table_is_refused(officer):
    assert faults(officer) == [("account.cell_missing", "B2")]


def test_a_formula_is_refused(officer, tmp_path):
    path = tmp_path / "nguoi.xlsx"
    write_accounts_template(path, officer, TODAY)
    book, first = filled(path)
    for column, value in enumerate(["", '="Y "&"Bắc"', "", HEAD, "", "Hạ"], start=1):
        book["Tài khoản"].cell(first, column, value)
    book.save(path)
    read = read_accounts(path, path.name, officer, TODAY)
    with pytest.raises(Refused) as refused:
        bring_in_people(read, acting_user=officer)
    assert f"B{first}" in str(refused.value)


def filled(path):
    book = load_workbook(path)
    sheet = book["Tài khoản"]
    [header] = [each[0].row for each in sheet.iter_rows() if each[0].value == "Tên đăng nhập"]
    return book, header + 1


def test_the_template_offers_only_what_one_may_give(officer, tmp_path):
    path = tmp_path / "mau.xlsx"
    write_accounts_template(path, officer, TODAY)
    book, first = filled(path)
    units = [each[1] for each in book["Đơn vị"].iter_rows(min_row=2, values_only=True)]
    assert {"Thôn Thượng", "Buôn Hạ"} <= set(units)
    assert "Bon Sườn Đồi" not in units
    for column, value in enumerate(["", "Y Bắc", "0912345678", HEAD, "", "Hạ"], start=1):
        book["Tài khoản"].cell(first, column, value)
    book.save(path)
    [found] = read_accounts(path, path.name, officer, TODAY).rows
    assert (found.full_name, found.unit.title) == ("Y Bắc", "Buôn Hạ")


def test_the_result_can_be_brought_in_again(officer, tmp_path):
    brought = bring(officer, row("Y Bắc", HEAD, "Hạ"))
    path = tmp_path / "ket-qua.xlsx"
    lines = [
        [
            one.person.login,
            one.row.full_name,
            "",
            HEAD,
            one.row.unit.code,
            one.row.unit.title,
            "",
            TODAY,
            None,
            "mới",
        ]
        for one in brought.rows
    ]
    write_accounts(path, lines)
    again = bring_in_people(read_accounts(path, path.name, officer, TODAY), acting_user=officer)
    assert (len(again.people), again.already) == (0, 1)


def test_slips_open_the_accounts(officer):
    brought = bring(officer, *(row(f"Y Bắc {number}", HEAD, "Hạ") for number in range(9)))
    people = [person.pk for person in brought.people]
    pages = PdfReader(io.BytesIO(print_slips(people, "https://rasoat.vi.du/", acting_user=officer))).pages
    assert len(pages) == 2
    text = pages[0].extract_text()
    assert "https://rasoat.vi.du/" in text
    assert "Buôn Hạ, Xã Đồi Cao" in text
    codes = [word for word in text.split() if word.count("-") == 2 and word.replace("-", "").isdecimal()]
    assert len(codes) == 8
    waiting = [User.objects.get(pk=pk) for pk in people]
    assert [any(person.check_password(code) for person in waiting) for code in codes] == [True] * 8
    assert TrailEntry.objects.filter(verb="person.code").count() == 9


def test_no_slip_for_who_signed_in_or_belongs_elsewhere(officer, small_province, person_at):
    signed_in = person_at(small_province.upper, "village_head").person
    foreign = person_at(small_province.quarter, "village_head").person
    foreign.must_change_password = True
    foreign.save()
    with pytest.raises(Refused):
        print_slips([signed_in.pk, foreign.pk], "http://x/", acting_user=officer)
    assert not OneTimeCode.objects.exists()


def test_only_who_manages_accounts_brings_people_in(small_province, person_at):
    chair = person_at(small_province.hill, "commune_chair")
    with acting(chair):
        read = read_accounts(table(row("Y Bắc", HEAD, "Hạ")), "x.csv", chair, TODAY)
        with pytest.raises(NotAllowed):
            bring_in_people(read, acting_user=chair)
        with pytest.raises(NotAllowed):
            print_slips([1], "http://x/", acting_user=chair)


KNOWN = ["", "krangd", "Y Bắc", "Hạ", "Thượng", HEAD, ASKER, "0912345678", "24601", "31/12/2018"]
ANY = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)
CELL = st.one_of(st.sampled_from(KNOWN), ANY)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(CELL, min_size=9, max_size=9), max_size=4))
def test_whatever_stands_in_the_cells_is_read_or_refused_whole(officer, rows):
    before = User.objects.count(), Assignment.objects.count()
    with suppress(Refused), transaction.atomic():
        made = len(bring(officer, *rows).people)
        assert User.objects.count() == before[0] + made
        transaction.set_rollback(True)
    assert (User.objects.count(), Assignment.objects.count()) == before


def test_very_many_people_take_few_statements_and_leave_every_mark(administrator):
    rows = [row(f"Y Bắc {number}", HEAD, "Thượng", parent="Đồi Cao") for number in range(60)]
    read = read_accounts(table(*rows), "nguoi.csv", administrator, TODAY)
    with CaptureQueriesContext(connection) as statements:
        brought = bring_in_people(read, acting_user=administrator)
    assert len(statements) < 30
    entries = TrailEntry.objects.filter(subject_kind="person").order_by("id")
    made = [(entry.verb, entry.subject_code) for entry in entries]
    assert made == [(verb, one.login) for one in brought.people for verb in ("person.create", "role.assign")]
    assert [shown(entry).after["full_name"] for entry in entries.filter(verb="person.create")] == [
        one.full_name for one in brought.people
    ]
    assert not any(person.has_usable_password() for person in User.objects.filter(login__startswith="bacy"))


def test_somebody_who_comes_in_with_two_roles_beside_others(officer):
    brought = bring(
        officer,
        row("Lê Một", HEAD, "Hạ"),
        row("Điểu K'Rang", HEAD, "Thượng", phone="0912345678"),
        row("Điểu K'Rang", ASKER, "Thượng", phone="0912345678"),
        row("Lê Ba", ASKER, "Hạ"),
    )
    assert len(brought.people) == 3
    assert Assignment.objects.filter(person__in=brought.people).count() == 4
