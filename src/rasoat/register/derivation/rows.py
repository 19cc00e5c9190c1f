"""A household's state as rows of the derived tables."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from rasoat.register.canonical import canonical
from rasoat.register.derivation.names import list_key, tokens
from rasoat.register.derivation.state import HouseholdState, StatusState, SurveyState

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
    )


def _members(state: HouseholdState) -> Iterator[Row]:
    for member in state.members:
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
            member.left_on,
        )


def _birth(birth: str) -> tuple[str | None, str]:
    """The earliest day that the birth date can mean, and how much of it is known."""
    return (f"{birth}{_EARLIEST[len(birth)]}", _PRECISION[len(birth)]) if birth else (None, "")


def _tokens(state: HouseholdState) -> Iterator[Row]:
    for member in state.present:
        found = dict.fromkeys([*tokens(member.name), member.identity_number])
        for token in filter(None, found):
            yield token, state.unit_path, state.id, member.id


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
    return (
        event.unit_path,
        said["list_year"],
        said["class_group"],
        said["class_id"],
        "imported",
        said["decision_number"],
        said["decision_date"],
        said["signer"],
        False,
        status.persons,
        status.current,
    )


TABLES = (
    Derived(
        "register_household",
        1,
        ("id", "unit_id", "unit_path", "head_name", "sort_key", "ethnic_group", "address", "residence",
         "persons", "local_number", "registered_on"),
        _household,
    ),
    Derived(
        "register_member",
        1,
        ("id", "household_id", "unit_path", "number", "name", "relation", "sex", "birth", "birth_precision",
         "ethnic_group", "identity_number", "left_on"),
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
         "decision_number", "decision_date", "signer", "with_evidence", "persons", "current"),
        _statuses,
    ),
    Derived("register_searchtoken", 4, ("token", "unit_path", "household", "member"), _tokens),
)  # fmt: skip
