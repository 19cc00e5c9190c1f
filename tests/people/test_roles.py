"""The file of roles, and what it refuses."""

import pytest
from pydantic import ValidationError

from rasoat.people.roles import RoleBook, role_book, roles, system_actors, why_incompatible


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
