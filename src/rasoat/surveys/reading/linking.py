"""Which member belongs to which household: by permanent code, else by village and number in it.

Never by the row above: that breaks when a sheet is sorted.
"""

from dataclasses import dataclass, field

from rasoat.common.names import fold
from rasoat.common.problems import Problem
from rasoat.surveys.reading import linking_words as say
from rasoat.surveys.reading.household_rows import HouseholdRows
from rasoat.surveys.reading.member_rows import MemberRows
from rasoat.surveys.survey import SurveyVillage

LocalKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Index:
    """Data rows of “Hộ”, counted from 0, by code and by village and number."""

    by_code: dict[str, int] = field(default_factory=dict)
    by_number: dict[LocalKey, int] = field(default_factory=dict)
    shared: set[LocalKey] = field(default_factory=set)


def link_members(households: HouseholdRows, members: MemberRows, faults: list[Problem]) -> list[list[int]]:
    """Member rows of each household row, all counted from 0 and in the order of their sheet."""
    index = _indexed(households, faults)
    members_of: list[list[int]] = [[] for _ in households.code]
    for number in range(len(members.name)):
        found = _household_of(members, number, index, faults)
        if found is not None:
            members_of[found].append(number)
    return members_of


def _indexed(rows: HouseholdRows, faults: list[Problem]) -> _Index:
    index = _Index()
    codes, numbers = rows.grid.column("code"), rows.grid.column("local_number")
    for place, code in enumerate(rows.code):
        key = local_key(rows.village[place], rows.local_number[place])
        if codes[place] is None and numbers[place] is None:
            faults.append(say.no_key(rows.place(place, "local_number")))
        if code is not None:
            _take_code(rows, place, code, index, faults)
        if key is not None:
            _take_number(rows, place, key, index, faults)
    return index


def local_key(village: SurveyVillage | None, number: str | None) -> LocalKey | None:
    """Village and number as members name them."""
    return None if village is None or number is None else (village.name, fold(number))


def _take_code(rows: HouseholdRows, place: int, code: str, index: _Index, faults: list[Problem]) -> None:
    first = index.by_code.setdefault(code, place)
    if first != place:
        where = rows.grid.numbers[first]
        faults.append(say.duplicate_household(rows.place(place, "code"), code, where))


def _take_number(
    rows: HouseholdRows, place: int, key: LocalKey, index: _Index, faults: list[Problem]
) -> None:
    """Two coded households may share a number; then members must name the code."""
    first = index.by_number.setdefault(key, place)
    if first == place:
        return
    where, cell = rows.grid.numbers[first], rows.place(place, "local_number")
    if rows.code[first] and rows.code[place] and rows.code[first] != rows.code[place]:
        index.shared.add(key)
        faults.append(say.number_shared(cell, key[0], str(rows.local_number[place]), where))
    elif not (rows.code[first] and rows.code[first] == rows.code[place]):
        faults.append(say.duplicate_household(cell, f"{key[0]}, {rows.local_number[place]}", where))


def _household_of(members: MemberRows, number: int, index: _Index, faults: list[Problem]) -> int | None:
    code = members.household_code[number]
    key = local_key(members.village[number], members.local_number[number])
    by_number = None if key is None or key in index.shared else index.by_number.get(key)
    if code is not None:
        return _by_code(members, number, code, by_number, index, faults)
    if key is None:
        _note_no_key(members, number, faults)
    elif key in index.shared:
        faults.append(say.number_is_shared(members.place(number, "code"), key[0], key[1]))
    elif by_number is None:
        cell = members.place(number, "local_number")
        faults.append(say.member_without_household(cell, f"{key[0]}, {members.local_number[number]}"))
    return by_number


def _by_code(
    members: MemberRows, number: int, code: str, by_number: int | None, index: _Index, faults: list[Problem]
) -> int | None:
    found = index.by_code.get(code)
    if found is None:
        faults.append(say.member_without_household(members.place(number, "code"), code))
    elif by_number is not None and by_number != found:
        faults.append(say.keys_differ(members.place(number, "code"), code))
    return found


def _note_no_key(members: MemberRows, number: int, faults: list[Problem]) -> None:
    """Only where the cells are empty: faulty ones were named already."""
    row = members.grid.row(number)
    empty = [key for key in ("village", "local_number") if row.get(key) is None]
    if row.get("code") is None and empty:
        faults.append(say.no_key(row.place(empty[0])))
