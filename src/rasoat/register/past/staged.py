"""What is kept of a household of a past list: as written, as meant, and by which hashes it is known again."""

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any

from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Problem, Severity
from rasoat.register.canonical import canonical
from rasoat.register.derivation.names import folded
from rasoat.register.events.payloads import problem_as_json
from rasoat.register.models import Aside, PastList, StagedHousehold, StagedState
from rasoat.register.past.ground import Found
from rasoat.surveys.past.entries import PastHousehold, PastPerson
from rasoat.surveys.past.mapping import Role

_LEFT = (Role.LEFT_POVERTY, Role.LEFT_NEAR_POVERTY)
_OF_HOUSEHOLD = (
    "code", "national_code", "local_number", "village", "commune", "district", "address", "residence",
    "decision_number", "decision_date", "decision_signer", "b1", "b2", "review_date", "size", "last_class",
)  # fmt: skip
Said = dict[str, Any]


def staged(file: PastList, one: PastHousehold, found: Found, *, names_members: bool) -> StagedHousehold:
    """The household as it is staged, not saved, and nothing said yet of who it is.

    ``names_members``: its sheet lists members, so that who stands alone is alone.
    """
    said, group = _said(one), class_of(one)
    problems = [*one.problems, *found.problems]
    row = StagedHousehold(
        past_list=file,
        sheet=one.sheet[:60],
        row=one.people[0].row,
        rows=list(one.rows),
        role=one.role,
        list_year=file.list_year,
        unit_path=found.path or file.unit_path,
        village_id=found.village,
        commune_id=found.commune,
        class_group=group,
        class_id=(one.class_id or "") if group in ("poor", "near_poor") else "",
        why="left_list" if group == "none" else "",
        persons=_persons(one, names_members),
        head_name=(one.head or one.people[0]).name[:120],
        said=said,
        written=[[person.row, dict(_written(person))] for person in one.people],
        state=StagedState.PENDING,
        problems=[problem_as_json(problem) for problem in problems],
        faults=sum(problem.severity is Severity.ERROR for problem in problems),
    )
    row.content = hashed([found.village or [said["commune"], said["village"]], said["people"], *_codes(said)])
    row.line = hashed([row.content, file.list_year, group])
    if found.outside:
        row.state, row.aside = StagedState.REJECTED, Aside.OUTSIDE
    return row


def class_of(one: PastHousehold) -> str:
    """Poor, near_poor; "none" for who left; "above" for who was on no list; "" where nobody can tell."""
    if one.role in _LEFT:
        return one.class_group if one.class_group == "near_poor" else "none"
    if one.class_group == "above":
        return "none" if one.last_class in ("poor", "near_poor") else "above"
    return one.class_group or ""


def hashed(value: Any) -> str:
    """SHA-256 of a plain value."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def problems_again(row: StagedHousehold, more: list[Problem]) -> None:
    """Add what shows only beside the register; an error makes it one to settle."""
    row.problems = [*row.problems, *map(problem_as_json, more)]
    row.faults += sum(problem.severity is Severity.ERROR for problem in more)


def _codes(said: Said) -> list[object]:
    return [said["code"], said["national_code"]]


def _said(one: PastHousehold) -> Said:
    said = {key: _plain(one.get(key)) for key in _OF_HOUSEHOLD}
    return said | {"people": _people(one)}


def _people(one: PastHousehold) -> list[Said]:
    """Who it names, each once: a household that stands in two rows names its head twice."""
    people: dict[object, Said] = {}
    for place, person in enumerate(one.people):
        told = _person(person)
        known = told["identity_number"] or told["birth"]
        if told["name"]:
            people.setdefault((folded(told["name"]), known) if known else place, told)
    return list(people.values())


def _person(one: PastPerson) -> Said:
    return {
        "name": one.name[:120],
        "relation": one.relation or "",
        "sex": one.sex or "",
        "birth": one.birth.isoformat() if one.birth else "",
        "ethnic_group": one.ethnic_group or "",
        "identity_number": one.identity_number or "",
    }


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | PartialDate) else value


def _written(person: PastPerson) -> Iterator[tuple[str, list[object]]]:
    """Each cell letter by letter, what it is taken for, and what was done to it."""
    for key, told in person.cells.items():
        yield key, [told.original, _plain(told.value), [str(repair) for repair in told.repairs]]


def _persons(one: PastHousehold, names_members: bool) -> int | None:
    """The size the list states, else those it names; None for a list that names heads alone."""
    size = one.get("size")
    if isinstance(size, int) and size > 0:
        return size
    return len(_people(one)) if names_members else None


def names_of(said: Said) -> set[str]:
    """The folded names of everybody in it."""
    return {folded(person["name"]) for person in said["people"]}
