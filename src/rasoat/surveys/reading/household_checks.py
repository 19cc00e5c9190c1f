"""Checks on a household with its members: a head and only one, numbers, sizes, ages, relations."""

from collections.abc import Iterable
from datetime import date

from rasoat.common.identity import parse_identity
from rasoat.common.names import fold
from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Problem
from rasoat.surveys.layout.relations import BY_CODE, Relation
from rasoat.surveys.reading import linking_words, person_words
from rasoat.surveys.reading.household_rows import HouseholdRows
from rasoat.surveys.reading.member_rows import MemberRows
from rasoat.surveys.survey import HEAD


class HouseholdChecks:
    """Looks at each household once; what is wrong goes into ``faults``."""

    def __init__(self, households: HouseholdRows, members: MemberRows, faults: list[Problem]) -> None:
        self._households, self._members, self._faults = households, members, faults
        self._heads: dict[tuple[str, str, str], int] = {}

    def check(self, household: int, members: list[int]) -> None:
        """Check the household in a data row counted from 0, with its member rows."""
        if not members:
            self._no_members(household)
            return
        head = self._head(household, members)
        self._numbers(members)
        self._size(household, len(members))
        for member in members:
            self._birth(member, self._households.review_date[household])
        if head is not None:
            self._head_name(household, head)
            self._same_head(household, head)
            self._relations(head, members)

    def _key(self, household: int) -> str:
        rows = self._households
        village = rows.village[household]
        local = f"{village.name if village else '?'}, {rows.local_number[household] or '?'}"
        return rows.code[household] or local

    def _no_members(self, household: int) -> None:
        """Not where the household's own key is faulty: nobody could name it."""
        rows = self._households
        if rows.code[household] or (rows.village[household] and rows.local_number[household]):
            key = "code" if rows.code[household] else "local_number"
            self._faults.append(linking_words.no_members(rows.place(household, key), self._key(household)))

    def _head(self, household: int, members: list[int]) -> int | None:
        """The one head; None when there is none, or no one."""
        rows = self._members
        heads = [member for member in members if rows.relation[member] == HEAD]
        if not heads and all(rows.relation[member] for member in members):
            place = rows.place(members[0], "relation")
            self._faults.append(linking_words.no_head(place, self._key(household)))
        for second in heads[1:]:
            first = rows.grid.numbers[heads[0]]
            place = rows.place(second, "relation")
            self._faults.append(linking_words.two_heads(place, self._key(household), first))
        return heads[0] if len(heads) == 1 else None

    def _numbers(self, members: Iterable[int]) -> None:
        seen: dict[int, int] = {}
        for member in members:
            number = self._members.number[member]
            if number is None:
                continue
            first = seen.setdefault(number, member)
            if first != member:
                row, place = self._members.grid.numbers[first], self._members.place(member, "number")
                self._faults.append(linking_words.number_twice(place, number, row))

    def _size(self, household: int, rows: int) -> None:
        written = self._households.size[household]
        if written is not None and written != rows:
            place = self._households.place(household, "size")
            self._faults.append(linking_words.size_differs(place, written, rows))

    def _birth(self, member: int, day: date | None) -> None:
        rows = self._members
        birth, age = rows.birth[member], rows.age[member]
        if birth is None or day is None:
            return
        if birth.earliest() > day:
            self._faults.append(person_words.born_after_review(rows.place(member, "birth"), birth, day))
        elif age is not None:
            low = 0 if birth.latest() > day else PartialDate.of(birth.latest()).age_on(day)
            high = birth.age_on(day)
            if not low <= age <= high:
                place = rows.place(member, "age")
                self._faults.append(person_words.age_differs(place, age, birth, low, high))

    def _head_name(self, household: int, head: int) -> None:
        written, name = self._households.head_name[household], self._members.name[head]
        if written and name and fold(written) != fold(name):
            place = self._households.place(household, "head_name")
            self._faults.append(linking_words.head_name_differs(place, written, name))

    def _same_head(self, household: int, head: int) -> None:
        village, name = self._households.village[household], self._members.name[head]
        birth = self._members.birth[head]
        if village is None or name is None or birth is None:
            return
        key = (village.name, fold(name), birth.isoformat())
        first = self._heads.setdefault(key, household)
        if first != household and not self._is_coded_alike(first, household):
            place = self._members.place(head, "name")
            row = self._households.grid.numbers[first]
            self._faults.append(linking_words.perhaps_same(place, name, row))

    def _is_coded_alike(self, one: int, other: int) -> bool:
        """Then they are doubled, which was said already."""
        code = self._households.code[one]
        return code is not None and code == self._households.code[other]

    def _relations(self, head: int, members: Iterable[int]) -> None:
        rows, born = self._members, self._members.birth[head]
        for member in members:
            relation, birth = BY_CODE.get(rows.relation[member] or ""), rows.birth[member]
            if relation and birth and born and not ages_fit(relation, birth, born):
                place = rows.place(member, "birth")
                self._faults.append(person_words.unlikely_ages(place, relation, birth, born))


def ages_fit(relation: Relation, birth: PartialDate, head: PartialDate) -> bool:
    """Whether the years between the two births can be right; unknown months are given the benefit."""
    if relation.older_by is None:
        return True
    years = birth.year - head.year
    return years >= relation.older_by if relation.older_by >= 0 else years <= relation.older_by


def check_identities(members: MemberRows, faults: list[Problem]) -> None:
    """Numbers held against sex and birth year, and against each other."""
    seen: dict[str, int] = {}
    for place, identity in enumerate(members.identity):
        if identity is None:
            continue
        cell = members.place(place, "identity_number")
        sex, birth = members.sex[place], members.birth[place]
        female = None if sex is None else sex == "female"
        year = birth.year if birth else None
        faults += parse_identity(identity.number, place=cell, female=female, birth_year=year).warnings
        first = seen.setdefault(identity.number, place)
        if first != place:
            faults.append(person_words.identity_twice(cell, identity.number, members.grid.numbers[first]))
