"""Households of a past list that a person has to look at, each beside those of the register it may be."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record_read
from rasoat.places import installation
from rasoat.places.queries import units_last_seen
from rasoat.places.unit_row import PATH_WIDTH
from rasoat.register.models import Household, LegalStatus, Member, StagedHousehold, StagedState
from rasoat.register.past.files import file_of, place_for
from rasoat.register.past.ground import VERB
from rasoat.register.queries.stored import problem_of
from rasoat.surveys.past.fields import NAMING

PAGE = 20
MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class StagedPerson:
    """A person as the list has them, once repaired. ``cells`` are as written: field, letters, repairs."""

    name: str
    relation: str
    sex: str
    birth: str
    ethnic_group: str
    identity_number: str
    row: int | None
    cells: tuple[tuple[str, str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A member that the register knows, those who left included (``left_why`` says so)."""

    id: int
    name: str
    relation: str
    sex: str
    birth: str
    identity_number: str
    left_why: str


@dataclass(frozen=True, slots=True)
class Match:
    """One person of the list (place in ``people``) who is taken for a member.

    Each of ``lines`` is what speaks for it or against: Vietnamese, English, weight, whether it is against.
    """

    place: int
    person: int
    weight: float
    lines: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class CandidateCard:
    """A household that it may be, and why. ``statuses`` are the list years with their class."""

    household: int
    head_name: str
    village: str
    certain: bool
    lines: tuple[Words, ...]
    matches: tuple[Match, ...]
    people: tuple[KnownPerson, ...]
    statuses: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class StagedCard:
    """A household to settle. ``revision`` goes back with the decision; ``village`` is that of the register,
    ``said`` everything else that the list says of the household (as written there: commune, address, scores).
    """

    id: int
    revision: int
    sheet: str
    row: int
    rows: tuple[int, ...]
    role: str
    state: str
    class_group: str
    class_id: str
    persons: int | None
    head_name: str
    village: str
    needs_village: bool
    said: Mapping[str, Any]
    people: tuple[StagedPerson, ...]
    problems: tuple[Problem, ...]
    candidates: tuple[CandidateCard, ...]
    settled_by: str
    settled_at: datetime | None
    reason: str


def to_settle(
    past_list: int,
    acting_user: ActingUser,
    after: int | None = None,
    *,
    commune: int | None = None,
    limit: int = PAGE,
) -> tuple[StagedCard, ...]:
    """The next ``limit`` households to settle after the one of id ``after``, in the order of the file.

    ``commune`` keeps to one (0: those whose commune is not known). The look stands in the trail. Raises
    ``PastList.DoesNotExist`` or ``NotAllowed``.
    """
    rows = StagedHousehold.objects.visible_to(acting_user).filter(
        past_list=past_list, state=StagedState.TO_SETTLE, event__isnull=True
    )
    if commune is not None:
        rows = rows.filter(commune=commune) if commune else rows.filter(commune__isnull=True)
    if after is not None:
        rows = rows.filter(pk__gt=after)
    return _looked_at(past_list, rows.order_by("id")[:limit], acting_user)


def staged_card(staged: int, acting_user: ActingUser) -> StagedCard | None:
    """One household of a file, whatever its state; None where there is none in the person's areas."""
    rows = StagedHousehold.objects.visible_to(acting_user).filter(pk=staged)
    file = rows.values_list("past_list", flat=True).first()
    cards = _looked_at(file, rows, acting_user) if file is not None else ()
    return cards[0] if cards else None


def _looked_at(past_list: int, rows: Any, who: ActingUser) -> tuple[StagedCard, ...]:
    file = file_of(past_list, who)
    path = place_for(file, who)
    require(who, VERB, path)
    found = list(rows.select_related("settled_by"))
    known = _Register({one["household"] for row in found for one in _candidates(row)}, who)
    villages = units_last_seen({row.village_id for row in found if row.village_id}, installation.today())
    titles = {unit: row.title for unit, row in villages.items()}
    subject = Subject("past_list", str(past_list))
    record_read("list.read", acting_user=who, subject=subject, unit_path=path, rows=len(found))
    return tuple(_card(row, titles.get(row.village_id or 0, ""), known) for row in found)


def _candidates(row: StagedHousehold) -> Sequence[dict[str, Any]]:
    return row.evidence[:MOST_CANDIDATES]


class _Register:
    """The candidates of all cards, from one statement a table."""

    def __init__(self, codes: Iterable[int], who: ActingUser) -> None:
        codes = list(codes)
        seen = Household.objects.visible_to(who).filter(pk__in=codes)
        self.heads = {one.pk: one for one in seen}
        villages = {int(one.unit_path[-PATH_WIDTH:]) for one in self.heads.values()}
        self.titles = {
            unit: row.title for unit, row in units_last_seen(villages, installation.today()).items()
        }
        self.people: dict[int, list[KnownPerson]] = defaultdict(list)
        for one in Member.objects.visible_to(who).filter(household__in=codes).order_by("number"):
            self.people[one.household_id].append(_known(one))
        self.statuses: dict[int, list[tuple[int, str]]] = defaultdict(list)
        lists = LegalStatus.objects.visible_to(who).filter(household__in=codes, current=True)
        for household, year, group in lists.order_by("list_year").values_list(
            "household_id", "list_year", "class_group"
        ):
            self.statuses[household].append((year, group))

    def card(self, said: dict[str, Any]) -> CandidateCard | None:
        """None where the household is no longer in the person's areas."""
        code = said["household"]
        found = self.heads.get(code)
        if found is None:
            return None
        return CandidateCard(
            household=code,
            head_name=found.head_name,
            village=self.titles.get(int(found.unit_path[-PATH_WIDTH:]), ""),
            certain=said["certain"],
            lines=tuple(Words(*line) for line in said["lines"]),
            matches=tuple(
                Match(place, person, weight, tuple(map(tuple, lines)))
                for place, person, weight, lines in said["people"]
            ),
            people=tuple(self.people[code]),
            statuses=tuple(self.statuses[code]),
        )


def _known(one: Member) -> KnownPerson:
    born = one.born.isoformat() if one.born else ""
    return KnownPerson(one.pk, one.name, one.relation, one.sex, born, one.identity_number, one.left_why)


def _card(row: StagedHousehold, village: str, known: _Register) -> StagedCard:
    cards = (known.card(one) for one in _candidates(row))
    return StagedCard(
        id=row.pk,
        revision=row.revision,
        sheet=row.sheet,
        row=row.row,
        rows=tuple(row.rows),
        role=row.role,
        state=row.state,
        class_group=row.class_group,
        class_id=row.class_id,
        persons=row.persons,
        head_name=row.head_name,
        village=village,
        needs_village=row.commune_id is None,
        said={key: value for key, value in row.said.items() if key != "people"},
        people=tuple(_people(row)),
        problems=tuple(map(problem_of, row.problems)),
        candidates=tuple(card for card in cards if card is not None),
        settled_by=row.settled_by.full_name if row.settled_by else "",
        settled_at=row.settled_at,
        reason=row.reason,
    )


def _people(row: StagedHousehold) -> Iterable[StagedPerson]:
    """Who the list names; rows without a name stand in ``written`` only."""
    named = [one for one in row.written if any(one[1].get(key, (None, None))[1] for key in NAMING)]
    for place, person in enumerate(row.said["people"]):
        at, cells = named[place] if len(named) == len(row.said["people"]) else (None, {})
        told = tuple((key, str(cell[0] or ""), tuple(cell[2])) for key, cell in cells.items())
        yield StagedPerson(**person, row=at, cells=told)
