"""Commands ask of people what the pages ask: an own password, and the second step."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from authenticator import code_of
from axes.models import AccessAttempt
from django.core.cache import cache

from rasoat.cli.named_person import Shown, named
from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.queries import system_actor

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


def kept(person) -> list[str]:
    """What the trail says of the person's signing in, oldest first."""
    with acting(system_actor("system.installer")) as installer:
        entries = TrailEntry.objects.visible_to(installer).filter(subject_code=person.login)
        return list(entries.order_by("id").values_list("verb", flat=True))


def test_after_eight_wrong_passwords_even_the_right_one_waits(chair):
    assert {rule(chair, f"sai {time}") for time in range(7)} == {"command.wrong_login"}
    assert rule(chair, "sai nữa") == "command.locked_out"
    assert rule(chair, PASSWORD) == "command.locked_out"
    assert kept(chair).count("signin.failed") == 9
    assert "signin.locked" in kept(chair)


def test_the_right_password_forgets_the_wrong_ones_and_stands_in_the_trail(chair):
    for _ in range(2):
        assert {rule(chair, f"sai {time}") for time in range(7)} == {"command.wrong_login"}
        assert rule(chair, PASSWORD) is None
    assert kept(chair).count("signin.done") == 2


def test_a_login_that_nobody_has_is_refused_like_a_wrong_password(chair):
    chair.login = "khong-co-ai"
    assert rule(chair, PASSWORD) == "command.wrong_login"
    assert not AccessAttempt.objects.exclude(username="").exists()


def test_codes_have_few_tries_too(chair):
    TOTP.activate(chair, SECRET)
    cache.clear()
    assert {rule(chair, PASSWORD, "000000") for _ in range(5)} == {"command.wrong_code"}
    assert rule(chair, PASSWORD, code_of(SECRET)) == "command.too_many_codes"
    assert kept(chair).count("factor.failed") == 5


def test_a_one_time_code_opens_no_command(chair):
    chair.must_change_password = True
    chair.save()
    assert rule(chair, PASSWORD) == "command.own_password_first"
