"""How long a session lasts, what it leaves behind, and codes that open once."""

import pytest
from authenticator import code_of
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from test_account import PASSWORD, prove, set_up_app, sign_in, with_password

from rasoat.people import session_limits
from rasoat.people.acting import acting
from rasoat.people.actions.close_account import reissue_code
from rasoat.people.models import TrailEntry
from rasoat.people.queries import system_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(person_at, small_province):
    return with_password(person_at(small_province.upper, "village_head").person)


@pytest.fixture
def clock(monkeypatch):
    """Moves the clock of sessions: ``clock(60)`` is a minute later than before."""
    at = [session_limits.time.time()]

    def later(seconds):
        at[0] += seconds

    monkeypatch.setattr(session_limits, "time", type("Clock", (), {"time": staticmethod(lambda: at[0])}))
    return later


def is_in(client: Client) -> bool:
    return client.get(reverse("home")).status_code == 200


def test_an_hour_without_a_click_ends_the_session(head, clock):
    client = Client()
    sign_in(client, head)
    clock(settings.SESSION_IDLE_SECONDS - 1)
    assert is_in(client)
    clock(settings.SESSION_IDLE_SECONDS - 1)
    assert is_in(client)
    clock(settings.SESSION_IDLE_SECONDS + 1)
    assert not is_in(client)
    clock(-settings.SESSION_IDLE_SECONDS)
    assert not is_in(client)


def test_twelve_hours_end_it_however_busy(head, clock):
    client = Client()
    sign_in(client, head)
    for _ in range(24):
        clock(1800)
        assert is_in(client)
    clock(1)
    assert not is_in(client)


def test_a_session_that_does_not_say_when_it_began_is_over(head):
    client = Client()
    sign_in(client, head)
    session = client.session
    del session[session_limits.BEGAN]
    session.save()
    assert not is_in(client)


def test_signing_in_gives_a_fresh_key(head):
    client = Client()
    client.get(reverse("account_login"))
    sign_in(client, head)
    first = client.session.session_key
    assert len(first) >= 32
    client.post(reverse("account_logout"))
    sign_in(client, head)
    assert client.session.session_key != first


def test_a_session_that_ended_opens_nothing_any_more(head):
    client, thief = Client(), Client()
    sign_in(client, head)
    thief.cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert is_in(thief)
    answer = client.post(reverse("account_logout"))
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert not is_in(thief)


def test_ending_sessions_asks_for_the_password_again(head):
    here, there = Client(), Client()
    sign_in(here, head)
    sign_in(there, head)
    asked = here.post(reverse("end_session"), {"session": "all"})
    assert asked.url.startswith(reverse("account_reauthenticate"))
    assert is_in(there)
    prove(here)
    here.post(reverse("end_session"), {"session": "all"})
    assert not is_in(there)


def test_cookies_say_nothing_of_anybody(head):
    client = Client()
    sign_in(client, head)
    client.post(reverse("theme"), {"theme": "dark", "next": "/"})
    client.post(reverse("set_language"), {"language": "vi", "next": "/"})
    client.post(reverse("own_details"), {"phone": "0912345678", "language": "vi"})
    names = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "theme", "django_language"}
    assert set(client.cookies) == names
    for cookie in client.cookies.values():
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert cookie["domain"] == ""


def test_a_code_of_a_slow_telephone_opens_once_as_well(head, monkeypatch):
    client, first, second = Client(), Client(), Client()
    sign_in(client, head)
    code = code_of(set_up_app(client))
    for other in (first, second):
        sign_in(other, head)
    assert first.post(reverse("mfa_authenticate"), {"code": code}).status_code == 302
    # The library has forgotten the code by now; the tolerance for slow clocks still takes it.
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.TOTP._mark_code_used", lambda *_: True)
    assert second.post(reverse("mfa_authenticate"), {"code": f"{code[:3]} {code[3:]}"}).status_code == 200


def test_a_new_code_instead_of_the_password_leaves_the_second_factor(head, person_at, small_province):
    client, other = Client(), Client()
    sign_in(client, head)
    set_up_app(client)
    officer = person_at(small_province.hill, "commune_officer")
    with acting(officer):
        code = reissue_code(head, acting_user=officer, reason="Quên mật khẩu")
    assert sign_in(other, head, PASSWORD).status_code == 200
    assert sign_in(other, head, code).url == reverse("mfa_authenticate")


def test_codes_are_not_tried_through(head):
    client, other = Client(), Client()
    sign_in(client, head)
    secret = set_up_app(client)
    sign_in(other, head)
    for _ in range(5):
        assert "Mã không đúng" in other.post(reverse("mfa_authenticate"), {"code": "000000"}).content.decode()
    shut = other.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert "Chờ năm phút" in shut.content.decode()
    with acting(system_actor("system.checker")):
        assert TrailEntry.objects.filter(verb="factor.failed", subject_code=head.login).count() == 5
    cache.clear()
    assert other.post(reverse("mfa_authenticate"), {"code": code_of(secret)}).status_code == 302


@pytest.mark.parametrize("by", ["password", "code"])
def test_proving_anew_gives_a_fresh_key(head, by):
    client, thief = Client(), Client()
    sign_in(client, head)
    secret = set_up_app(client)
    thief.cookies[settings.SESSION_COOKIE_NAME] = client.session.session_key
    assert is_in(thief)
    if by == "password":
        prove(client)
    else:
        assert client.post(reverse("mfa_reauthenticate"), {"code": code_of(secret)}).status_code == 302
    assert is_in(client)
    assert not is_in(thief)
    assert [one.session_key for one in head.usersession_set.all()] == [client.session.session_key]


def test_a_new_password_needs_the_old_one(head):
    client = Client()
    sign_in(client, head)
    new = "cau-moi-cua-toi-2018"
    given = {"old_password": "sai", "new_password1": new, "new_password2": new}
    assert client.post(reverse("password_change"), given).status_code == 200
    assert sign_in(Client(), head).status_code == 302
