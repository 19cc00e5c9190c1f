"""``rasoat people`` as it is typed."""

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from rasoat.cli.main import rasoat
from rasoat.people.acting import acting
from rasoat.people.models import User
from rasoat.people.queries import as_holder
from rasoat.places.models import Unit

HEADER = "Tên đăng nhập,Họ và tên,Điện thoại,Vai trò,Mã đơn vị,Đơn vị,Thuộc xã,Từ ngày,Đến ngày\n"
ROW = ',Y Bắc,,"Trưởng thôn, tổ trưởng",,Buôn Hạ,,,\n'


def run(*words: object) -> Result:
    return CliRunner().invoke(rasoat, ["people", *map(str, words)])


def named(person: User) -> list[str]:
    person.set_password("trinhdien")
    person.save()
    return ["--as", person.login, "--password", "trinhdien"]


@pytest.fixture(autouse=True)
def server_of_the_tests(settings) -> None:
    """A command stops the embedded server that it began; the tests' own goes on."""
    settings.DATABASE_SERVER = None


@pytest.fixture
def officer(own_database, small_province, person_at) -> list[str]:
    """Words that name the officer of the commune ``hill``."""
    return named(person_at(small_province.hill, "commune_officer").person)


def test_a_workbook_comes_in_with_slips_and_again_changes_nothing(officer, tmp_path):
    file, slips = tmp_path / "nguoi.csv", tmp_path / "phieu.pdf"
    file.write_text(HEADER + ROW, encoding="utf-8")
    done = run("import", file, "--slips", slips, *officer)
    assert "1 tài khoản mới; 0 dòng đã có" in done.output
    assert slips.read_bytes()[:5] == b"%PDF-"
    assert slips.stat().st_mode & 0o077 == 0
    assert "0 tài khoản mới; 1 dòng đã có" in run("import", file, "--slips", slips, *officer).output
    listed = run("list", "--state", "invited", *officer).output
    assert "bacy\tY Bắc\tinvited\tvillage_head Buôn Hạ" in listed


def test_faults_are_said_by_cell_and_nothing_comes_in(officer, tmp_path):
    file = tmp_path / "nguoi.csv"
    file.write_text(HEADER + ROW + ROW.replace("Buôn Hạ", "Nhà Trời"), encoding="utf-8")
    done = run("import", file, *officer)
    assert done.exit_code == 1
    assert "F3" in done.output
    assert not User.objects.filter(full_name="Y Bắc").exists()


def test_the_template_holds_the_units_of_who_asks(officer, tmp_path):
    assert run("template", tmp_path / "mau.xlsx", *officer).exit_code == 0
    titles = {row[1] for row in load_workbook(tmp_path / "mau.xlsx")["Đơn vị"].iter_rows(values_only=True)}
    assert "Buôn Hạ" in titles
    assert "Bon Sườn Đồi" not in titles


def test_moving_says_what_it_did(own_database, small_province):
    assert "Chuyển 0, kết thúc 0, chờ chọn 0" in run("move").output


def test_practice_needs_a_campaign_but_makes_its_units(own_database, small_province, person_at):
    who = person_at(small_province.province, "administrator")
    done = run("practice", *named(who.person))
    assert done.exit_code == 1
    assert "Chưa mở đợt rà soát nào" in done.output
    with acting(as_holder(who.assignment, who.assignment.valid_from)):
        assert Unit.objects.filter(practice=True).count() == 5


def test_who_manages_nobody_is_told_so(own_database, small_province, person_at, tmp_path):
    file = tmp_path / "nguoi.csv"
    file.write_text(HEADER + ROW, encoding="utf-8")
    chair = named(person_at(small_province.hill, "commune_chair").person)
    assert run("import", file, *chair).exit_code == 1
    assert not User.objects.filter(full_name="Y Bắc").exists()
