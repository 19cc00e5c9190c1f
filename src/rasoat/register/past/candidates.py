"""Which households of the register a household of a past list may be, and why."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from rasoat.common.codes import is_valid_code
from rasoat.common.words import Words
from rasoat.register.derivation.names import folded
from rasoat.register.duplicates.found import Band, Found, HouseholdPair, PersonPair
from rasoat.register.duplicates.person import Person
from rasoat.register.duplicates.weights import shipped
from rasoat.register.models import StagedHousehold
from rasoat.register.past.known import LONGEST_RUNNING, Known, running_number
from rasoat.register.past.staged import Said, names_of

_SHOWN_PEOPLE = 8
OWN_CODE = Words("Cùng mã hộ của hệ thống", "The same code of this system")
NATIONAL = Words("Cùng mã hộ ở hệ thống khác", "The same code in another system")
NUMBER = Words(
    "Cùng thôn, cùng số thứ tự trong thôn, cùng tên chủ hộ",
    "The same village, number in the village, and name of the head",
)
NO_NAME = Words("Không ai trùng tên", "Nobody has the same name")


@dataclass(slots=True)
class Candidate:
    """One household. ``lines`` are reasons, ``people`` who of the list is who: place, person, weight, why."""

    household: int
    method: str
    certain: bool
    lines: list[list[str]] = field(default_factory=list)
    people: list[list[Any]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """As it is kept with the staged household."""
        return {
            "household": self.household, "method": self.method, "certain": self.certain,
            "lines": self.lines, "people": self.people,
        }  # fmt: skip


def candidates(rows: Sequence[StagedHousehold], known: Known) -> list[list[Candidate]]:
    """For each row the households it may be, the certain first; codes before people."""
    by_people = _by_people(rows, known)
    return [_ordered([*_by_numbers(row, known), *by_people[place]]) for place, row in enumerate(rows)]


def _ordered(found: list[Candidate]) -> list[Candidate]:
    """One a household: who has two ways of being told is as certain as the surer one."""
    merged: dict[int, Candidate] = {}
    for one in found:
        first = merged.setdefault(one.household, one)
        if first is not one:
            first.certain |= one.certain
            first.lines, first.people = [*first.lines, *one.lines], first.people or one.people
    return sorted(merged.values(), key=lambda one: not one.certain)


def _by_numbers(row: StagedHousehold, known: Known) -> Iterator[Candidate]:
    said, code = row.said, str(row.said["code"] or "")
    names = names_of(said)
    if is_valid_code(code) and (own := known.follow(int(code))) is not None:
        yield _numbered(own, "code", OWN_CODE, names, known)
    for key in ("national_code", "code"):
        value = str(said[key] or "")
        if len(value) > LONGEST_RUNNING:
            for household in {known.follow(one) for one in known.codes.get(value, ())} - {None}:
                yield _numbered(household, "national", NATIONAL, names, known)  # type: ignore[arg-type]
    number, head = running_number(said), folded(row.head_name)
    alike = [
        household
        for household in known.local.get((row.village_id or 0, number), ())
        if number and head in known.names[household]
    ]
    if len(alike) == 1:
        yield Candidate(alike[0], "number", True, [list(NUMBER)])


def _numbered(household: int, method: str, words: Words, names: set[str], known: Known) -> Candidate:
    """A code alone is not enough where nobody in the two households has the same name."""
    same = bool(names & known.names[household])
    return Candidate(household, method, same, [list(words), *([] if same else [list(NO_NAME)])])


def _by_people(rows: Sequence[StagedHousehold], known: Known) -> list[list[Candidate]]:
    from rasoat.register.duplicates.search import link  # it brings splink and a database engine with it

    new = [
        Person(place * 100 + number, place, row.village_id or 0, **_compared(person))
        for place, row in enumerate(rows)
        for number, person in enumerate(row.said["people"][:100])
    ]
    found = link(new, known.people) if new and known.people else Found((), ())
    persons = {(one.left, one.right): one for one in found.persons}
    by_row: dict[int, list[Candidate]] = defaultdict(list)
    for pair in found.households:
        by_row[pair.left].append(_candidate(pair, persons))
    return [by_row[place] for place in range(len(rows))]


def _compared(person: Said) -> dict[str, str]:
    return {key: person[key] for key in ("name", "birth", "sex", "relation", "identity_number")}


def _candidate(pair: HouseholdPair, persons: dict[tuple[int, int], PersonPair]) -> Candidate:
    weights = shipped()
    shared = [persons[both] for both in pair.shared]
    people = [
        [
            one.left % 100, one.right, one.weight,
            [[*line.what, line.weight, line.against] for line in one.lines(weights)],
        ]
        for one in shared[:_SHOWN_PEOPLE]
    ]  # fmt: skip
    lines = [list(words) for words in pair.lines()]
    return Candidate(pair.right, "people", _certain(pair, shared), lines, people)


def _certain(pair: HouseholdPair, shared: list[PersonPair]) -> bool:
    """The matching is sure, or a list of heads alone names the one head without any doubt."""
    if pair.band is Band.CERTAIN:
        return True
    return pair.left_size == 1 and len(shared) == 1 and shared[0].band is Band.CERTAIN
