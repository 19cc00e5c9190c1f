"""Who is what to a new head: what follows is proposed, what does not is left open."""

import pytest

from rasoat.register.derivation.state import MemberState
from rasoat.register.new_relations import related_anew
from rasoat.surveys.layout.relations import BY_CODE


def family(*relations: str) -> list[MemberState]:
    return [MemberState(n, n, f"Người {n}", one, "", "", "", "") for n, one in enumerate(relations)]


@pytest.mark.parametrize(
    ("relations", "head", "now"),
    [
        (["head", "spouse", "child"], 1, ["spouse", "head", "child"]),
        (["head", "spouse", "child", "child"], 2, ["parent", "parent", "head", "sibling"]),
        (["head", "child", "grandchild", "parent"], 1, ["parent", "head", "", "grandparent"]),
        (["head", "parent", "parent", "sibling"], 1, ["child", "head", "spouse", "child"]),
        (["head", "child_in_law", "child"], 1, ["parent_in_law", "head", ""]),
        (["head", "sibling", "spouse"], 1, ["sibling", "head", "other_relative"]),
        (["head", "other", "child"], 1, ["other", "head", "other"]),
        (["head", "child", "other"], 1, ["parent", "head", "other"]),
        (["head", "child"], 0, ["head", "child"]),
        (["spouse", "child"], 1, ["parent", "head"]),
    ],
)
def test_relations_to_a_new_head(relations, head, now):
    assert list(related_anew(family(*relations), head).values()) == now


def test_whoever_is_head_every_proposal_is_a_relation_or_left_open():
    everybody = ["head", *(code for code in BY_CODE if code != "head")]
    for head in range(len(everybody)):
        proposed = related_anew(family(*everybody), head)
        assert set(proposed.values()) <= {"", *BY_CODE}
        assert [code for code, relation in proposed.items() if relation == "head"] == [head]
