"""One household of a past list put together from its rows, with everything that is odd about it."""

import re
from collections.abc import Iterator

from rasoat.common.names import fold
from rasoat.common.problems import Problem
from rasoat.surveys.layout.relations import BY_CODE
from rasoat.surveys.national import say as national_say
from rasoat.surveys.past import say
from rasoat.surveys.past.cells import GROUP_OF_CLASS, Told
from rasoat.surveys.past.entries import PastHousehold, PastPerson
from rasoat.surveys.past.fields import NAMING, OF_PERSONS
from rasoat.surveys.past.grouping import Draft, is_head, village_key
from rasoat.surveys.past.mapping import Role, Tie
from rasoat.surveys.past.repairs import Repair
from rasoat.surveys.past.sheet_reading import ReadRow, ReadSheet
from rasoat.surveys.reading import person_words
from rasoat.surveys.reading import say as survey_say
from rasoat.surveys.reading.household_checks import ages_fit

_CLASS_MARKS = {
    "class_poor_income": "poor_by_income",
    "class_poor_deprivation": "poor_by_deprivation",
    "class_poor": "poor",
    "class_near_poor": "near_poor",
}
_DEATH = re.compile(r"\b(da chet|chet|tu vong|qua doi|da mat(?! (dat|suc|viec|nha|mua)))\b")
_NOT_DEAD = frozenset(("khong", "0", "con song", "false"))
_SEX = ("sex", "sex_male", "sex_female", "birth_male", "birth_female")
_BIRTH = ("birth", "birth_male", "birth_female")


def household(draft: Draft) -> PastHousehold:
    """The household, its head first. Nothing is refused: what is wrong is said."""
    read, tie = draft.read, draft.read.mapping.tie
    rows = sorted(draft.rows, key=lambda row: not is_head(row, tie))
    people = tuple(PastPerson(row.number, row.cells, is_head(row, tie)) for row in rows)
    class_id, class_problems = _class(read, rows)
    problems = [*(problem for row in rows for problem in row.problems), *draft.problems]
    problems += [] if draft.loose else class_problems
    problems += _about_heads(draft, people)
    for person in people:
        problems += _about_person(read, person)
    problems += _about_ages(read, people)
    problems += [*_about_order(draft), *_about_size(read, rows)]
    return PastHousehold(
        sheet=read.sheet.name,
        role=read.mapping.role,
        tie=tie,
        key=draft.key,
        people=people,
        cells=_own_cells(rows),
        class_id=class_id,
        columns=read.columns,
        file=read.sheet.file,
        problems=tuple(problems),
    )


def death_mark(person: PastPerson) -> str | None:
    """What is written of the person's death, in its column or among the notes."""
    told = person.cells.get("death")
    if told is not None and fold(told.original) not in _NOT_DEAD:
        return told.original
    note = person.cells.get("note")
    return note.original if note is not None and _DEATH.search(fold(str(note.value))) else None


def _own_cells(rows: list[ReadRow]) -> dict[str, Told]:
    """The household's values: the first row that has one, the head's before all."""
    cells: dict[str, Told] = {}
    for row in rows:
        for key, told in row.cells.items():
            if key not in OF_PERSONS and (key not in cells or cells[key].value is None):
                cells[key] = told
    return cells


def _class(read: ReadSheet, rows: list[ReadRow]) -> tuple[str | None, list[Problem]]:
    """The class all rows agree on; of two in one group the one that says more."""
    found = dict(_classes(read, rows))
    if not found:
        if read.mapping.whole_class:
            return read.mapping.whole_class, []
        silent = read.mapping.role in (Role.LEFT_POVERTY, Role.LEFT_NEAR_POVERTY)
        unread = any("class" in row.cells for row in rows)
        return None, [] if silent or unread else [say.no_class(_place_of_class(read, rows[0]))]
    groups = {GROUP_OF_CLASS[class_id] for class_id in found}
    if len(groups) > 1:
        first, second, *_ = found.values()
        return None, [say.two_classes(second, first)]
    return max(found, key=len), []


