"""Imports of surveys: how far they are, what came of them, every fault."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime

from rasoat.archive.keeping import fetch
from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.places import installation
from rasoat.places.queries import units_on
from rasoat.register.models import ImportState, SurveyImport
from rasoat.register.queries.stored import problem_of


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One import. ``total`` and ``seconds_left`` are None while they are not known."""

    id: int
    filename: str
    size: int
    unit_title: str
    commune_id: int | None
    review_year: int
    list_year: int
    started_at: datetime
    started_by: str
    state: str
    is_running: bool
    done: int
    total: int | None
    seconds_left: int | None
    households: int
    members: int
    created: int
    updated: int
    unchanged: int
    by_class: dict[str, int]
    faults: int
    warnings: int
    has_marked_workbook: bool
    correction_reason: str


@dataclass(frozen=True, slots=True)
class FaultRow:
    """One fault, with its place taken apart: the sheet, and the cell in it."""

    rule: str
    sheet: str
    cell: str
    what: Words
    remedy: Words
    severity: str


def imports_of(person: ActingUser, limit: int = 50) -> tuple[ImportRow, ...]:
    """The last imports in the person's areas, newest first."""
    rows = SurveyImport.objects.visible_to(person).select_related("started_by").defer("problems")
    return _rows(list(rows.order_by("-id")[:limit]))


def import_(person: ActingUser, import_id: int) -> ImportRow | None:
    """One import; None where there is none in the person's areas."""
    rows = SurveyImport.objects.visible_to(person).select_related("started_by").defer("problems")
    found = _rows(list(rows.filter(pk=import_id)))
    return found[0] if found else None


def import_faults(
    person: ActingUser,
    import_id: int,
    *,
    rule: str | None = None,
    sheet: str | None = None,
    offset: int = 0,
    limit: int = 200,
) -> tuple[int, tuple[FaultRow, ...]]:
    """How many faults match, and some of them in the order of the workbook; errors before warnings."""
    faults = [_fault(problem) for problem in _problems(person, import_id)]
    wanted = [fault for fault in faults if rule in (None, fault.rule) and sheet in (None, fault.sheet)]
    wanted.sort(key=lambda fault: fault.severity != "error")
    return len(wanted), tuple(wanted[offset : offset + limit])


def import_fault_groups(person: ActingUser, import_id: int) -> tuple[tuple[str, Words, int], ...]:
    """Each rule that was broken, the words of its first fault, how often; most frequent first."""
    problems = _problems(person, import_id)
    first = {problem.rule: problem.what for problem in reversed(problems)}
    counted = Counter(problem.rule for problem in problems)
    return tuple((rule, first[rule], number) for rule, number in counted.most_common())


def marked_workbook(person: ActingUser, import_id: int) -> tuple[str, bytes] | None:
    """Name and bytes of the workbook with its faults marked; None when there are none.

    Of a survey that came in, the warnings are marked when they are asked for.
    """
    found = SurveyImport.objects.visible_to(person).filter(pk=import_id).first()
    if found is None or not _has_marked(found):
        return None
    content = fetch(found.marked_sha256 or found.sha256, acting_user=person)
    if content is None:
        return None
    return found.filename, content if found.marked_sha256 else _marked(found, content)


def _has_marked(found: SurveyImport) -> bool:
    return bool(found.marked_sha256 or (found.state == ImportState.DONE and found.warnings))


def _marked(found: SurveyImport, content: bytes) -> bytes:
    from rasoat.files.marking import mark_workbook  # it brings the readers and writers of workbooks with it

    return mark_workbook(content, found.filename, map(problem_of, found.problems))


def _problems(person: ActingUser, import_id: int) -> list[Problem]:
    stored = SurveyImport.objects.visible_to(person).filter(pk=import_id)
    return [problem_of(problem) for problem in stored.values_list("problems", flat=True).first() or []]


def _fault(problem: Problem) -> FaultRow:
    """Places read "file › sheet › cell"; what names no cell stays whole in ``sheet``."""
    _, _, rest = problem.place.partition(" › ")
    sheet, _, cell = rest.rpartition(" › ")
    return FaultRow(
        problem.rule, sheet or rest or problem.place, cell if sheet else "", problem.what, problem.remedy,
        problem.severity.value,
    )  # fmt: skip


def _rows(found: list[SurveyImport]) -> tuple[ImportRow, ...]:
    units = units_on({int(row.unit_path[-6:]) for row in found if row.unit_path}, installation.today())
    titles = {unit.path: unit.title for unit in units.values()}
    return tuple(_row(row, titles.get(row.unit_path, "")) for row in found)


def _row(found: SurveyImport, title: str) -> ImportRow:
    return ImportRow(
        id=found.pk,
        filename=found.filename,
        size=found.size,
        unit_title=title,
        commune_id=found.commune_id,
        review_year=found.review_year,
        list_year=found.list_year,
        started_at=found.started_at,
        started_by=found.started_by.full_name,
        state=found.state,
        is_running=found.is_running,
        done=found.done,
        total=found.total,
        seconds_left=_seconds_left(found),
        households=found.households,
        members=found.members,
        created=found.created,
        updated=found.updated,
        unchanged=found.unchanged,
        by_class=found.by_class,
        faults=found.faults,
        warnings=found.warnings,
        has_marked_workbook=_has_marked(found),
        correction_reason=found.correction_reason,
    )


def _seconds_left(found: SurveyImport) -> int | None:
    """As long for each household still to do as for those done."""
    if not (found.is_running and found.total and found.done):
        return None
    spent = (datetime.now(UTC) - found.started_at).total_seconds()
    return round(spent / found.done * (found.total - found.done))
