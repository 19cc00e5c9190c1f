"""Commands ask of people what the pages ask: an own password, and the second step."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from authenticator import code_of
from django.core.cache import cache

from rasoat.cli.named_person import Shown, named
from rasoat.common.problems import Refused

pytestmark = pytest.mark.django_db

PASSWORD = "mot-cau-kho-doan"
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def running_database(settings) -> None:
    """The tests' own database runs already; a command would start and stop the embedded one."""
    settings.DATABASE_SERVER = None


@pytest.fixture
def chair(person_at, small_province):
    person = person_at(small_province.hill, "commune_chair").person
    person.set_password(PASSWORD)
    person.save()
    return person


def rule(person, *shown: str) -> str | None:
    """Why the person is not let in; None when they are."""
    try:
        with named(person.login, Shown(*shown)) as who:
            assert who.person == person
    except Refused as refused:
        return refused.problems[0].rule
    return None


def test_a_password_opens_where_no_second_step_is_asked_for(chair):
    assert rule(chair, PASSWORD) is None
    assert rule(chair, "sai") == "command.wrong_login"


@pytest.mark.real
def test_a_role_that_decides_sets_up_a_second_step_on_the_page_first(chair):
    assert rule(chair, PASSWORD) == "command.second_factor_first"


@pytest.mark.real
def test_with_an_app_its_code_opens_once(chair):
    TOTP.activate(chair, SECRET)
    cache.clear()
    assert rule(chair, PASSWORD) == "command.no_code"
    assert rule(chair, PASSWORD, "000000") == "command.wrong_code"
    code = code_of(SECRET)
    assert rule(chair, PASSWORD, code) is None
    assert rule(chair, PASSWORD, code) == "command.wrong_code"


def test_a_recovery_code_opens_once(chair):
    TOTP.activate(chair, SECRET)
    codes = RecoveryCodes.activate(chair).get_unused_codes()
    assert rule(chair, PASSWORD, codes[0]) is None
    assert rule(chair, PASSWORD, codes[0]) == "command.wrong_code"
    assert Authenticator.objects.filter(user=chair).count() == 2


def test_a_one_time_code_opens_no_command(chair):
    chair.must_change_password = True
    chair.save()
    assert rule(chair, PASSWORD) == "command.own_password_first"
