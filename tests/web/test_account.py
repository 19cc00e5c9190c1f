"""What protects an account: the second factor, the list of sessions, the wait after wrong passwords."""

import datetime as dt
import re

import pytest
from allauth.mfa.models import Authenticator
from authenticator import code_of
from axes.models import AccessAttempt
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.queries import system_actor

pytestmark = pytest.mark.django_db

PASSWORD = "mot-cau-kho-doan"
ELSEWHERE = "203.0.113.7"


@pytest.fixture
def chair(person_at, small_province):
    """A commune chair, whose role decides."""
    return with_password(person_at(small_province.hill, "commune_chair").person)


@pytest.fixture
def head(person_at, small_province):
    """A village head, whose role does not."""
    return with_password(person_at(small_province.upper, "village_head").person)


def with_password(person):
    person.set_password(PASSWORD)
    person.save()
    return person


def sign_in(client: Client, person, password: str = PASSWORD, **more):
    return client.post(reverse("account_login"), {"login": person.login, "password": password}, **more)


def prove(client: Client) -> None:
    """Type one's password again, as changing the second factor asks."""
    assert client.post(reverse("account_reauthenticate"), {"password": PASSWORD}).status_code == 302


def set_up_app(client: Client) -> str:
    """Set the authenticator app up and answer its secret."""
    prove(client)
    html = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r'class="secret">([A-Z2-7]+)<', html)[1]
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert answer.url == reverse("mfa_view_recovery_codes")
    cache.clear()  # the code just used is good once; tests do not wait for the next one
    return secret


def recovery_codes(client: Client) -> list[str]:
    html = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    return re.findall(r"<li><code>(\d+)</code>", html)


@pytest.mark.real
def test_a_role_that_decides_sets_up_a_second_factor_before_anything_else(chair):
    client = Client()
    sign_in(client, chair)
    assert client.get(reverse("home")).url == reverse("mfa_index")
    assert client.get(reverse("search") + "?q=a").url == reverse("mfa_index")
    assert "chỉ mật khẩu là chưa đủ" in client.get(reverse("mfa_index")).content.decode()
    set_up_app(client)
    assert client.get(reverse("home")).status_code == 200


@pytest.mark.real
def test_a_role_that_does_not_decide_is_not_asked(head):
    client = Client()
    sign_in(client, head)
    assert client.get(reverse("home")).status_code == 200


def test_a_demonstration_asks_nobody(chair):
    client = Client()
    sign_in(client, chair)
    assert client.get(reverse("home")).status_code == 200


def test_with_an_app_the_password_alone_opens_nothing(head):
    client, other = Client(), Client()
    sign_in(client, head)
    secret = set_up_app(client)
    assert sign_in(other, head).url == reverse("mfa_authenticate")
    assert other.get(reverse("home")).status_code == 302
    wrong = other.post(reverse("mfa_authenticate"), {"code": "000000"}).content.decode()
    assert "Mã không đúng" in wrong
    assert other.post(reverse("mfa_authenticate"), {"code": code_of(secret)}).url == "/"
    assert other.get(reverse("home")).status_code == 200


@pytest.mark.parametrize(("seconds_off", "opens"), [(-29, True), (29, True), (-95, False), (95, False)])
def test_a_telephone_whose_clock_is_a_little_off(head, seconds_off, opens):
    client, other = Client(), Client()
    sign_in(client, head)
    secret = set_up_app(client)
    sign_in(other, head)
    answer = other.post(reverse("mfa_authenticate"), {"code": code_of(secret, seconds_off=seconds_off)})
    assert (answer.status_code == 302) is opens


def test_a_code_opens_once(head):
    client, first, second = Client(), Client(), Client()
    sign_in(client, head)
    code = code_of(set_up_app(client))
    for other in (first, second):
        sign_in(other, head)
    assert first.post(reverse("mfa_authenticate"), {"code": code}).status_code == 302
    assert second.post(reverse("mfa_authenticate"), {"code": code}).status_code == 200


def test_a_recovery_code_opens_once(head):
    client, first, second = Client(), Client(), Client()
    sign_in(client, head)
    set_up_app(client)
    codes = recovery_codes(client)
    assert len(codes) == 10
    for other in (first, second):
        sign_in(other, head)
    assert first.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == 302
    assert second.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == 200


