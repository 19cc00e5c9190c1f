"""A lost second factor is taken off by two people together, never by one."""

import datetime as dt

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.actions.reset_second_factor import (
    ask_factor_reset,
    confirm_factor_reset,
    decline_factor_reset,
)
from rasoat.people.models import TrailEntry, TwoPersonRequest
from rasoat.people.permissions import NotAllowed
from rasoat.people.queries import system_actor
from rasoat.people.second_factor import has_second_factor

pytestmark = pytest.mark.django_db

WHY = "mất điện thoại"


@pytest.fixture
def head(person_at, small_province):
    """A village head with an authenticator app."""
    who = person_at(small_province.upper, "village_head")
    Authenticator.objects.create(user=who.person, type="totp", data={"secret": "x"})
    RecoveryCodes.activate(who.person)
    return who


@pytest.fixture
def officer(person_at, small_province):
    return person_at(small_province.hill, "commune_officer")


@pytest.fixture
def chair(person_at, small_province):
    return person_at(small_province.hill, "commune_chair")


def asked_by(who, head) -> TwoPersonRequest:
    with acting(who):
        return ask_factor_reset(head.person.login, WHY, acting_user=who)


def signed_in(person) -> Client:
    """A browser of somebody who signed in before the app was set up."""
    person.set_password("mot-cau-kho-doan")
    person.save()
    held = list(Authenticator.objects.filter(user=person))
    Authenticator.objects.filter(user=person).delete()
    browser = Client()
    browser.post(reverse("account_login"), {"login": person.login, "password": "mot-cau-kho-doan"})
    assert browser.get(reverse("home")).status_code == 200
    Authenticator.objects.bulk_create(held)
    return browser


def rule_of(refused) -> str:
    [problem] = refused.value.problems
    return problem.rule


def test_two_people_take_it_off_and_sessions_end(head, officer, chair):
    browser = signed_in(head.person)
    request = asked_by(officer, head)
    assert has_second_factor(head.person)
    with acting(chair):
        confirm_factor_reset(request.pk, acting_user=chair)
    assert not Authenticator.objects.filter(user=head.person).exists()
    assert browser.get(reverse("home")).status_code == 302
    with acting(system_actor("system.checker")):
        [entry] = TrailEntry.objects.filter(verb="factor.reset")
    assert (entry.person, entry.details, entry.reason) == (
        chair.person,
        {"asked_by": officer.person.login},
        WHY,
    )


def test_one_person_does_not_do_both(head, officer):
    request = asked_by(officer, head)
    with acting(officer), pytest.raises(Refused) as refused:
        confirm_factor_reset(request.pk, acting_user=officer)
    assert rule_of(refused) == "request.own"
    assert has_second_factor(head.person)


def test_nobody_confirms_what_is_about_themselves(officer, chair):
    Authenticator.objects.create(user=chair.person, type="totp", data={"secret": "x"})
    request = asked_by(officer, chair)
    with acting(chair), pytest.raises(Refused) as refused:
        confirm_factor_reset(request.pk, acting_user=chair)
    assert rule_of(refused) == "request.own"


def test_declining_leaves_it(head, officer, chair):
    request = asked_by(officer, head)
    with acting(chair):
        decline_factor_reset(request.pk, acting_user=chair)
        with pytest.raises(Refused) as refused:
            confirm_factor_reset(request.pk, acting_user=chair)
    assert rule_of(refused) == "request.settled"
    assert has_second_factor(head.person)


def test_a_request_ends_after_three_days_and_can_be_asked_again(head, officer, chair):
    request = asked_by(officer, head)
    with acting(chair):
        TwoPersonRequest.objects.filter(pk=request.pk).update(expires_at=timezone.now())
        with pytest.raises(Refused) as refused:
            confirm_factor_reset(request.pk, acting_user=chair)
    assert rule_of(refused) == "request.expired"
    assert asked_by(officer, head).pk != request.pk


@pytest.mark.parametrize("login", ["", "khong.co.ai", "system.installer"])
def test_a_login_of_nobody_is_told(officer, login):
    with acting(officer), pytest.raises(Refused) as refused:
        ask_factor_reset(login, WHY, acting_user=officer)
    assert rule_of(refused) == "factor.nobody"


def test_a_login_elsewhere_reads_as_nobody(head, person_at, small_province):
    neighbour = person_at(small_province.pine, "commune_officer")
    with acting(neighbour), pytest.raises(Refused) as refused:
        ask_factor_reset(head.person.login, WHY, acting_user=neighbour)
    assert rule_of(refused) == "factor.nobody"


def test_a_request_elsewhere_is_not_there(head, officer, person_at, small_province):
    request = asked_by(officer, head)
    neighbour = person_at(small_province.pine, "commune_chair")
    with acting(neighbour), pytest.raises(TwoPersonRequest.DoesNotExist):
        confirm_factor_reset(request.pk, acting_user=neighbour)


def test_why_must_be_said_and_asking_twice_is_refused(head, officer, chair):
    with acting(officer), pytest.raises(Refused) as refused:
        ask_factor_reset(head.person.login, "  ", acting_user=officer)
    assert rule_of(refused) == "request.no_reason"
    asked_by(officer, head)
    with acting(chair), pytest.raises(Refused) as refused:
        ask_factor_reset(head.person.login, WHY, acting_user=chair)
    assert rule_of(refused) == "request.waits_already"


def test_an_account_without_a_second_factor_needs_no_reset(officer, person_at, small_province):
    plain = person_at(small_province.lower, "village_head")
    with acting(officer), pytest.raises(Refused) as refused:
        ask_factor_reset(plain.person.login, WHY, acting_user=officer)
    assert rule_of(refused) == "factor.none"


def test_a_role_without_the_right_neither_asks_nor_confirms(head, officer, person_at, small_province):
    member = person_at(small_province.hill, "poverty_board_member")
    with acting(member), pytest.raises(NotAllowed):
        ask_factor_reset(head.person.login, WHY, acting_user=member)
    request = asked_by(officer, head)
    with acting(member), pytest.raises(NotAllowed):
        confirm_factor_reset(request.pk, acting_user=member)


def test_on_the_page(head, officer, chair):
    asking, answering = Client(), Client()
    asking.force_login(officer.person)
    answering.force_login(chair.person)
    asking.post(reverse("factor_reset_ask"), {"login": head.person.login, "reason": WHY})
    assert "chờ người khác trả lời" in asking.get(reverse("two_people")).content.decode()
    assert WHY in answering.get(reverse("two_people")).content.decode()
    [request] = with_all()
    address = reverse("two_people_settle", args=[request.pk])
    assert answering.post(address, {"answer": "perhaps"}).status_code == 404
    assert answering.post(address, {"answer": "confirm"}).status_code == 302
    assert not has_second_factor(head.person)
    assert (
        "đã được giải quyết" in answering.post(address, {"answer": "confirm"}, follow=True).content.decode()
    )


def with_all() -> list[TwoPersonRequest]:
    with acting(system_actor("system.checker")):
        return list(TwoPersonRequest.objects.filter(expires_at__gt=timezone.now() - dt.timedelta(days=1)))
