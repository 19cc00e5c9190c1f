"""Whom a survey speaks of: members of a known household keep their codes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from rasoat.register.derivation.names import folded
from rasoat.register.derivation.state import MemberState
from rasoat.register.values import NewMember

Key = Callable[[NewMember | MemberState], object]


def with_codes(found: Sequence[NewMember], known: Iterable[MemberState]) -> tuple[NewMember, ...]:
    """The members found, with the codes of those who are known; the others have none yet.

    Tried in this order, each code once: same identity number; same name, birth and sex; same name and
    relation; same birth, sex and relation (a name that was spelt better).
    """
    codes: dict[int, int] = {}
    free = list(known)
    for key in _KEYS:
        waiting = [position for position in range(len(found)) if position not in codes]
        for position in waiting:
            wanted = key(found[position])
            match = next((one for one in free if wanted and key(one) == wanted), None)
            if match is not None:
                codes[position] = match.id
                free.remove(match)
    return tuple(replace(member, code=codes.get(position)) for position, member in enumerate(found))


def _birth(one: NewMember | MemberState) -> str:
    if isinstance(one, MemberState):
        return one.birth
    return one.birth.isoformat() if one.birth else ""


def _identity(one: NewMember | MemberState) -> object:
    return one.identity_number


def _name_and_birth(one: NewMember | MemberState) -> object:
    return folded(one.name), _birth(one), one.sex or ""


def _name_and_relation(one: NewMember | MemberState) -> object:
    return folded(one.name), one.relation


def _birth_and_relation(one: NewMember | MemberState) -> object:
    return _birth(one) and (_birth(one), one.sex or "", one.relation)


_KEYS: tuple[Key, ...] = (_identity, _name_and_birth, _name_and_relation, _birth_and_relation)
