"""Tokens of devices: one device, one assignment, one season."""

import datetime as dt
import json

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from small_province import TODAY

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.actions.issue_field_token import MOST, issue_field_token
from rasoat.people.actions.revoke_field_token import revoke_field_token
from rasoat.people.models import FieldToken, TrailEntry
from rasoat.people.permissions import NotAllowed
from rasoat.people.queries import system_actor

pytestmark = pytest.mark.django_db

NEXT_MONTH = TODAY + dt.timedelta(days=30)


@pytest.fixture
def enumerator(person_at, small_province):
    return person_at(small_province.upper, "enumerator")


@pytest.fixture
def token(enumerator):
    """The text of a token of the enumerator's telephone."""
    with acting(enumerator):
        return issue_field_token("Điện thoại của An", NEXT_MONTH, acting_user=enumerator)[1]


def come_in(token: str, device: str = "an-1", scheme: str = "Bearer"):
    headers = {"authorization": f"{scheme} {token}", "x-device": device}
    return Client().get(reverse("field_me"), headers=headers)


def rules(answer) -> list[str]:
    return [problem["rule"] for problem in json.loads(answer.content)["problems"]]


def test_a_device_hears_whose_it_is_and_where(token, enumerator):
    said = come_in(token).json()
    assert said["person"] == enumerator.person.full_name
    assert [area["title"] for area in said["areas"]] == ["Thôn Thượng"]
    assert said["today"] == TODAY.isoformat()


def test_the_database_holds_no_token(token):
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(kept)::text FROM people_fieldtoken AS kept")
        assert token not in cursor.fetchone()[0]


@pytest.mark.parametrize("wrong", ["", "rsf_", "rsf_" + "0" * 64, "' OR 1=1 --"])
def test_what_is_no_token_opens_nothing(enumerator, wrong):
    answer = come_in(wrong)
    assert (answer.status_code, rules(answer)) == (401, ["token.unknown"])


def test_a_token_is_no_basic_password_and_no_session(token, enumerator):
    assert come_in(token, scheme="Basic").status_code == 401
    assert Client().get(reverse("home"), headers={"authorization": f"Bearer {token}"}).status_code == 302
    signed_in = Client()
    signed_in.force_login(enumerator.person)
    assert signed_in.get(reverse("field_me")).status_code == 401


def test_a_second_device_is_refused_and_leaves_a_mark(token, enumerator):
    assert come_in(token, "an-1").status_code == 200
    answer = come_in(token, "stranger")
    assert (answer.status_code, rules(answer)) == (401, ["token.second_device"])
    assert come_in(token, "an-1").status_code == 200
    with acting(system_actor("system.checker")):
        assert TrailEntry.objects.filter(verb="token.second_device").count() == 1


def test_a_device_that_does_not_say_which_it_is_is_refused(token):
    assert rules(come_in(token, " ")) == ["token.no_device"]


@pytest.mark.parametrize("days", [0, 1, -1])
def test_a_token_opens_until_the_day_before_its_last(token, days):
    FieldToken.objects.update(valid_to=TODAY + dt.timedelta(days=days))
    assert (come_in(token).status_code == 200) is (days > 0)


def test_a_revoked_token_opens_nothing_and_revoking_again_changes_nothing(token, enumerator):
    with acting(enumerator):
        revoke_field_token(FieldToken.objects.get().pk, acting_user=enumerator)
        revoke_field_token(FieldToken.objects.get().pk, acting_user=enumerator)
    assert rules(come_in(token)) == ["token.over"]
    with acting(system_actor("system.checker")):
        assert TrailEntry.objects.filter(verb="token.revoke").count() == 1


def test_who_manages_the_account_revokes_and_a_neighbour_does_not(token, person_at, small_province):
    officer = person_at(small_province.hill, "commune_officer")
    neighbour = person_at(small_province.pine, "commune_officer")
    with acting(neighbour), pytest.raises(FieldToken.DoesNotExist):
        revoke_field_token(FieldToken.objects.get().pk, acting_user=neighbour)
    assert come_in(token).status_code == 200
    with acting(officer):
        revoke_field_token(FieldToken.objects.get().pk, acting_user=officer)
    assert come_in(token).status_code == 401


def test_a_token_ends_with_its_assignment_and_with_the_account(token, enumerator):
    held = enumerator.assignment
    held.valid_to = TODAY
    held.save()
    assert rules(come_in(token)) == ["token.no_role"]
    enumerator.person.is_active = False
    enumerator.person.save()
    assert rules(come_in(token)) == ["token.unknown"]


def test_a_token_lasts_no_longer_than_its_assignment(enumerator):
    enumerator.assignment.valid_to = TODAY + dt.timedelta(days=5)
    enumerator.assignment.save()
    with acting(enumerator):
        made, _ = issue_field_token("Máy tính bảng", NEXT_MONTH, acting_user=enumerator)
    assert made.valid_to == TODAY + dt.timedelta(days=5)


def test_every_fault_is_told_at_once(enumerator):
    with acting(enumerator):
        for number in range(MOST):
            issue_field_token(f"Máy {number}", NEXT_MONTH, acting_user=enumerator)
        with pytest.raises(Refused) as refused:
            issue_field_token("  ", TODAY, acting_user=enumerator)
    assert [one.rule for one in refused.value.problems] == ["token.no_name", "token.past", "token.too_many"]


def test_who_does_not_collect_has_no_device(person_at, small_province):
    chair = person_at(small_province.hill, "commune_chair")
    with acting(chair), pytest.raises(NotAllowed):
        issue_field_token("Máy", NEXT_MONTH, acting_user=chair)
