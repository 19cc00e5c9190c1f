"""Signing in and out, own password, language, appearance, acting in another assignment."""

import pytest
from django.test import Client
from django.urls import reverse
from small_province import TODAY

from rasoat.people.acting import acting
from rasoat.people.models import Assignment, User

pytestmark = pytest.mark.django_db

PASSWORD = "mot-cau-kho-doan"


@pytest.fixture
def person(person_at, small_province):
    who = person_at(small_province.hill, "commune_officer")
    who.person.set_password(PASSWORD)
    who.person.save()
    return who.person


def sign_in(client: Client, login: str, password: str):
    return client.post(reverse("account_login"), {"login": login, "password": password})


def test_signing_in_with_capitals_and_blanks_in_the_name(person):
    client = Client()
    assert sign_in(client, f" {person.login.upper()} ", PASSWORD).status_code == 302
    assert client.get(reverse("home")).status_code == 200


def test_a_wrong_password_says_what_to_do_and_not_which_was_wrong(person):
    wrong = sign_in(Client(), person.login, "sai").content.decode()
    nobody = sign_in(Client(), "khong.co.ai", "sai").content.decode()
    words = "Tên đăng nhập hoặc mật khẩu không đúng."
    assert words in wrong
    assert words in nobody


def test_signing_out(person):
    client = Client()
    client.force_login(person)
    assert client.post(reverse("account_logout")).status_code == 302
    assert client.get(reverse("home")).status_code == 302


def test_after_signing_in_nobody_is_sent_to_another_site(person):
    answer = Client().post(
        reverse("account_login"),
        {"login": person.login, "password": PASSWORD, "next": "https://elsewhere.example/"},
    )
    assert answer.url == "/"


def test_a_password_set_by_others_is_replaced_first(person):
    person.must_change_password = True
    person.save()
    client = Client()
    client.force_login(person)
    assert client.get(reverse("home")).url == reverse("password_change")
    page = client.get(reverse("password_change"))
    assert "Chọn mật khẩu của mình" in page.content.decode()
    new = "cau-moi-cua-toi-2018"
    answer = client.post(
        reverse("password_change"), {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    )
    assert answer.url == reverse("home")
    assert User.objects.get(pk=person.pk).must_change_password is False
    assert client.get(reverse("home")).status_code == 200


def test_a_weak_password_is_refused_at_its_field(person):
    client = Client()
    client.force_login(person)
    answer = client.post(
        reverse("password_change"),
        {"old_password": PASSWORD, "new_password1": "12345", "new_password2": "12345"},
    )
    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.content.decode()


def test_the_language_is_switched_and_kept(person):
    client = Client()
    client.force_login(person)
    assert "Việc của tôi" in client.get(reverse("home")).content.decode()
    client.post(reverse("set_language"), {"language": "en", "next": "/"})
    assert "My work" in client.get(reverse("home")).content.decode()


@pytest.mark.parametrize(("asked", "kept"), [("dark", "dark"), ("light", "light"), ("pink", ""), ("", "")])
def test_appearance(asked, kept, person):
    client = Client()
    client.force_login(person)
    answer = client.post(reverse("theme"), {"theme": asked, "next": "/huong-dan/"})
    assert answer.url == "/huong-dan/"
    html = client.get(reverse("help")).content.decode()
    assert (f'data-bs-theme="{kept}"' in html) == bool(kept)
    assert ("data-bs-theme" in html) == bool(kept)


@pytest.mark.parametrize(
    "wanted", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_elsewhere(wanted, person):
    client = Client()
    client.force_login(person)
    assert client.post(reverse("theme"), {"theme": "dark", "next": wanted}).url == "/"


def test_acting_in_another_assignment(person, person_at, small_province):
    with acting(person_at(small_province.province)):
        other = Assignment.objects.create(
            person=person,
            role="district_officer",
            unit=small_province.north.unit,
            valid_from=TODAY,
        )
    client = Client()
    client.force_login(person)
    html = client.get(reverse("home")).content.decode()
    assert "Cán bộ giảm nghèo cấp huyện" in html
    client.post(reverse("act_as"), {"assignment": other.pk})
    assert client.get(reverse("unit", args=[small_province.north.unit.pk])).status_code in {200, 404}
    assert (
        reverse("unit", args=[small_province.north.unit.pk]) in client.get(reverse("home")).content.decode()
    )


def test_nobody_acts_in_an_assignment_of_another(person, person_at, small_province):
    foreign = person_at(small_province.province)
    client = Client()
    client.force_login(person)
    for asked in (foreign.assignment.pk, "0", "x", ""):
        assert client.post(reverse("act_as"), {"assignment": asked}).status_code == 404


@pytest.mark.parametrize("name", ["act_as", "theme", "set_language"])
def test_what_changes_something_is_not_done_by_following_a_link(name, person):
    client = Client()
    client.force_login(person)
    before = client.get(reverse("help")).content
    client.get(reverse(name))
    assert client.get(reverse("help")).content.count(b"<") == before.count(b"<")


def test_a_form_without_its_token_says_what_to_do(person):
    client = Client(enforce_csrf_checks=True)
    answer = client.post(reverse("account_login"), {"login": person.login, "password": PASSWORD})
    assert answer.status_code == 403
    assert "Biểu mẫu này đã hết hiệu lực" in answer.content.decode()
