"""A past list of poor and near-poor households comes in: statuses without evidence, and new households."""

from dataclasses import dataclass

from rasoat.archive.keeping import WORKBOOK, keep
from rasoat.common.problems import Problem, Refused, Severity
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.places.models import Level
from rasoat.places.queries import units_of_level, units_on
from rasoat.register.derivation import tables
from rasoat.register.derivation.fold import fold
from rasoat.register.derivation.tallies import count_again
from rasoat.register.events import payloads
from rasoat.register.events.drafting import status_day
from rasoat.register.events.event import Draft
from rasoat.register.events.reading import events_of
from rasoat.register.events.recorder import Recorder
from rasoat.register.intake import say_list
from rasoat.register.intake.last_list import GROUPS, VERB, ComparedList, Villages, compare_list
from rasoat.register.loading import register_new
from rasoat.register.models import EventKind
from rasoat.register.values import Years
from rasoat.surveys.national_list import NationalList, read_national_list


@dataclass(frozen=True, slots=True)
class ImportedList:
    """What came of it. ``set_aside`` are households that left: they have no status to bring in."""

    households: int
    members: int
    created: int
    known: int
    unchanged: int
    set_aside: int
    warnings: tuple[Problem, ...]


def import_last_list(
    filename: str, content: bytes, list_year: int, *, acting_user: ActingUser
) -> ImportedList:
    """Bring the list of ``list_year`` in from the national layout of three sheets. Call it within ``acting``.

    All or nothing; the same list again changes nothing. A household that the register knows (by its code, or
    by name and birth date of its head within the village) gets its status, the others are registered. Raises
    ``NotAllowed``, or ``Refused`` with every fault.
    """
    require(acting_user, VERB, acting_user.unit_path)
    listed = read_national_list(content, name=filename)
    villages = Villages(filename, list_year, installation.today(), acting_user)
    communes = [
        unit.id
        for unit in units_of_level(Level.COMMUNE, installation.today())
        if acting_user.covers(unit.path)
    ]
    with Recorder(communes, acting_user) as recorder:
        compared = compare_list(listed, list_year, villages, acting_user)
        _refuse(filename, listed, compared)
        _write(compared, recorder, acting_user)
    return _done(filename, content, listed, compared, list_year, acting_user)


def _refuse(filename: str, listed: NationalList, compared: ComparedList) -> None:
    problems = compared.problems
    if not any(household.kind in GROUPS for household in listed.households):
        problems.append(say_list.no_status(filename))
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise Refused(problems)


def _write(compared: ComparedList, recorder: Recorder, acting_user: ActingUser) -> None:
    if not (compared.new or compared.known):
        return
    today = installation.today()
    units = units_on({household.village for household in compared.new}, today)
    paths = {unit.id: unit.path for unit in units.values()}
    # No survey is among them, so the years of a campaign do not matter.
    changed = register_new(compared.new, Years("", 0, 0, "", today), paths, recorder)
    codes = [code for code, _ in compared.known]
    before = [fold(events) for events in events_of(codes, acting_user)]
    villages = {state.id: state.unit_path for state in before}
    recorder.write(
        [
            Draft(
                EventKind.LIST_LINE_RECORDED,
                code,
                villages[code],
                status_day(status.decision_date, status.list_year),
                payloads.status(status),
            )
            for code, status in compared.known
        ]
    )
    tables.replace(before, [fold(events) for events in events_of(codes, acting_user)])
    count_again(changed)


def _done(
    filename: str,
    content: bytes,
    listed: NationalList,
    compared: ComparedList,
    list_year: int,
    acting_user: ActingUser,
) -> ImportedList:
    path = acting_user.unit_path
    kept = keep(content, name=filename, media_type=WORKBOOK, unit_path=path, acting_user=acting_user)
    brought = [household for household in listed.households if household.kind in GROUPS]
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("list", str(list_year)),
        unit_path=path,
        details={"list_year": list_year, "households": len(brought), "sha256": kept.sha256},
    )
    return ImportedList(
        households=len(brought),
        members=sum(len(household.members) for household in brought),
        created=len(compared.new),
        known=len(compared.known),
        unchanged=compared.unchanged,
        set_aside=len(listed.households) - len(brought),
        warnings=tuple(compared.problems),
    )
