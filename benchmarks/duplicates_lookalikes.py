"""People who look like one and are not: twins, namesakes, father and son, a borrowed number."""

from collections import Counter, defaultdict
from random import Random

from rasoat.common import names
from rasoat.demonstration.chance import one_of
from rasoat.register.duplicates.person import Person

TWINS = 0.015
ALIKE = 0.15
FATHER_AND_SON = 0.005
NAMESAKES = 0.01
BORROWED_NUMBER = 0.001
COMMON = 1 / 20_000
"""A name that two strangers of one village have is borne by at least so many people, and by three."""
AT_LEAST = 3
# The same letters with other marks are other names.
MARKED = {"a": "aáàạ", "o": "oóòọ", "u": "uúùụ", "e": "eéèẹ", "i": "iíìị"}

Family = list[Person]


def add_lookalikes(families: list[Family], chance: Random) -> None:
    """Changes some of the people of these families in place; nobody is added."""
    for family in families:
        drawn = chance.random()
        children = [place for place, one in enumerate(family) if one.relation == "child"]
        if drawn < TWINS * 2 and len(children) > 1:
            _make_twins(family, children, chance)
        elif drawn < TWINS * 2 + FATHER_AND_SON and children:
            family[children[0]] = family[children[0]]._replace(name=almost(family[0].name, chance))
        if chance.random() < BORROWED_NUMBER * len(family):
            family[-1] = family[-1]._replace(identity_number=family[0].identity_number)
    _make_namesakes(families, chance)


def grouped(families: list[Family]) -> dict[int, list[Family]]:
    """Families by village."""
    villages: dict[int, list[Family]] = defaultdict(list)
    for family in families:
        villages[family[0].village].append(family)
    return villages


def almost(name: str, chance: Random) -> str:
    """Another name that differs in one mark: Hùng, Hung; where there is none to change, in the given name."""
    *before, given = name.split()
    for letter, marked in MARKED.items():
        if letter in names.fold(given):
            others = [names.fold(given).replace(letter, one, 1).capitalize() for one in marked]
            given = one_of(chance, [one for one in others if names.spelling(one) != names.spelling(given)])
            break
    return " ".join([*before, given])


def _make_twins(family: Family, children: list[int], chance: Random) -> None:
    first, second = family[children[0]], family[children[1]]
    name = almost(first.name, chance) if chance.random() < ALIKE else second.name
    family[children[1]] = second._replace(name=name, birth=first.birth, sex=first.sex)


def _make_namesakes(families: list[Family], chance: Random) -> None:
    """Two of one village get one name and one year of birth; their days stay their own."""
    villages = grouped(families)
    borne = Counter(person.name for family in families for person in family)
    common = max(AT_LEAST, borne.total() * COMMON)
    for family in families:
        for person in family:
            if borne[person.name] >= common and chance.random() < NAMESAKES:
                _rename(one_of(chance, villages[person.village]), person, chance)


def _rename(family: Family, like: Person, chance: Random) -> None:
    places = [
        place for place, one in enumerate(family) if one.sex == like.sex and one.household != like.household
    ]
    if places:
        place = one_of(chance, places)
        birth = like.birth[:4] + family[place].birth[4:]
        family[place] = family[place]._replace(name=like.name, birth=birth)
