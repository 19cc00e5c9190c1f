"""Invented people with known duplicates among them: what finding duplicates is trained and measured on.

A village has households of families (``rasoat.demonstration``); some pairs are made to look alike though they
are not (``benchmarks.duplicates_lookalikes``), some households and persons are recorded again with the faults
of real records (``benchmarks.duplicates_noise``). Everything follows from the seed.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from random import Random

from benchmarks.duplicates_lookalikes import Family, add_lookalikes, grouped
from benchmarks.duplicates_noise import Noise
from rasoat.demonstration.chance import Weighted, between, chance_for, one_of
from rasoat.demonstration.family import Person as Member
from rasoat.demonstration.family import make_family
from rasoat.register.duplicates.person import Person

PERSONS_A_VILLAGE = 850
YEAR = 2018
HOUSEHOLDS_TWICE = 0.065
PERSONS_TWICE = 0.02
TWICE_IN_ONE_HOUSEHOLD = 0.002
MOVED = 0.15
STAYS_IN_VILLAGE = 0.6
LEFT_OUT = 0.12
OTHER_HEAD = 0.4
PEOPLES = Weighted(
    {"01": 55, "20": 11, "08": 8, "02": 6, "07": 5, "12": 4, "03": 4, "09": 3, "06": 2, "28": 2}
)
SECOND_MIDDLE = {"female": 0.4, "male": 0.2}
SECOND_MIDDLES = (
    "Ngọc", "Thanh", "Thu", "Kim", "Minh", "Hoàng", "Bích", "Hồng", "Quỳnh", "Hải", "Tuấn", "Anh", "Gia",
    "Bảo", "Phương", "Thúy", "Mỹ", "Xuân", "Cẩm", "Như", "Khánh",
)  # fmt: skip


@dataclass
class Labelled:
    """People in random order, and who is truly the same: pairs of ids, of persons and of households."""

    people: list[Person] = field(default_factory=list)
    same_person: set[tuple[int, int]] = field(default_factory=set)
    same_household: set[tuple[int, int]] = field(default_factory=set)

    def with_household(self) -> set[tuple[int, int]]:
        """Pairs of one person whose household was recorded again as a whole."""
        household = {one.id: one.household for one in self.people}
        return {
            pair
            for pair in self.same_person
            if (household[pair[0]], household[pair[1]]) in self.same_household
            or (household[pair[1]], household[pair[0]]) in self.same_household
        }


def make_people(count: int, seed: str) -> Labelled:
    """About ``count`` persons, of whom some nine in a hundred are recorded again."""
    chance = chance_for("duplicates", seed)
    maker = _Maker(chance, max(2, round(count / PERSONS_A_VILLAGE)))
    maker.settle(round(count * 0.91))
    add_lookalikes(maker.families, chance)
    maker.record_again()
    return maker.labelled()


class _Maker:
    def __init__(self, chance: Random, villages: int) -> None:
        self.chance = chance
        self.villages = villages
        self.noise = Noise(chance)
        self.families: list[Family] = []
        self.settled: list[Family] = []
        self.by_village: dict[int, list[Family]] = {}
        self.twice: list[tuple[Person, int]] = []
        self.household_twice: list[tuple[int, int]] = []

    def settle(self, count: int) -> None:
        """Families in villages where most are of one people."""
        main = [PEOPLES.draw(self.chance) for _ in range(self.villages)]
        settled = 0
        while settled < count:
            village = between(self.chance, 0, self.villages - 1)
            people = main[village] if self.chance.random() < 0.75 else PEOPLES.draw(self.chance)
            family = self._family(people, village, settled)
            self.families.append(family)
            settled += len(family)

    def _family(self, people: str, village: int, first_id: int) -> Family:
        household = len(self.families)
        return [
            Person(
                first_id + place, household, village, _whole_name(self.chance, one),
                _birth(self.chance, one.age), one.sex, one.relation, _identity(self.chance, one.sex, one.age),
            )
            for place, one in enumerate(make_family(self.chance, people))
        ]  # fmt: skip

    def record_again(self) -> None:
        """Households twice under another code, persons in a second household, persons twice in one."""
        self.settled = list(self.families)
        self.by_village = grouped(self.settled)
        for family in self.settled:
            if self.chance.random() < HOUSEHOLDS_TWICE:
                self._household_again(family)
            for person in family:
                drawn = self.chance.random()
                if drawn < PERSONS_TWICE:
                    self._person_again(person)
                elif drawn < PERSONS_TWICE + TWICE_IN_ONE_HOUSEHOLD:
                    self._again(person, person.household, person.village, person.relation)

    def _household_again(self, family: Family) -> None:
        household, village = len(self.families), self._village_near(family[0].village)
        self.families.append([])
        self.household_twice.append((family[0].household, household))
        head = _new_head(self.chance, family) if self.chance.random() < OTHER_HEAD else family[0]
        for person in family:
            if person is head or self.chance.random() >= LEFT_OUT:
                self._again(person, household, village, _relation(person, head, family[0]))

    def _person_again(self, person: Person) -> None:
        near = self.chance.random() < STAYS_IN_VILLAGE
        host = one_of(self.chance, self.by_village[person.village] if near else self.settled)
        relation = one_of(self.chance, ("child_in_law", "grandchild", "other", person.relation))
        self._again(person, host[0].household, host[0].village, relation)

    def _again(self, person: Person, household: int, village: int, relation: str) -> None:
        again = person._replace(household=household, village=village, relation=relation)
        self.twice.append((self.noise.on(again), person.id))

    def _village_near(self, village: int) -> int:
        return between(self.chance, 0, self.villages - 1) if self.chance.random() < MOVED else village

    def labelled(self) -> Labelled:
        """Ids and order without meaning; whoever stands for one person is a pair with each other record."""
        records = [(person, person.id) for family in self.families for person in family] + self.twice
        records.sort(key=lambda _: self.chance.random())
        made, groups = Labelled(), defaultdict(list)
        for number, (person, meant) in enumerate(records):
            made.people.append(person._replace(id=number))
            groups[meant].append(number)
        for group in groups.values():
            made.same_person.update(combinations(group, 2))
        made.same_household.update(self.household_twice)
        return made


def _new_head(chance: Random, family: Family) -> Person:
    grown = [one for one in family[1:] if one.relation in ("spouse", "child", "parent")]
    return one_of(chance, grown) if grown else family[0]


def _relation(person: Person, head: Person, former: Person) -> str:
    """What somebody is to the new head, as an enumerator would write."""
    if person is head:
        return "head"
    if head is former:
        return person.relation
    if head.relation == "spouse":
        return {"head": "spouse", "child": "child"}.get(person.relation, "other")
    return {"head": "parent", "spouse": "parent", "child": "sibling"}.get(person.relation, "other")


def _whole_name(chance: Random, person: Member) -> str:
    """Many have a second middle name, women more often than men."""
    *before, given = person.name.split()
    if len(before) < 2 or chance.random() >= SECOND_MIDDLE[person.sex]:
        return person.name
    return " ".join([*before, one_of(chance, SECOND_MIDDLES), given])


def _birth(chance: Random, age: int) -> str:
    """Of the old often only the year is known, which many write as 1 January."""
    year = YEAR - age
    if chance.random() < (0.55 if age > 50 else 0.25 if age > 20 else 0.08):
        return f"{year}-01-01" if chance.random() < 0.6 else str(year)
    return f"{year}-{between(chance, 1, 12):02d}-{between(chance, 1, 28):02d}"


def _identity(chance: Random, sex: str, age: int) -> str:
    if age < 14 or chance.random() < 0.35:
        return ""
    if chance.random() < 0.5:
        return f"{between(chance, 20_000_0000, 39_999_9999):09d}"
    year = YEAR - age
    century = 2 * (year >= 2000) + (sex == "female")
    return f"{between(chance, 1, 96):03d}{century}{year % 100:02d}{between(chance, 0, 999_999):06d}"
