"""A household's state as rows of the derived tables."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from rasoat.register.canonical import canonical
from rasoat.register.derivation.names import list_key, tokens
from rasoat.register.derivation.standings import standings
from rasoat.register.derivation.state import HouseholdState, StatusState, SurveyState
from rasoat.register.derivation.turns import turns
from rasoat.register.models import EventKind, LineageKind, StatusBasis

Row = tuple[object, ...]

# By the length of 1971, 1971-03, 1971-03-02.
_EARLIEST = {4: "-01-01", 7: "-01", 10: ""}
_PRECISION = {4: "year", 7: "month", 10: "day"}


class Derived(NamedTuple):
    """A derived table: its columns, how many of them, from the first, are its key, a state's rows in it."""

    table: str
    key: int
    columns: tuple[str, ...]
    rows: Callable[[HouseholdState], Iterator[Row]]


def _household(state: HouseholdState) -> Iterator[Row]:
    head, facts = state.head, state.facts
    if head is None:
        raise ValueError(f"household {state.id} has no head")
    yield (
        state.id,
        int(state.unit_path[-6:]),
        state.unit_path,
        head.name,
        list_key(head.name),
        head.ethnic_group,
        facts["address"],
        facts["residence"],
        state.persons,
        facts["local_number"],
        state.registered_on,
        state.closed_on,
        state.closed_why,
        state.into,
    )


def _members(state: HouseholdState) -> Iterator[Row]:
    """All but those who went to another household: there they are members."""
    for member in state.members:
        if member.left_to is not None:
            continue
        yield (
            member.id,
            state.id,
            state.unit_path,
            member.number,
            member.name,
            member.relation,
            member.sex,
            *_birth(member.birth),
            member.ethnic_group,
            member.identity_number,
            member.since,
            member.left_on,
            member.left_why,
        )


def _memberships(state: HouseholdState) -> Iterator[Row]:
    """The times of those who came from or went to another household, or came back."""
    for member in state.members:
        spells = member.spells
        if len(spells) > 1 or member.came_from is not None or member.left_to is not None:
            for one in spells:
                if one.until is None or one.until > one.since:
                    yield (
                        member.id, one.since, one.until, state.id, state.unit_path,
                        one.came, one.came_from, one.went, one.went_to,
                    )  # fmt: skip


def _lineage(state: HouseholdState) -> Iterator[Row]:
    """What the household came of, and what it went into: told by the one that began or ended with it."""
    origin = state.facts["source"].get("split_from")
    if origin is not None:
        yield origin, state.id, LineageKind.SPLIT.value, state.registered_on, state.unit_path
    if state.into is not None:
        yield state.id, state.into, state.closed_why, state.closed_on, state.unit_path


def _numbers(state: HouseholdState) -> Iterator[Row]:
    for one in dict.fromkeys((name.person, name.kind, name.value, name.list_year) for name in state.names):
        source = next(
            name.source for name in state.names if (name.person, name.kind, name.value, name.list_year) == one
        )
        yield (state.id, *one, source, state.unit_path)


def _standings(state: HouseholdState) -> Iterator[Row]:
    rows = list(standings(state))
    for one, turned in zip(rows, turns(state, rows), strict=True):
        yield (
            state.id, one.since, one.until, one.path, one.group, one.class_id, one.list_year, one.persons,
            one.status, turned,
        )  # fmt: skip


def _birth(birth: str) -> tuple[str | None, str]:
    """The earliest day that the birth date can mean, and how much of it is known."""
    return (f"{birth}{_EARLIEST[len(birth)]}", _PRECISION[len(birth)]) if birth else (None, "")


def _tokens(state: HouseholdState) -> Iterator[Row]:
    """Those who live there, and every name that a head had: the head of then may be who one remembers."""
    found = {
        (token, member.id)
        for member in state.present
        for token in [*tokens(member.name), member.identity_number]
        if token
    }
    found |= {(token, head.person) for head in state.heads for token in tokens(head.name)}
    for token, person in sorted(found):
        yield token, state.unit_path, state.id, person


