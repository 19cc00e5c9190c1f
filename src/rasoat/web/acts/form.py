"""What the forms of acts share: what was sent, when and why, people and how they are related to a head."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.http import HttpRequest

from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.register import say_events as say
from rasoat.register.derivation.state import HouseholdState, MemberState
from rasoat.register.event_rules import When
from rasoat.register.new_relations import related_anew
from rasoat.register.queries import words
from rasoat.register.queries.households import HouseholdView
from rasoat.surveys.layout.relations import WORDS as RELATIONS
from rasoat.web.page_models.acts import ActPage, PersonLine
from rasoat.web.page_models.people import FieldFault, Form, Option
from rasoat.web.reading.people_forms import day_of

LONGEST = 1000
LONGEST_REASON = 500


@dataclass(slots=True)
class Sent:
    """What a form said. ``values`` has single fields, ``ticked`` those with many; ``problems`` by field."""

    values: dict[str, str]
    ticked: dict[str, list[str]]
    problems: list[Problem] = field(default_factory=list)

    def text(self, name: str) -> str:
        """A field without blanks around it."""
        return self.values.get(name, "").strip()

    def number(self, name: str) -> int | None:
        """A code that was chosen; None for none."""
        return _number(self.text(name))

    def people(self, name: str) -> list[int]:
        """Codes that were ticked."""
        found = map(_number, self.ticked.get(name, ()))
        return [one for one in found if one is not None]


class Asking(NamedTuple):
    """One request about one household: who asks, what it is like now, what was sent."""

    who: ActingUser
    view: HouseholdView
    state: HouseholdState
    sent: Sent
    query: Mapping[str, str]
    today: dt.date

    @property
    def code(self) -> int:
        """The household's code."""
        return self.state.id


@dataclass(frozen=True, slots=True)
class Done:
    """What was recorded, as the person reads it; ``household`` is a new one, or the one that goes on."""

    said: str
    warnings: tuple[Problem, ...] = ()
    household: int | None = None


class LookFirst(Exception):  # noqa: N818 - it is no error
    """Something follows from what was chosen, and is to be looked at before it is recorded."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act: who may, what its page is given, what sending it does."""

    name: str
    verb: str
    fill: Callable[[Asking], ActPage]
    do: Callable[[Asking], Done]


def sent_by(request: HttpRequest) -> Sent:
    """The fields of the form."""
    known = {name: [one[:LONGEST] for one in values] for name, values in request.POST.lists()}
    return Sent({name: values[-1] for name, values in known.items()}, known)


def when(asking: Asking) -> When:
    """Day and reason. Raises ``Refused`` with every fault found in the form so far."""
    sent = asking.sent
    day = day_of(sent.text("day"), "day", sent.problems)
    if day is None and not any(one.place == "day" for one in sent.problems):
        sent.problems.append(Problem("event.no_day", "day", NO_DAY, GIVE_DAY))
    reason = reason_of(sent)
    if sent.problems or day is None:
        raise Refused(sent.problems)
    return When(day, reason, "despite_decision" in sent.values)


def reason_of(sent: Sent) -> str:
    """On what grounds; a missing one is a problem."""
    reason = sent.text("reason")
    if not reason:
        sent.problems.append(say.no_reason())
    if len(reason) > LONGEST_REASON:
        sent.problems.append(Problem("event.long_reason", "reason", TOO_LONG, SHORTEN))
    return reason


def form_of(sent: Sent, problems: Iterable[Problem]) -> Form:
    """The form shown again, each fault at its field."""
    faults = (FieldFault(_field(one), one.what, one.remedy) for one in problems)
    return Form(sent.values, tuple(faults))


def _field(problem: Problem) -> str:
    """The field that a fault is about."""
    if problem.rule in _FIELDS:
        return _FIELDS[problem.rule]
    if problem.place in _NAMES or problem.place.partition("-")[0] in _NUMBERED:
        return problem.place
    return "into" if problem.rule.startswith("code.") else "day"