def _classes(read: ReadSheet, rows: list[ReadRow]) -> Iterator[tuple[str, str]]:
    """Each class that is written or marked, with its cell."""
    for row in rows:
        written = row.get("class")
        if written is not None:
            yield str(written), read.place(row.number, "class")
        for key, class_id in _CLASS_MARKS.items():
            if row.get(key):
                row.cells[key] = Told(row.cells[key].original, True, (Repair.MARK,))
                yield class_id, read.place(row.number, key)


def _place_of_class(read: ReadSheet, row: ReadRow) -> str:
    keys = ("class", *_CLASS_MARKS, *NAMING)
    return read.place(row.number, next((key for key in keys if key in read.columns), "name"))


def _about_heads(draft: Draft, people: tuple[PastPerson, ...]) -> Iterator[Problem]:
    read = draft.read
    if draft.loose:
        yield say.member_without_household(_name_place(read, people[0]))
        return
    heads = [person for person in people if person.is_head]
    if not heads:
        yield say.no_head(read.place(people[0].row, "relation"))
    for other in heads[1:]:
        first, place = heads[0], read.place(other.row, "relation")
        if fold(other.name) == fold(first.name):
            yield say.household_twice(place, first.row)
        else:
            yield say.two_heads(place, first.row)


def _about_person(read: ReadSheet, person: PastPerson) -> Iterator[Problem]:
    if not person.name:
        if not any(key in person.cells for key in NAMING):
            yield say.no_name(_name_place(read, person))
        return
    sex_column = next((key for key in _SEX if key in read.columns), None)
    if sex_column and person.sex is None and not any(key in person.cells for key in _SEX):
        yield survey_say.no_sex(read.place(person.row, sex_column))
    birth_column = next((key for key in _BIRTH if key in read.columns), None)
    if birth_column and not any(key in person.cells for key in _BIRTH):
        yield national_say.no_birth(read.place(person.row, birth_column))
    if written := death_mark(person):
        yield say.dead_on_list(
            read.place(person.row, "death" if "death" in person.cells else "note"), written
        )


def _about_ages(read: ReadSheet, people: tuple[PastPerson, ...]) -> Iterator[Problem]:
    heads = [person for person in people if person.is_head]
    born = heads[0].birth if len(heads) == 1 else None
    for person in people:
        relation, birth = BY_CODE.get(person.relation or ""), person.birth
        if born is None or birth is None or relation is None or relation.older_by is None or person.is_head:
            continue
        place = read.place(person.row, next(key for key in _BIRTH if key in person.cells))
        years = birth.year - born.year
        if years * (relation.older_by or years) < 0 and relation.code in (
            "child",
            "grandchild",
            "parent",
            "grandparent",
        ):
            yield say.child_older(place, birth, born)
        elif not ages_fit(relation, birth, born):
            yield person_words.unlikely_ages(place, relation, birth, born)


def _about_order(draft: Draft) -> Iterator[Problem]:
    """Where order alone ties rows, a member of another village shows that the sheet was sorted."""
    if draft.read.mapping.tie is not Tie.BELOW_HEAD:
        return
    head = draft.rows[0]
    for row in draft.rows[1:]:
        if row.get("village") and village_key(row) != village_key(head):
            yield say.of_another_village(draft.read.place(row.number, "village"), head.number)


def _about_size(read: ReadSheet, rows: list[ReadRow]) -> Iterator[Problem]:
    told = next((row for row in rows if isinstance(row.get("size"), int)), None)
    if told is None or read.mapping.tie is Tie.EACH_ROW:
        return
    size = told.get("size")
    if isinstance(size, int) and size != len(rows):
        by_order = read.mapping.tie is Tie.BELOW_HEAD
        yield say.size_differs(read.place(told.number, "size"), size, len(rows), by_order=by_order)


def _name_place(read: ReadSheet, person: PastPerson) -> str:
    return read.place(person.row, next((key for key in NAMING if key in read.columns), "name"))
