"""Families: who lives together, how old they are, what they are called."""

from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from rasoat.demonstration.chance import Weighted, between
from rasoat.demonstration.names import Sex, Tradition, tradition_of


class Person(NamedTuple):
    """A member of a family; ``age`` in completed years, ``surname`` that of the family or clan."""

    relation: str
    sex: Sex
    age: int
    name: str
    surname: str


_KINDS = Weighted({"couple": 0.74, "one_parent": 0.11, "grandparents": 0.11, "alone": 0.04})
_CHILDREN = Weighted({0: 0.05, 1: 0.19, 2: 0.36, 3: 0.25, 4: 0.10, 5: 0.04, 6: 0.01})
_MORE_CHILDREN = {"08": 1, "09": 1}
_GROWN = 20
_YOUNGEST_MOTHER, _OLDEST_MOTHER = 18, 44
_OLDEST = 94


def make_family(chance: Random, ethnic_group: str) -> list[Person]:
    """A family of one people, its head first."""
    family = _Family(chance, tradition_of(ethnic_group), _MORE_CHILDREN.get(ethnic_group, 0))
    kind = _KINDS.draw(chance)
    if kind == "couple":
        return family.couple()
    if kind == "one_parent":
        return family.one_parent()
    if kind == "grandparents":
        return family.grandparents()
    return [family.head(family.any_sex(), between(chance, 30, 88))]


@dataclass(frozen=True, slots=True)
class _Family:
    chance: Random
    tradition: Tradition
    more_children: int

    def couple(self) -> list[Person]:
        """Two parents, their children, at times a grown child's own family and the head's parent."""
        head = self.head("male", between(self.chance, 23, 59))
        wife = self.person("spouse", "female", max(_GROWN, head.age - between(self.chance, -2, 6)))
        children = self.children(wife, self.surname_of_children(head, wife))
        family = [head, wife, *children]
        if children and children[0].age >= _GROWN + 1 and self.chance.random() < 0.4:
            family += self.young_family(children[0])
        if self.chance.random() < 0.13:
            family.append(self.parent_of(head))
        return family

    def one_parent(self) -> list[Person]:
        """A mother, seldom a father, with children."""
        head = self.head("female" if self.chance.random() < 0.85 else "male", between(self.chance, 22, 58))
        surname = head.surname if self.tradition.children_take != "none" else None
        return [head, *self.children(head, surname)]

    def grandparents(self) -> list[Person]:
        """An old head, at times with a spouse and grandchildren whose parents work elsewhere."""
        head = self.head(self.any_sex(), between(self.chance, 60, 84))
        family = [head]
        if self.chance.random() < 0.6:
            age = min(_OLDEST, max(55, head.age + between(self.chance, -5, 5)))
            family.append(self.person("spouse", "female" if head.sex == "male" else "male", age))
        if self.chance.random() < 0.6:
            family += self.grandchildren(between(self.chance, 1, 4), between(self.chance, 1, 17))
        return family

    def young_family(self, child: Person) -> list[Person]:
        """The spouse of a grown child and their first children."""
        age = max(_GROWN, child.age + between(self.chance, -2, 2))
        spouse = self.person("child_in_law", "female" if child.sex == "male" else "male", age)
        youngest_parent = min(age, child.age)
        return [spouse, *self.grandchildren(between(self.chance, 0, 2), youngest_parent - _YOUNGEST_MOTHER)]

    def grandchildren(self, count: int, oldest: int) -> list[Person]:
        """Brothers and sisters, the eldest first."""
        surname = self.tradition.family_name(self.chance)
        ages = [oldest - 2 * place for place in range(count) if oldest - 2 * place >= 0]
        return [self.person("grandchild", self.any_sex(), age, surname) for age in ages]

    def children(self, mother: Person, surname: str | None) -> list[Person]:
        """Children, the eldest first, a year or more apart; half of the grown ones have left home."""
        count = _CHILDREN.draw(self.chance) + self.more_children
        age = min(mother.age - _YOUNGEST_MOTHER - between(self.chance, 0, 6), 26)
        born: list[Person] = []
        while len(born) < count and age >= max(0, mother.age - _OLDEST_MOTHER):
            if age < _GROWN or self.chance.random() < 0.5:
                born.append(self.person("child", self.any_sex(), age, surname))
            age -= between(self.chance, 1, 4)
        return born

    def parent_of(self, head: Person) -> Person:
        """The head's mother or father, living with the family."""
        age = min(_OLDEST, head.age + between(self.chance, 18, 36))
        return self.person("parent", "female" if self.chance.random() < 0.65 else "male", age, head.surname)

    def surname_of_children(self, father: Person, mother: Person) -> str | None:
        """Whose name children get; None where names are not handed down."""
        return {"father": father.surname, "mother": mother.surname}.get(self.tradition.children_take)

    def head(self, sex: Sex, age: int) -> Person:
        """The head of the household."""
        return self.person("head", sex, age)

    def person(self, relation: str, sex: Sex, age: int, surname: str | None = None) -> Person:
        """A person of this tradition, with a surname of their own unless one is given."""
        taken = surname or self.tradition.family_name(self.chance)
        return Person(relation, sex, age, self.tradition.full_name(self.chance, sex, taken), taken)

    def any_sex(self) -> Sex:
        """Boy or girl."""
        return "male" if self.chance.random() < 0.51 else "female"