def test_the_database_does_not_hold_the_secret(head):
    client = Client()
    sign_in(client, head)
    secret = set_up_app(client)
    kept = str([one.data for one in Authenticator.objects.filter(user=head)])
    assert "secret" in kept
    assert secret not in kept


def test_changing_the_second_factor_asks_for_the_password_again(head):
    client = Client()
    sign_in(client, head)
    assert client.get(reverse("mfa_activate_totp")).url.startswith(reverse("account_reauthenticate"))
    answer = client.post(reverse("account_reauthenticate"), {"password": "sai"})
    assert "Đây không phải mật khẩu" in answer.content.decode()


def test_eight_wrong_passwords_close_the_door_for_a_quarter_of_an_hour(head, chair):
    client = Client()
    answers = [sign_in(client, head, "sai").status_code for _ in range(8)]
    assert answers == [200] * 7 + [429]
    shut = sign_in(client, head)
    assert shut.status_code == 429
    assert "Chờ 15 phút" in shut.content.decode()
    assert sign_in(Client(), chair).status_code == 302
    assert sign_in(Client(), head, REMOTE_ADDR=ELSEWHERE).status_code == 302
    AccessAttempt.objects.update(attempt_time=dt.datetime.now(dt.UTC) - dt.timedelta(minutes=16))
    assert sign_in(Client(), head).status_code == 302


def test_what_was_typed_as_a_login_that_nobody_has_is_kept_nowhere(head):
    Client().post(reverse("account_login"), {"login": "mat-khau-bi-mat", "password": "x"})
    assert "mat-khau-bi-mat" not in str(list(AccessAttempt.objects.values()))


def test_signing_in_is_in_the_trail_and_a_login_nobody_has_is_not(head):
    client = Client()
    sign_in(client, head, "sai")
    client.post(reverse("account_login"), {"login": "mat-khau-bi-mat", "password": "x"})
    sign_in(client, head)
    client.post(reverse("account_logout"))
    with acting(system_actor("system.checker")):
        entries = TrailEntry.objects.filter(verb__startswith="signin.").order_by("id")
        found = [(one.verb, one.subject_code) for one in entries]
    kept = [("signin.failed", head.login), ("signin.done", head.login), ("signin.ended", head.login)]
    assert found == kept


def test_sessions_are_listed_and_one_is_ended(head):
    here, there, third = Client(), Client(), Client()
    for client in (here, there, third):
        sign_in(client, head, headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Chrome/120"})
    html = here.get(reverse("mfa_index")).content.decode()
    assert html.count("Chrome · Windows") == 5  # three rows, and two buttons that name their row
    [_, first] = re.findall(r'name="session" value="(\d+)"', html)
    prove(here)
    assert here.post(reverse("end_session"), {"session": first}).url == reverse("mfa_index")
    assert there.get(reverse("home")).status_code == 302
    assert third.get(reverse("home")).status_code == 200
    here.post(reverse("end_session"), {"session": "all"})
    assert third.get(reverse("home")).status_code == 302
    assert here.get(reverse("home")).status_code == 200


def test_nobody_ends_the_session_of_another(head, chair):
    mine, theirs = Client(), Client()
    sign_in(mine, head)
    prove(mine)
    sign_in(theirs, chair)
    for asked in (str(chair.usersession_set.get().pk), "0", "x", "9" * 30, ""):
        mine.post(reverse("end_session"), {"session": asked})
    assert theirs.get(reverse("home")).status_code == 200


def test_a_new_password_ends_the_sessions_elsewhere_and_leaves_a_mark(head):
    here, there = Client(), Client()
    for client in (here, there):
        sign_in(client, head)
    new = "cau-moi-cua-toi-2018"
    given = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert here.post(reverse("password_change"), given).status_code == 302
    assert there.get(reverse("home")).status_code == 302
    assert here.get(reverse("home")).status_code == 200
    with acting(system_actor("system.checker")):
        [entry] = TrailEntry.objects.filter(verb="person.own_password")
    assert (entry.person, entry.after) == (head, None)