def line(member: MemberState, *, ticked: bool = False, relations: tuple[Option, ...] = ()) -> PersonLine:
    """A member in a form."""
    return PersonLine(
        code=str(member.id),
        name=member.name,
        relation=words.relation(member.relation),
        sex=words.sex(member.sex),
        birth=PartialDate.parse(member.birth) if member.birth else None,
        ticked=ticked,
        relations=relations,
    )


def lines(asking: Asking) -> tuple[PersonLine, ...]:
    """Everybody present, ticked as they were."""
    chosen = asking.sent.people("people")
    return tuple(line(one, ticked=one.id in chosen) for one in asking.state.present)


def member_options(people: Iterable[MemberState], chosen: int | None) -> tuple[Option, ...]:
    """One option for each person."""
    return tuple(Option(str(one.id), Words(one.name, one.name), one.id == chosen) for one in people)


def options(known: Mapping[str, Words], names: Iterable[str], chosen: str) -> tuple[Option, ...]:
    """Some of the words as options, in the order of ``names``."""
    return tuple(Option(name, capital(known[name]), name == chosen) for name in names)


def capital(text: Words) -> Words:
    """The words as they begin a line."""
    return Words(*(one[:1].upper() + one[1:] for one in text))


def relation_options(chosen: str) -> tuple[Option, ...]:
    """Every relation but that of the head."""
    return options(RELATIONS, (code for code in RELATIONS if code != "head"), chosen)


def related(asking: Asking, people: Sequence[MemberState], head: int | None) -> tuple[PersonLine, ...]:
    """Everybody of a household with a new head, under the relation proposed or chosen."""
    if head is None or head not in {one.id for one in people}:
        return ()
    proposed = related_anew(people, head)
    return tuple(
        line(one, relations=() if one.id == head else relation_options(_chosen(asking, one, proposed)))
        for one in people
    )


def relations_to(asking: Asking, people: Sequence[MemberState], head: int) -> dict[int, str]:
    """The relations as they were chosen; a fault for each that is missing."""
    found = {head: "head"}
    for one in people:
        relation = asking.sent.text(f"rel-{one.id}")
        if one.id == head:
            continue
        if relation not in RELATIONS or relation == "head":
            place = f"rel-{one.id}"
            asking.sent.problems.append(Problem("event.no_relation", place, NO_RELATION, CHOOSE))
        found[one.id] = relation
    return found


def look_first(asking: Asking, key: str) -> None:
    """Raise ``LookFirst`` until the relations shown are those of what was chosen."""
    if asking.sent.text("relations_for") != key:
        raise LookFirst


def key_of(*parts: object) -> str:
    """What relations were proposed for, as a field of the form."""
    return ";".join(str(part) for part in parts)


def _chosen(asking: Asking, one: MemberState, proposed: Mapping[int, str]) -> str:
    return asking.sent.text(f"rel-{one.id}") or proposed[one.id]


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 11 else None


_NAMES = frozenset(
    {
        "day", "reason", "despite_decision", "people", "head", "new_head", "why", "village", "into", "value",
        "address", "fact",
    }
)  # fmt: skip
_NUMBERED = ("rel", "name", "relation", "sex", "birth", "ethnic", "identity", "same")
_FIELDS = {
    "event.not_one_head": "head",
    "event.everybody_goes": "people",
    "event.nobody": "people",
    "event.bad_value": "value",
    "event.nothing_changes": "value",
    "event.not_a_fact": "fact",
    "event.undone_already": "reason",
    "event.later_needs_it": "reason",
    "event.not_undoable": "reason",
}
NO_DAY = Words("Chưa ghi ngày.", "The day is missing.")
GIVE_DAY = Words("Ghi ngày việc đã xảy ra.", "Enter the day on which it happened.")
TOO_LONG = Words("Lý do quá dài.", "The reason is too long.")
SHORTEN = Words(f"Viết ngắn lại, nhiều nhất {LONGEST_REASON} ký tự.", f"At most {LONGEST_REASON} letters.")
NO_RELATION = Words("Chưa rõ quan hệ với chủ hộ mới.", "The relation to the new head is not known.")
CHOOSE = Words("Chọn một quan hệ trong danh sách.", "Choose one of the list.")
