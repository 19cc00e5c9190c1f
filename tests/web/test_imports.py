"""A survey on its way through the pages: refused with every fault, marked, brought in, never doubled."""

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from survey_files import THREE, workbook

from rasoat.files.workbook_reader import read_workbook
from rasoat.people.acting import acting
from rasoat.register.actions.run_import import run_import
from rasoat.register.models import SurveyImport
from rasoat.web.views import imports

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(person_at, small_province, campaign):
    return person_at(small_province.hill, "commune_officer")


@pytest.fixture
def browse(officer):
    client = Client()
    client.force_login(officer.person)
    return client


def send(browse: Client, content: bytes, name: str = "doi-cao.xlsx", **more: str):
    return browse.post(reverse("imports"), {"workbook": SimpleUploadedFile(name, content), **more})


def import_id(answer) -> int:
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return int(answer.url.rstrip("/").rsplit("/", 1)[1])


def test_a_right_survey_comes_in_and_shows_its_result(browse, officer, small_province):
    number = import_id(send(browse, workbook(THREE)))
    waiting = browse.get(reverse("import", args=[number])).content.decode()
    assert "Đang chờ đến lượt" in waiting
    assert 'hx-trigger="every 1s"' in waiting
    run_import(number, acting_user=officer)
    done = browse.get(reverse("import", args=[number])).content.decode()
    assert "Đã nhập 3 hộ với 6 nhân khẩu." in done
    assert "hx-trigger" not in done
    assert reverse("unit", args=[small_province.hill.unit.pk]) in done


def test_what_an_import_does_is_said_in_words(browse, officer):
    number = import_id(send(browse, workbook(THREE)))
    for state, words in (("writing", "Đang ghi vào sổ"), ("marking", "Đang đánh dấu chỗ sai trong tệp")):
        with acting(officer):
            SurveyImport.objects.filter(pk=number).update(state=state, total=None)
        html = browse.get(reverse("import", args=[number])).content.decode()
        assert words in html
        assert 'hx-trigger="every 1s"' in html


def test_warnings_of_a_survey_that_came_in_can_be_fetched_marked(browse, officer):
    gap = {name: answer for name, answer in THREE[0].answers.items() if name != "wall"}
    number = import_id(send(browse, workbook([replace(THREE[0], answers=gap)])))
    run_import(number, acting_user=officer)
    url = reverse("import_marked", args=[number])
    assert url in browse.get(reverse("import", args=[number])).content.decode()
    assert "Hộ" in [sheet.name for sheet in read_workbook(browse.get(url).content, "m.xlsx").sheets]


def test_the_very_same_file_again_leads_to_its_first_import(browse, officer):
    content = workbook(THREE)
    first = import_id(send(browse, content))
    run_import(first, acting_user=officer)
    assert import_id(send(browse, content)) == first


def test_faults_are_named_counted_filtered_and_marked(browse, officer):
    rows = [replace(THREE[0], village="Thuong Ngan"), replace(THREE[1], village="Không Có"), THREE[2]]
    number = import_id(send(browse, workbook(rows)))
    run_import(number, acting_user=officer)
    html = browse.get(reverse("import", args=[number])).content.decode()
    assert "Chưa ghi gì từ tệp này." in html
    assert "Không Có" in html
    shown = browse.get(reverse("import", args=[number]) + "?quy-tac=survey.no_such_rule").content.decode()
    assert "Không Có" not in shown.split("<tbody>")[-1]
    marked = browse.get(reverse("import_marked", args=[number]))
    assert marked.headers["Content-Disposition"].startswith("attachment")
    sheets = [sheet.name for sheet in read_workbook(marked.content, "marked.xlsx").sheets]
    assert "Hộ" in sheets


def test_htmx_gets_the_changing_part_alone(browse, officer):
    number = import_id(send(browse, workbook(THREE)))
    part = browse.get(reverse("import", args=[number]), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert 'id="import-state"' in part


def test_a_waiting_import_is_stopped_and_begun_again(browse, officer):
    number = import_id(send(browse, workbook(THREE)))
    browse.post(reverse("import_cancel", args=[number]))
    stopped = browse.get(reverse("import", args=[number])).content.decode()
    assert "Đã dừng" in stopped
    browse.post(reverse("import_rerun", args=[number]))
    run_import(number, acting_user=officer)
    assert "Đã nhập 3 hộ" in browse.get(reverse("import", args=[number])).content.decode()


@pytest.mark.parametrize("name", ["import_cancel", "import_rerun"])
def test_following_a_link_stops_nothing(name, browse):
    number = import_id(send(browse, workbook(THREE)))
    assert browse.get(reverse(name, args=[number])).status_code == 405


def test_no_file_and_no_workbook_are_refused_with_words(browse):
    none = browse.post(reverse("imports"), {})
    assert none.status_code == 422
    assert "Chưa chọn tệp." in none.content.decode()
    text = send(browse, b"a;b;c", "phieu.csv")
    assert text.status_code == 422
    assert 'role="alert"' in text.content.decode()


def test_a_file_too_large_is_refused_before_it_is_read(browse, monkeypatch):
    monkeypatch.setattr(imports, "LIMITS", replace(imports.LIMITS, size=1000))
    answer = send(browse, b"0" * 1001)
    assert answer.status_code == 422
    assert "Tệp quá lớn." in answer.content.decode()


def test_the_history_lists_what_came_before(browse, officer):
    number = import_id(send(browse, workbook(THREE)))
    html = browse.get(reverse("imports")).content.decode()
    assert reverse("import", args=[number]) in html
    assert "doi-cao.xlsx" in html


def test_another_commune_sees_nothing_of_it(browse, person_at, small_province):
    number = import_id(send(browse, workbook(THREE)))
    other = Client()
    other.force_login(person_at(small_province.pine, "commune_officer").person)
    assert other.get(reverse("import", args=[number])).status_code == 404
    assert other.post(reverse("import_cancel", args=[number])).status_code == 404
    assert "doi-cao.xlsx" not in other.get(reverse("imports")).content.decode()


def test_the_workbook_to_fill_is_that_of_the_commune(browse, small_province):
    answer = browse.get(reverse("import_template") + f"?xa={small_province.hill.unit.pk}")
    assert answer.status_code == 200
    sheets = read_workbook(answer.content, "phieu.xlsx").sheets
    assert {"Hộ", "Thành viên"} <= {sheet.name for sheet in sheets}
