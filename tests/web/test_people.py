"""The pages about people: what a manager sees and does, and what stays hidden."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader
from small_province import TODAY

from rasoat.people.acting import acting
from rasoat.people.actions.invite_person import Invitation, invite_person
from rasoat.people.models import Assignment, OneTimeCode, TrailEntry, User
from rasoat.people.one_time_codes import give_codes

pytestmark = pytest.mark.django_db
MOST_STATEMENTS = 30
HEADER = "Tên đăng nhập,Họ và tên,Điện thoại,Vai trò,Mã đơn vị,Đơn vị,Thuộc xã,Từ ngày,Đến ngày\n"
HEAD = '"Trưởng thôn, tổ trưởng"'


@pytest.fixture
def officer(person_at, small_province):
    return person_at(small_province.hill, "commune_officer")


@pytest.fixture
def browse(officer):
    client = Client()
    client.force_login(officer.person)
    return client


@pytest.fixture
def administrator(person_at, small_province):
    client = Client()
    client.force_login(person_at(small_province.province, "administrator").person)
    return client


@pytest.fixture
def head(officer, small_province) -> User:
    asked = Invitation("Điểu K'Rang", "village_head", small_province.upper.unit.pk, TODAY, phone="0912345678")
    with acting(officer):
        return invite_person(asked, acting_user=officer)[0]


def fields(**more: str) -> dict[str, str]:
    return {
        "full_name": "Y Bắc",
        "role": "village_head",
        "unit": "Buôn Hạ",
        "valid_from": "",
        "valid_to": "",
    } | more


@pytest.mark.parametrize(
    "name", ["people", "person_invite", "people_import", "settle", "trainings", "own_details"]
)
def test_a_page_answers_within_its_statements(name, browse, head):
    with CaptureQueriesContext(connection) as statements:
        answer = browse.get(reverse(name))
    assert answer.status_code == 200
    assert len(statements) <= MOST_STATEMENTS, [one["sql"][:90] for one in statements]


def test_the_page_of_a_person_answers_within_its_statements(browse, head):
    with CaptureQueriesContext(connection) as statements:
        answer = browse.get(reverse("person", args=[head.pk]))
    assert "xem hồ sơ hộ" in answer.content.decode().lower()
    assert len(statements) <= MOST_STATEMENTS, [one["sql"][:90] for one in statements]


def test_the_list_does_not_ask_more_for_more_people(administrator, officer, small_province, head):
    def asked() -> int:
        with CaptureQueriesContext(connection) as statements:
            administrator.get(reverse("people"))
        return len(statements)

    administrator.get(reverse("people"))
    before = asked()
    with acting(officer):
        for number in range(5):
            asking = Invitation(f"Y Bắc {number}", "enumerator", small_province.lower.unit.pk, TODAY)
            invite_person(asking, acting_user=officer)
    assert asked() == before


def test_inviting_shows_the_code_once(browse):
    answer = browse.post(reverse("person_invite"), fields())
    html = answer.content.decode()
    person = User.objects.get(full_name="Y Bắc")
    code = html.split('id="code">')[1].split("<")[0]
    assert person.check_password(code)
    assert "no-store" in answer.headers["Cache-Control"]
    assert code not in browse.get(reverse("person", args=[person.pk])).content.decode()


def test_faults_of_an_invitation_stand_at_their_fields(browse):
    answer = browse.post(reverse("person_invite"), fields(full_name=" ", unit="Buôn Hạ Hạ", phone="12"))
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Buôn Hạ" in html
    assert 'aria-invalid="true"' in html
    assert not User.objects.filter(phone="12").exists()


@pytest.mark.parametrize("sent", [{}, {"role": "king"}, {"valid_from": "31/02/2018"}, {"unit": "Sườn Đồi"}])
def test_odd_invitations_do_not_break(sent, browse):
    answer = browse.post(reverse("person_invite"), fields(**sent) if sent else {})
    assert answer.status_code == 409
    assert "Rừng Thông" not in answer.content.decode()


def test_a_role_that_is_not_ones_to_give_is_refused(browse):
    assert (
        browse.post(reverse("person_invite"), fields(role="commune_chair", unit="24601")).status_code == 403
    )


def test_a_paper_decision_with_its_scan(administrator, small_province):
    scan = SimpleUploadedFile("qd.pdf", b"%PDF-1.4 ban chup")
    paper = {"decided_by": "Trần Chủ", "decision_number": "1/QĐ", "decision_date": "14/11/2018", "scan": scan}
    sent = {"role": "commune_chair", "unit": "24601", "full_name": "Lê Chủ", **paper}
    assert administrator.post(reverse("person_invite"), sent).status_code == 200
    held = Assignment.objects.get(person__full_name="Lê Chủ")
    page = administrator.get(reverse("person", args=[held.person_id])).content.decode()
    assert "1/QĐ, 14/11/2018, Trần Chủ" in page
    assert administrator.get(reverse("decision_scan", args=[held.pk])).content == b"%PDF-1.4 ban chup"


def test_a_scan_that_is_none_is_refused(administrator):
    scan = SimpleUploadedFile("qd.exe", b"MZ")
    answer = administrator.post(
        reverse("person_invite"), fields(unit="24601", role="commune_chair", scan=scan)
    )
    assert answer.status_code == 409
    assert "không phải PDF" in answer.content.decode()


def test_people_of_other_areas_do_not_exist(browse, person_at, small_province, head):
    foreign = person_at(small_province.hillside, "village_head")
    above = person_at(small_province.north, "district_officer")
    for person in (foreign.person, above.person):
        assert browse.get(reverse("person", args=[person.pk])).status_code == 404
        for name in ("person_assign", "person_code", "person_close", "person_reopen"):
            assert browse.post(reverse(name, args=[person.pk]), {"reason": "x"}).status_code == 404
    for name in ("assignment_end", "assignment_deputy"):
        assert browse.post(reverse(name, args=[foreign.assignment.pk])).status_code == 404
    assert browse.get(reverse("decision_scan", args=[foreign.assignment.pk])).status_code == 404
    html = browse.get(reverse("people")).content.decode()
    assert head.login in html
    assert foreign.person.login not in html
    assert "Sườn Đồi" not in html
    assert foreign.person.login not in load_text(browse.get(reverse("people_export")).content)


def load_text(workbook: bytes) -> str:
    rows = load_workbook(io.BytesIO(workbook)).worksheets[0].iter_rows(values_only=True)
    return "\n".join(" ".join(str(value) for value in row if value) for row in rows)


@pytest.mark.parametrize(
    "name", ["people", "people_export", "person_invite", "people_import", "people_template", "settle"]
)
def test_who_manages_nobody_is_refused(name, person_at, small_province):
    client = Client()
    client.force_login(person_at(small_province.hill, "commune_chair").person)
    assert client.get(reverse(name)).status_code == 403


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=dieu krang", True),
        ("q=krangd", True),
        ("q=khong co", False),
        ("vai-tro=village_head", True),
        ("vai-tro=enumerator", False),
        ("trang-thai=invited", True),
        ("trang-thai=closed", False),
        ("trang-thai=x", True),
        ("don-vi=Thượng", True),
        ("don-vi=Buôn Hạ", False),
        ("don-vi=Không Có", False),
        ("tu=99999999", True),
        ("tu=x&q=%00", True),
    ],
)
def test_the_list_is_narrowed(asked, found, browse, head):
    answer = browse.get(reverse("people") + f"?{asked}")
    assert answer.status_code == 200
    assert (f"/nguoi-dung/{head.pk}/" in answer.content.decode()) is found


def test_the_export_can_be_brought_in_again(browse, head):
    made = browse.get(reverse("people_export")).content
    answer = browse.post(reverse("people_import"), {"workbook": SimpleUploadedFile("x.xlsx", made)})
    assert "Mọi dòng của tệp này đã có từ trước" in answer.content.decode()


def test_bringing_in_then_slips_and_result(browse):
    text = HEADER + f",Y Bắc,,{HEAD},,Buôn Hạ,,,\n,Y Nam,,{HEAD},,Thôn Thượng,,,\n"
    answer = browse.post(reverse("people_import"), {"workbook": SimpleUploadedFile("x.csv", text.encode())})
    assert "Đã nhập 2 dòng" in answer.content.decode()
    ids = ",".join(
        str(pk) for pk in User.objects.filter(full_name__startswith="Y ").values_list("pk", flat=True)
    )
    paper = browse.post(reverse("people_slips"), {"people": ids})
    assert paper.headers["Content-Type"] == "application/pdf"
    assert "http://testserver/" in PdfReader(io.BytesIO(paper.content)).pages[0].extract_text()
    assert "bacy" in load_text(browse.post(reverse("people_result"), {"people": ids}).content)


def test_faults_of_a_workbook_by_cell_and_the_workbook_marked(browse):
    text = (HEADER + f",Y Bắc,,{HEAD},,Nhà Trời,,,\n").encode()
    answer = browse.post(reverse("people_import"), {"workbook": SimpleUploadedFile("x.csv", text)})
    assert "F2" in answer.content.decode()
    marked = browse.post(
        reverse("people_import"), {"workbook": SimpleUploadedFile("x.csv", text), "mark": "1"}
    )
    assert marked.content[:2] == b"PK"
    assert not User.objects.filter(full_name="Y Bắc").exists()


@pytest.mark.parametrize("sent", [{}, {"workbook": SimpleUploadedFile("x.xlsx", b"khong phai")}])
def test_no_workbook_or_a_broken_one(sent, browse):
    answer = browse.post(reverse("people_import"), sent)
    assert answer.status_code == 409
    assert "note-danger" in answer.content.decode()


def test_slips_for_nobody_say_why(browse):
    answer = browse.post(reverse("people_slips"), {"people": "1,x,99999999999999999999"})
    assert "Không còn ai chưa đăng nhập" in answer.content.decode()


def test_a_person_leaves_and_comes_back(browse, head):
    client = Client()
    head.must_change_password = False
    head.save()
    client.force_login(head)
    assert client.get(reverse("help")).status_code == 200
    browse.post(reverse("person_close", args=[head.pk]), {"reason": "chuyển đi"})
    assert client.get(reverse("help")).status_code == 302
    assert "đã khóa" in browse.get(reverse("person", args=[head.pk])).content.decode()
    reopened = browse.post(reverse("person_reopen", args=[head.pk])).content.decode()
    assert 'id="code"' in reopened
    assert client.get(reverse("help")).status_code == 302


def test_ending_and_deputies_from_the_page(browse, head, officer, small_province):
    held = head.assignments.get()
    with acting(officer):
        other, _ = invite_person(
            Invitation("Y Phó", "enumerator", small_province.upper.unit.pk, TODAY), acting_user=officer
        )
    sent = {"deputy": other.login, "valid_to": "30/11/2018"}
    page = browse.post(reverse("assignment_deputy", args=[held.pk]), sent, follow=True).content.decode()
    assert "người làm thay: Y Phó" in page
    wrong = browse.post(reverse("assignment_deputy", args=[held.pk]), {"deputy": "ai"}, follow=True)
    assert "Không có ai mang tên đăng nhập này" in wrong.content.decode()
    page = browse.post(reverse("assignment_end", args=[held.pk]), {"last": "20/11/2018"}, follow=True)
    assert "20/11/2018" in page.content.decode()
    assert (
        other.assignments.get(role="village_head").valid_to == held.__class__.objects.get(pk=held.pk).valid_to
    )


def test_another_role_is_given_on_the_page_of_a_person(browse, head):
    url = reverse("person_assign", args=[head.pk])
    assert browse.post(url, {"role": "enumerator", "unit": "Thôn Thượng"}).status_code == 302
    assert head.assignments.count() == 2
    assert browse.post(url, {"role": "enumerator", "unit": "Trên Trời"}).status_code == 409


def test_what_waits_for_a_manager(browse, head, campaign):
    OneTimeCode.objects.update(made_at=timezone.now() - timezone.timedelta(days=8))
    head.assignments.update(valid_to=TODAY + timezone.timedelta(days=5))
    html = browse.get(reverse("home")).content.decode()
    assert "quá một tuần chưa đăng nhập" in html
    assert "sẽ kết thúc trong 14 ngày" in html
    for state in ("unused", "ending"):
        assert head.login in browse.get(reverse("people") + f"?trang-thai={state}").content.decode()


def test_trainings(browse, head, small_province):
    sent = {"title": "Khảo sát phiếu B", "held_on": "14/11/2018", "unit": "24601", "place": "Hội trường"}
    page = browse.post(reverse("trainings"), sent, follow=True)
    url = page.redirect_chain[-1][0]
    assert "Khảo sát phiếu B" in page.content.decode()
    browse.post(url, {"person": [head.pk, "x", "99999999999999999999"]})
    assert "Khảo sát phiếu B" in browse.get(reverse("person", args=[head.pk])).content.decode()
    assert browse.post(reverse("trainings"), {"unit": "Trên Trời", "held_on": "x"}).status_code == 409
    assert browse.get(reverse("training", args=[987654])).status_code == 404


def test_own_details(browse, officer):
    browse.post(reverse("own_details"), {"phone": "0912 345 678", "language": "vi"})
    officer.person.refresh_from_db()
    assert officer.person.phone == "0912345678"
    assert (
        "aria-invalid"
        in browse.post(reverse("own_details"), {"phone": "x", "language": "vi"}).content.decode()
    )


def test_the_practice_area_is_made_and_marked(administrator):
    page = administrator.post(reverse("practise"), follow=True).content.decode()
    assert "Đã có khu thực hành" in page
    assert "KHU THỰC HÀNH" not in administrator.get(reverse("help")).content.decode()
    there = Assignment.objects.get(unit__practice=True)
    administrator.post(reverse("act_as"), {"assignment": there.pk})
    assert "KHU THỰC HÀNH" in administrator.get(reverse("help")).content.decode()


def test_a_code_opens_the_account_and_says_why_it_does_not(officer, head):
    [code] = give_codes([head], officer.person)
    client = Client()
    answer = client.post(reverse("account_login"), {"login": head.login, "password": code})
    assert answer.status_code == 302
    assert client.get(reverse("home")).url == reverse("password_change")
    new = "mot cau cua rieng toi"
    sent = {"old_password": code, "new_password1": new, "new_password2": new}
    assert client.post(reverse("password_change"), sent).status_code == 302
    again = Client().post(reverse("account_login"), {"login": head.login, "password": code})
    assert "Mã này đã dùng rồi" in again.content.decode()


def test_looking_at_accounts_stands_in_the_trail(browse, officer, head):
    browse.get(reverse("person", args=[head.pk]))
    with acting(officer):
        assert TrailEntry.objects.get(verb="account.read").subject_code == head.login
