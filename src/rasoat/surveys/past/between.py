"""What shows only when the households of a file are held against each other."""

from collections import defaultdict
from collections.abc import Iterator

from rasoat.common.names import fold
from rasoat.common.problems import Problem
from rasoat.surveys.past import say
from rasoat.surveys.past.entries import PastHousehold, PastPerson
from rasoat.surveys.past.fields import NAMING
from rasoat.surveys.past.grouping import LONGEST_RUNNING
from rasoat.surveys.past.household import death_mark
from rasoat.surveys.past.mapping import Role
from rasoat.surveys.reading import person_words

_AFTER = (Role.AFTER_REVIEW, Role.HOUSEHOLDS)
Found = Iterator[tuple[int, Problem]]


def between(households: list[PastHousehold]) -> Found:
    """Problems with the index of the household each belongs to."""
    told = set[tuple[int, int]]()
    yield from _by_key(households, told)
    yield from _by_head(households, told)
    yield from _identities(households)
    yield from _alive_after_death(households)


def _by_key(households: list[PastHousehold], told: set[tuple[int, int]]) -> Found:
    """One key twice: two rows of one household, or one code of two."""
    for indexes in _gathered((i, _within(one)) for i, one in enumerate(households)):
        for index, other in _pairs(indexes):
            told.add((index, other))
            yield index, _same_key(households[index], households[other])


def _within(one: PastHousehold) -> str:
    """The key with where it holds: a long code in all lists of households, all else in its sheet."""
    code = one.key.partition(":")[2] if one.key.startswith(("code:", "national:")) else ""
    if len(code) <= LONGEST_RUNNING:
        return f"{one.sheet}|{one.key}"
    return one.key if one.role in _AFTER else f"{one.role}|{one.key}"


def _same_key(one: PastHousehold, other: PastHousehold) -> Problem:
    code = one.get("code") or one.get("national_code") or one.get("local_number")
    key = next((key for key in ("code", "national_code", "local_number") if one.get(key)), "code")
    if fold(_head_name(one)) != fold(_head_name(other)):
        return say.code_of_two_heads(one.place(key), str(code), other.people[0].row, _head_name(other))
    if _classes_differ(one, other):
        return say.two_classes(_class_place(one), _class_place(other))
    return say.household_twice(one.place(key), other.people[0].row)


def _by_head(households: list[PastHousehold], told: set[tuple[int, int]]) -> Found:
    """One head with two households: by identity number, or by name and birth date within the village."""
    keyed = ((i, key) for i, one in enumerate(households) if one.head for key in _person_keys(one, one.head))
    for indexes in _gathered(keyed):
        for index, other in _pairs(indexes):
            one, two = households[index], households[other]
            if (index, other) in told or _belong_together(one, two):
                continue
            told.add((index, other))
            if _classes_differ(one, two):
                yield index, say.two_classes(_class_place(one), _class_place(two))
            else:
                yield index, say.household_twice(_name_place(one), two.people[0].row)


def _belong_together(one: PastHousehold, other: PastHousehold) -> bool:
    """Who left poverty stands on the list of near-poor too; that is one household on two lists."""
    roles = {one.role, other.role}
    if roles <= set(_AFTER) or len(roles) == 1:
        return False
    after = one if one.role in _AFTER else other
    return after.class_group == "near_poor" and Role.LEFT_NEAR_POVERTY not in roles


def _classes_differ(one: PastHousehold, other: PastHousehold) -> bool:
    if one.role in _AFTER and other.role in _AFTER:
        return None not in (one.class_group, other.class_group) and one.class_group != other.class_group
    return one.role is not other.role


def _identities(households: list[PastHousehold]) -> Found:
    """One identity number for persons of different names."""
    seen: dict[str, PastPerson] = {}
    for index, one in enumerate(households):
        for person in one.people:
            number = person.identity_number
            if number is None:
                continue
            first = seen.setdefault(number, person)
            if fold(first.name) != fold(person.name):
                place = one.place("identity_number", person.row)
                yield index, person_words.identity_twice(place, number, first.row)


def _alive_after_death(households: list[PastHousehold]) -> Found:
    dead: dict[str, str] = {}
    living: list[tuple[int, PastPerson, list[str]]] = []
    for index, one in enumerate(households):
        for person in one.people:
            keys = _person_keys(one, person)
            if death_mark(person):
                place = one.place("death" if "death" in person.cells else "note", person.row)
                dead |= dict.fromkeys(keys, place)
            else:
                living.append((index, person, keys))
    for index, person, keys in living:
        if (where := next((dead[key] for key in keys if key in dead), None)) is not None:
            yield index, say.alive_after_death(_name_place(households[index], person), where)


def _person_keys(household: PastHousehold, person: PastPerson) -> list[str]:
    """By what a person is the same person for sure enough to ask."""
    keys = [f"id|{person.identity_number}"] if person.identity_number else []
    if person.birth is not None and person.name:
        village = f"{household.get('commune_code') or fold(str(household.get('commune') or ''))}"
        village += f"|{fold(str(household.get('village') or ''))}"
        keys.append(f"name|{village}|{fold(person.name)}|{person.birth.isoformat()}")
    return keys


def _gathered(keyed: Iterator[tuple[int, str]]) -> Iterator[list[int]]:
    by_key: dict[str, list[int]] = defaultdict(list)
    for index, key in keyed:
        by_key[key].append(index)
    return (indexes for indexes in by_key.values() if len(indexes) > 1)


def _pairs(indexes: list[int]) -> Iterator[tuple[int, int]]:
    """Each of several with one of the others: the first, and the first with the second."""
    first, second = indexes[:2]
    yield first, second
    for index in indexes[1:]:
        yield index, first


def _head_name(one: PastHousehold) -> str:
    return (one.head or one.people[0]).name


def _class_place(one: PastHousehold) -> str:
    keys = ("class", "class_poor", "class_near_poor", "class_poor_income", "class_poor_deprivation", *NAMING)
    return one.place(next((key for key in keys if one.get(key)), "class"))


def _name_place(one: PastHousehold, person: PastPerson | None = None) -> str:
    who = person or one.head or one.people[0]
    return one.place(next((key for key in NAMING if key in who.cells), "name"), who.row)
