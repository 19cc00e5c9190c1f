"""The verbs that make accounts and give roles."""

import datetime as dt

import pytest
from django.contrib.auth import authenticate
from django.http import HttpRequest
from small_province import TODAY

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.actions.assign_role import assign_role
from rasoat.people.actions.create_person import create_person
from rasoat.people.actions.end_assignment import end_assignment
from rasoat.people.models import TrailEntry, User
from rasoat.people.passwords import one_time_password
from rasoat.people.permissions import NotAllowed
from rasoat.people.personal.hiding import shown
from rasoat.people.queries import as_holder, assignments_on, system_actor

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + dt.timedelta(days=1)


@pytest.fixture
def administrator(small_province, person_at):
    """The province's administrator, acting."""
    with acting(person_at(small_province.province, "administrator")) as who:
        yield who


@pytest.fixture
def an(administrator) -> User:
    return create_person("an.nguyen", "  Nguyễn  Văn An ", "mat-khau-cua-an", acting_user=administrator)


def rules(refused) -> list[str]:
    return [problem.rule for problem in refused.value.problems]


def test_a_new_person_signs_in_and_must_choose_a_password(an):
    assert authenticate(HttpRequest(), username="AN.Nguyen ", password="mat-khau-cua-an") == an
    assert (an.full_name, an.must_change_password) == ("Nguyễn Văn An", True)


def test_making_a_person_leaves_its_mark_without_the_password(an):
    entry = TrailEntry.objects.get(verb="person.create")
    assert entry.subject_code == "an.nguyen"
    assert shown(entry, "vi").after == {"full_name": "Nguyễn Văn An", "language": "vi"}


@pytest.mark.parametrize("login", ["a", "có dấu", "-an", "an nguyen", "a" * 61])
def test_a_misspelt_login_and_a_missing_name_are_both_told(administrator, login):
    with pytest.raises(Refused) as refused:
        create_person(login, " ", "x", acting_user=administrator)
    assert rules(refused) == ["person.login_misspelt", "person.name_missing"]


def test_a_login_is_taken_once(an, administrator):
    with pytest.raises(Refused) as refused:
        create_person("AN.nguyen", "Ai đó", "x", acting_user=administrator)
    assert rules(refused) == ["person.login_taken"]


def test_a_system_actor_cannot_sign_in(small_province):
    assert authenticate(HttpRequest(), username="system.installer", password="!") is None
    assert authenticate(HttpRequest(), username="system.installer", password="") is None


def test_a_role_holds_in_its_unit_from_its_first_day(an, administrator, small_province):
    given = assign_role(
        an, "commune_officer", small_province.hill.unit.pk, acting_user=administrator, valid_from=TOMORROW
    )
    assert not assignments_on(an, TODAY).exists()
    assert as_holder(given, TOMORROW).covers(small_province.upper.path)
    assert not as_holder(given, TOMORROW).covers(small_province.hillside.path)


def test_areas_narrow_a_role(an, administrator, small_province):
    followed = [small_province.hill.unit.pk, small_province.town.unit.pk]
    given = assign_role(
        an, "following_department", small_province.province.unit.pk,
        acting_user=administrator, valid_from=TODAY, areas=followed,
    )  # fmt: skip
    holder = as_holder(given, TODAY)
    assert holder.covers(small_province.quarter.path)
    assert not holder.covers(small_province.pine.path)
    assert holder.unit_path == small_province.province.path


def test_an_operator_covers_nothing(an, administrator, small_province):
    given = assign_role(
        an, "operator", small_province.province.unit.pk, acting_user=administrator, valid_from=TODAY
    )
    assert as_holder(given, TODAY).ranges == ()


def test_every_fault_of_an_assignment_is_told(administrator, small_province):
    person = system_actor("system.checker").person
    with pytest.raises(Refused) as refused:
        assign_role(
            person, "commune_chair", small_province.upper.unit.pk,
            acting_user=administrator, valid_from=TODAY, valid_to=TODAY,
            areas=[small_province.lower.unit.pk, 999],
        )  # fmt: skip
    assert rules(refused) == [
        "role.no_person",
        "role.wrong_level",
        "role.dates_reversed",
        "role.area_outside",
        "role.area_outside",
    ]


@pytest.mark.parametrize(
    ("role", "unit", "rule"), [("king", None, "role.unknown"), ("auditor", 999, "role.unit_unknown")]
)
def test_unknown_roles_and_units_are_told(an, administrator, small_province, role, unit, rule):
    with pytest.raises(Refused) as refused:
        assign_role(
            an, role, unit or small_province.hill.unit.pk, acting_user=administrator, valid_from=TODAY
        )
    assert rules(refused) == [rule]


@pytest.mark.parametrize(
    ("place", "since", "refused"),
    [("hill", TODAY, True), ("pine", TODAY, False), ("hill", TODAY + dt.timedelta(days=30), False)],
)
def test_incompatible_roles_are_kept_apart_in_the_same_area_and_time(
    an, administrator, small_province, place, since, refused
):
    enumerator = {
        "acting_user": administrator,
        "valid_from": TODAY,
        "valid_to": TODAY + dt.timedelta(days=30),
    }
    assign_role(an, "enumerator", small_province.upper.unit.pk, **enumerator)
    chair = (an, "commune_chair", getattr(small_province, place).unit.pk)
    if refused:
        with pytest.raises(Refused) as found:
            assign_role(*chair, acting_user=administrator, valid_from=since)
        assert rules(found) == ["role.incompatible"]
    else:
        assert assign_role(*chair, acting_user=administrator, valid_from=since)


def test_an_ended_assignment_is_out_of_force_from_that_day(an, administrator, small_province):
    given = assign_role(
        an, "auditor", small_province.hill.unit.pk, acting_user=administrator, valid_from=TODAY
    )
    end_assignment(given, TOMORROW, acting_user=administrator, reason="chuyển công tác")
    assert list(assignments_on(an, TODAY)) == [given]
    assert not assignments_on(an, TOMORROW).exists()
    with pytest.raises(Refused):
        end_assignment(given, TOMORROW, acting_user=administrator)


def test_a_role_that_lacks_the_verb_may_not(small_province, person_at):
    auditor = person_at(small_province.province, "auditor")
    with acting(auditor), pytest.raises(NotAllowed) as refused:
        create_person("binh", "Trần Thị Bình", "x", acting_user=auditor)
    assert refused.value.verb == "person.create"


def test_a_verb_reaches_no_further_than_the_areas(an, small_province, person_at):
    administrator = person_at(small_province.province, "administrator", small_province.north)
    with acting(administrator), pytest.raises(NotAllowed):
        assign_role(
            an, "commune_officer", small_province.town.unit.pk, acting_user=administrator, valid_from=TODAY
        )


def test_one_time_passwords_are_digits_and_differ():
    made = {one_time_password() for _ in range(50)}
    assert len(made) == 50
    assert all(len(password) == 14 and password.replace("-", "").isdecimal() for password in made)
