"""The register from the command line, in the name of a person who shows the password."""

from datetime import date

import pytest
from command_line import PASSWORD, run
from sample_households import YEARS
from survey_files import THREE, workbook

from rasoat.campaigns.actions.open_campaign import Plan, open_campaign
from rasoat.campaigns.models import CampaignKind
from rasoat.law.reading.load import shipped
from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.register.models import Household
from rasoat.surveys.classify import classify
from rasoat.surveys.listing.workbooks import to_national_workbook
from rasoat.surveys.lists import lists_of
from rasoat.surveys.reader import read_survey


@pytest.fixture
def officer(own_database, small_province, person_at):
    plan = Plan(
        CampaignKind.PERIODIC, YEARS.review_year, [YEARS.standard], date(2018, 9, 1), date(2018, 12, 31)
    )
    with acting(system_actor("system.installer")) as installer:
        open_campaign(plan, shipped(), acting_user=installer)
    who = person_at(small_province.hill, "commune_officer")
    who.person.set_password(PASSWORD)
    who.person.save()
    return who


def test_a_survey_comes_in_and_goes_nowhere_twice(officer, tmp_path):
    file = tmp_path / "doi-cao.xlsx"
    file.write_bytes(workbook(THREE))
    for _ in range(2):
        status, said = run("survey", "import", str(file), "--as", officer.person.login)
        assert status == 0, said
        assert "Đã nhập 3 hộ: thêm mới 3" in said
    with acting(officer):
        assert Household.objects.count() == 3


def test_faults_are_said_and_the_marked_workbook_is_written(officer, tmp_path):
    file, marked = tmp_path / "doi-cao.xlsx", tmp_path / "danh-dau.xlsx"
    file.write_bytes(workbook([THREE[0], THREE[0]]))
    words = ("--marked", str(marked), "--as", officer.person.login)
    status, said = run("survey", "import", str(file), *words)
    assert status == 1
    assert "✗ doi-cao.xlsx › Hộ › " in said
    assert marked.read_bytes()[:2] == b"PK"


def test_the_template_is_written(officer, tmp_path):
    target = tmp_path / "phieu.xlsx"
    status, said = run("survey", "template", "24601", "--out", str(target), "--as", officer.person.login)
    assert status == 0, said
    assert target.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("commune", ["24602", "99999"])
def test_a_foreign_commune_does_not_exist(officer, tmp_path, commune):
    target = str(tmp_path / "x.xlsx")
    status, said = run("survey", "template", commune, "--out", target, "--as", officer.person.login)
    assert status == 1
    assert "không có đơn vị nào mang mã này" in said


def test_a_wrong_password_does_nothing(officer, tmp_path):
    file = tmp_path / "doi-cao.xlsx"
    file.write_bytes(workbook(THREE))
    status, said = run("survey", "import", str(file), "--as", officer.person.login, password="khác")
    assert status == 1
    assert "mật khẩu không đúng" in said


def test_the_register_is_computed_anew(officer, tmp_path):
    file = tmp_path / "doi-cao.xlsx"
    file.write_bytes(workbook(THREE))
    run("survey", "import", str(file), "--as", officer.person.login)
    assert run("register", "rebuild")[0] == 0
    with acting(officer):
        Household.objects.update(address="sửa tay")
    status, said = run("register", "rebuild")
    assert status == 1
    assert "không khớp với các sự kiện" in said


def test_the_lists_of_a_commune_are_written(officer, tmp_path):
    file = tmp_path / "doi-cao.xlsx"
    file.write_bytes(workbook(THREE))
    run("survey", "import", str(file), "--as", officer.person.login)
    for name, beginning in (("danh-sach.xlsx", b"PK"), ("danh-sach.pdf", b"%PDF")):
        status, said = run("lists", "24601", "--out", str(tmp_path / name), "--as", officer.person.login)
        assert status == 0, said
        assert (tmp_path / name).read_bytes().startswith(beginning)


def test_a_past_list_comes_in(officer, tmp_path):
    law = shipped()
    survey = read_survey(workbook(THREE), law)
    file = tmp_path / "danh-sach-2018.xlsx"
    file.write_bytes(to_national_workbook(lists_of(classify(survey, law), law)))
    words = ("--list-year", "2018", "--as", officer.person.login)
    status, said = run("survey", "list", str(file), *words)
    assert (status, "Đã nhập danh sách năm 2018: 2 hộ, 4 người." in said) == (0, True), said
