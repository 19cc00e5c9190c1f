"""Roles, the pairs that exclude each other, and the system's own actors, read from ``data/roles.toml``."""

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, model_validator

from rasoat.common.words import Words

ALL = "*"


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    vi: str
    en: str

    @property
    def words(self) -> Words:
        """The name or sentence in both languages."""
        return Words(self.vi, self.en)


class Role(_Entry):
    """What a holder may do (``verbs``) and at which levels of units the role is held.

    A role without ``sees_rows`` acts with no area at all: the database shows it no personal row. A role
    with ``second_factor`` decides or manages accounts: a password alone does not open it. ``gives`` are
    the roles a holder may give to others within the own areas; "*" stands for all.
    """

    key: str
    levels: tuple[str, ...]
    verbs: frozenset[str]
    sees_rows: bool = True
    second_factor: bool = False
    gives: frozenset[str] = frozenset()

    def may_give(self, role: str) -> bool:
        """Whether a holder may give ``role`` to others, and manages the accounts of those who hold it."""
        return role in self.gives or ALL in self.gives


class Incompatible(_Entry):
    """Nobody holds a role of ``one`` and a role of ``other`` over the same area; the words say why."""

    one: frozenset[str]
    other: frozenset[str]

    def parts(self, first: str, second: str) -> bool:
        """Whether this rule keeps the two roles apart."""
        return (first in self.one and second in self.other) or (first in self.other and second in self.one)


class SystemActor(_Entry):
    """An actor of the system itself, acting over everything with its own few verbs."""

    login: str
    verbs: frozenset[str]


class RoleBook(BaseModel):
    """The whole file; a role named twice, or named in a rule but unknown, is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    role: tuple[Role, ...]
    incompatible: tuple[Incompatible, ...]
    system: tuple[SystemActor, ...]

    @model_validator(mode="after")
    def _is_consistent(self) -> "RoleBook":
        keys = [role.key for role in self.role]
        twice = {key for key in keys if keys.count(key) > 1}
        named = {key for rule in self.incompatible for key in rule.one | rule.other}
        unknown = (named | {key for role in self.role for key in role.gives}) - {*keys, ALL}
        if twice or unknown:
            raise ValueError(f"roles named twice: {sorted(twice)}; unknown roles in rules: {sorted(unknown)}")
        return self


@cache
def role_book() -> RoleBook:
    """The roles as this release has them."""
    text = files("rasoat.people").joinpath("data/roles.toml").read_text(encoding="utf-8")
    return RoleBook.model_validate(tomllib.loads(text))


def roles() -> dict[str, Role]:
    """Every role by its key, in the order of the file."""
    return {role.key: role for role in role_book().role}


def why_incompatible(first: str, second: str) -> Words | None:
    """Why one person may not hold both roles; None when they may."""
    for rule in role_book().incompatible:
        if rule.parts(first, second):
            return rule.words
    return None


def system_actors() -> dict[str, SystemActor]:
    """The system's own actors by login name."""
    return {actor.login: actor for actor in role_book().system}
