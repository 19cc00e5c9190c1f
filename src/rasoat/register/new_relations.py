"""How people are related to a new head, as far as that follows from how they were related to the old one."""

from collections.abc import Sequence

from rasoat.register.derivation.state import MemberState

# What the new head was to the old one, then what others were and are now. Where nothing stands it may be this
# or that (a grandchild is the new head's child or nephew): somebody who knows them says it.
_ANEW = {
    "spouse": {
        "head": "spouse",
        "child": "child",
        "child_in_law": "child_in_law",
        "parent": "parent_in_law",
        "parent_in_law": "parent",
        "grandchild": "grandchild",
        "sibling": "other_relative",
        "grandparent": "other_relative",
    },
    "child": {
        "head": "parent",
        "spouse": "parent",
        "child": "sibling",
        "parent": "grandparent",
        "parent_in_law": "grandparent",
        "sibling": "other_relative",
        "grandparent": "other_relative",
    },
    "child_in_law": {"head": "parent_in_law", "spouse": "parent_in_law", "sibling": "other_relative"},
    "parent": {
        "head": "child",
        "spouse": "child_in_law",
        "child": "grandchild",
        "parent": "spouse",
        "sibling": "child",
        "child_in_law": "other_relative",
        "grandchild": "other_relative",
    },
    "parent_in_law": {
        "head": "child_in_law",
        "spouse": "child",
        "child": "grandchild",
        "parent_in_law": "spouse",
        "child_in_law": "other_relative",
        "grandchild": "other_relative",
    },
    "sibling": {
        "head": "sibling",
        "parent": "parent",
        "sibling": "sibling",
        "grandparent": "grandparent",
        "spouse": "other_relative",
        "child": "other_relative",
        "child_in_law": "other_relative",
        "grandchild": "other_relative",
        "parent_in_law": "other_relative",
    },
    "grandchild": {"head": "grandparent", "spouse": "grandparent", "sibling": "other_relative"},
    "grandparent": {"head": "grandchild", "sibling": "grandchild"},
    "other": {},
}
_SAME = ("other", "other_relative")


def related_anew(people: Sequence[MemberState], head: int) -> dict[int, str]:
    """The relation of each to ``head`` (person code → relation); "" where it does not follow."""
    was = next((one.relation for one in people if one.id == head), "")
    if was == "head":
        return {one.id: one.relation for one in people}
    known = _ANEW.get(was, {})
    return {one.id: "head" if one.id == head else _anew(one.relation, was, known) for one in people}


def _anew(relation: str, was: str, known: dict[str, str]) -> str:
    if was in _SAME:
        return was
    return relation if relation in _SAME else known.get(relation, "")
