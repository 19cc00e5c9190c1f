"""The file of roles, and what it refuses."""

import pytest
from pydantic import ValidationError

from rasoat.people.roles import RoleBook, role_book, roles, system_actors, why_incompatible
from rasoat.people.verb_words import verb_words


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("enumerator", "commune_chair", True),
        ("commune_chair", "enumerator", True),
        ("commune_officer", "commune_chair", True),
        ("province_officer", "province_leader", True),
        ("supervisor", "village_head", True),
        ("village_head", "enumerator", False),
        ("commune_officer", "commune_officer", False),
    ],
)
def test_who_scores_does_not_decide(one, other, apart):
    assert (why_incompatible(one, other) is not None) is apart


def test_nobody_may_enter_and_approve_a_score_sheet():
    enter = [role.key for role in role_book().role if "sheet.import" in role.verbs]
    approve = [role.key for role in role_book().role if "sheet.approve" in role.verbs]
    assert enter
    assert approve
    assert all(why_incompatible(one, other) for one in enter for other in approve)


def test_the_operator_sees_no_row():
    assert roles()["operator"].sees_rows is False


def test_every_system_actor_says_that_it_is_one():
    assert all(login.startswith("system.") for login in system_actors())


ROLE = {"key": "a", "vi": "A", "en": "A", "levels": ["village"], "verbs": []}


@pytest.mark.parametrize(
    ("book", "why"),
    [
        ({"role": [ROLE, ROLE]}, "roles named twice: \\['a'\\]"),
        (
            {"incompatible": [{"vi": "", "en": "", "one": ["a"], "other": ["b"]}]},
            "unknown roles in rules: \\['b'\\]",
        ),
        ({"role": [ROLE | {"verb": []}]}, "Extra inputs are not permitted"),
    ],
)
def test_a_wrong_file_is_refused(book, why):
    with pytest.raises(ValidationError, match=why):
        RoleBook.model_validate({"role": [ROLE], "incompatible": [], "system": []} | book)


def test_each_level_gives_the_roles_below_it():
    given = {role.key: role.gives for role in role_book().role if role.gives}
    assert given["administrator"] == {"*"}
    assert given["district_officer"] > given["commune_officer"] == {"village_head", "enumerator"}
    assert not any(role.gives for role in role_book().role if "account.manage" not in role.verbs)
    assert all(role.second_factor for role in role_book().role if "account.manage" in role.verbs)


def test_no_office_below_the_province_gives_its_own_role_or_one_above():
    order = ["province", "district", "commune", "village"]
    for role in role_book().role:
        below = [roles()[key] for key in role.gives - {"*"}]
        assert role not in below
        assert all(order.index(one.levels[-1]) >= order.index(role.levels[0]) for one in below)


def test_what_every_verb_lets_one_do_is_said():
    verbs = {verb for role in role_book().role for verb in role.verbs}
    assert verbs - verb_words().keys() == set()