def _surveys(state: HouseholdState) -> Iterator[Row]:
    for survey in state.surveys:
        yield (
            survey.event.id,
            state.id,
            *_circumstances(survey),
            *_law(survey),
            *_result(survey),
            survey.current,
            survey.supersedes,
            survey.event.payload.get("reason", ""),
        )


def _circumstances(survey: SurveyState) -> Row:
    event, said = survey.event, survey.event.payload
    return (
        event.village,
        event.unit_path,
        said["campaign"],
        said["review_year"],
        said["list_year"],
        event.valid_on,
        said["enumerator"],
        said["last_class"],
        said["source"].get("import"),
        said["source"].get("row"),
        said["content"],
        canonical(said["answers"]),
        said["persons"],
    )


def _law(survey: SurveyState) -> Row:
    law = survey.event.payload["law"]
    named = (law[name] for name in ("standard", "sheet", "variant", "area", "region"))
    return (*named, canonical(law["hashes"]), law["sheet_state"], law["illustrative"])


def _result(survey: SurveyState) -> Row:
    said = survey.event.payload
    if "problems" in said:
        return None, None, "", "", None, canonical(said["problems"])
    found = said["explanation"]
    totals = found["totals"]
    return totals.get("b1"), totals.get("b2"), found["class"], said["group"], canonical(found), "[]"


def _statuses(state: HouseholdState) -> Iterator[Row]:
    for status in state.statuses:
        yield (status.event.id, state.id, *_status(status))


def _status(status: StatusState) -> Row:
    event, said = status.event, status.event.payload
    decided = event.kind == EventKind.STATUS_DECIDED
    return (
        event.unit_path,
        said["list_year"],
        said["class_group"],
        said["class_id"],
        (StatusBasis.DECISION if decided else StatusBasis.IMPORTED).value,
        said["decision_number"],
        said["decision_date"],
        said["signer"],
        decided,
        status.persons,
        status.since,
        status.until,
        said.get("why", ""),
        said.get("assessment"),
        canonical(said["law"]) if "law" in said else None,
        status.withdrawn,
        status.current,
    )


TABLES = (
    Derived(
        "register_household",
        1,
        ("id", "unit_id", "unit_path", "head_name", "sort_key", "ethnic_group", "address", "residence",
         "persons", "local_number", "registered_on", "closed_on", "closed_why", "into"),
        _household,
    ),
    Derived(
        "register_member",
        1,
        ("id", "household_id", "unit_path", "number", "name", "relation", "sex", "birth", "birth_precision",
         "ethnic_group", "identity_number", "since", "left_on", "left_why"),
        _members,
    ),
    Derived(
        "register_assessment",
        1,
        ("id", "household_id", "unit_id", "unit_path", "campaign", "review_year", "list_year", "review_date",
         "enumerator", "last_class", "import_id", "import_row", "content_sha256", "answers", "persons",
         "standard", "sheet", "variant", "area", "region", "hashes", "sheet_state", "illustrative",
         "b1", "b2", "class_id", "class_group", "explanation", "problems", "current", "supersedes", "reason"),
        _surveys,
    ),
    Derived(
        "register_legalstatus",
        1,
        ("id", "household_id", "unit_path", "list_year", "class_group", "class_id", "basis",
         "decision_number", "decision_date", "signer", "with_evidence", "persons", "since", "until", "why",
         "assessment", "law", "withdrawn", "current"),
        _statuses,
    ),
    Derived(
        "register_standing",
        2,
        ("household", "since", "until", "unit_path", "class_group", "class_id", "list_year", "persons",
         "status", "turns"),
        _standings,
    ),
    Derived(
        "register_membership",
        2,
        ("person", "since", "until", "household", "unit_path", "came", "came_from", "went", "went_to"),
        _memberships,
    ),
    Derived(
        "register_lineage", 3, ("from_household", "to_household", "kind", "on", "unit_path"), _lineage
    ),
    Derived(
        "register_othernumber",
        5,
        ("household", "person", "kind", "value", "list_year", "source", "unit_path"),
        _numbers,
    ),
    Derived("register_searchtoken", 4, ("token", "unit_path", "household", "member"), _tokens),
)  # fmt: skip
