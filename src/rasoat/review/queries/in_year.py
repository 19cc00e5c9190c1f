"""In-year cases of a unit: each with its clock, and the list of a month with who is late."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rasoat.campaigns.models import Campaign, CampaignKind
from rasoat.law.model.reports import ReportDate
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.visibility import ProtectedQuerySet
from rasoat.places import installation
from rasoat.places.models import Level
from rasoat.places.queries import children
from rasoat.places.unit_row import PATH_WIDTH, UnitRow
from rasoat.register.law_in_use import rule_book
from rasoat.register.queries.within import within
from rasoat.review.in_year.clocks import Fit, add_months, fit
from rasoat.review.in_year.doing import case_doing, years_of
from rasoat.review.models import CaseOutcome, InYearCase, InYearDecision

READ = "list.read"


@dataclass(frozen=True, slots=True)
class CaseClock:
    """Until when a case is to be decided. ``late``: it is, or was, past that day.

    ``fit`` tells whether a posting from today on, and an objection to it, still end in time; None where that
    cannot be said, or is over.
    """

    due_on: date | None
    late: bool
    days_left: int | None
    fit: Fit | None


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One unit in one month. ``waiting``: open at its end, or today where it is not over.

    ``late``: decided in it after their last day, and waiting beyond it.
    """

    unit: UnitRow
    received: int
    accepted: int
    refused: int
    withdrawn: int
    waiting: int
    late: int


@dataclass(frozen=True, slots=True)
class MonthReport:
    """A report that the unit owes on the month, and its last good day."""

    report: ReportDate
    last_day: date


@dataclass(frozen=True, slots=True)
class MonthList:
    """The month of a unit: each part directly below (the unit itself where it is a commune or village), the
    whole, and the reports due.
    """

    first: date
    last: date
    parts: tuple[MonthRow, ...]
    whole: MonthRow
    reports: tuple[MonthReport, ...]


def cases_of(person: ActingUser, unit: UnitRow, *, only_open: bool = False) -> list[InYearCase]:
    """The cases of a unit, those due first. Raises ``NotAllowed``."""
    require(person, READ, unit.path)
    rows = within(InYearCase, person, unit).select_related("campaign")
    return list((rows.filter(outcome="") if only_open else rows).order_by("due_on", "received_on", "id"))


def clock_of(person: ActingUser, case: InYearCase) -> CaseClock:
    """How much time is left for a case."""
    today, due = installation.today(), case.due_on
    decided = _decision_days(person, [case]).get(case.pk)
    if due is None or case.outcome:
        return CaseClock(due, due is not None and decided is not None and decided > due, None, None)
    course = case_doing(case, person).course
    found = fit(course, max(today, case.begins_on), due, rule_book().law.working_days)
    return CaseClock(due, today > due, (due - today).days, found)


def month_list(person: ActingUser, unit: UnitRow, year: int, month: int) -> MonthList:
    """What came in and was decided in a month and what is late, by part. Raises ``NotAllowed``."""
    require(person, READ, unit.path)
    first = date(year, month, 1)
    last = add_months(first, 1) - timedelta(days=1)
    cases = list(_of_month(within(InYearCase, person, unit), last))
    decided = _decision_days(person, cases)
    below = () if unit.level in (Level.COMMUNE, Level.VILLAGE) else children(unit.id, last)
    by_part: dict[str, list[InYearCase]] = defaultdict(list)
    for case in cases:
        by_part[case.unit_path[: len(unit.path) + PATH_WIDTH]].append(case)
    rows = tuple(_row(part, by_part.get(part.path, ()), decided, first, last) for part in below)
    whole = _row(unit, cases, decided, first, last)
    return MonthList(first, last, rows or (whole,), whole, _reports(unit, last))


def _of_month(rows: ProtectedQuerySet, last: date) -> ProtectedQuerySet:
    return rows.filter(received_on__lte=last)


def _decision_days(person: ActingUser, cases: Iterable[InYearCase]) -> dict[int, date]:
    rows = InYearDecision.objects.visible_to(person).filter(case__in=[case.pk for case in cases])
    return dict(rows.values_list("case", "day"))


def _row(
    unit: UnitRow, cases: Iterable[InYearCase], decided: dict[int, date], first: date, last: date
) -> MonthRow:
    counts: Counter[str] = Counter()
    until = min(last, installation.today())
    for case in cases:
        counts["received"] += case.received_on >= first
        ended = decided.get(case.pk) or (case.closed_on if case.outcome == CaseOutcome.WITHDRAWN else None)
        if ended is None or ended > until:
            counts["waiting"] += 1
            counts["late"] += case.due_on is not None and until > case.due_on
        elif ended >= first:
            counts[case.outcome] += 1
            counts["late"] += case.pk in decided and case.due_on is not None and ended > case.due_on
    return MonthRow(
        unit,
        counts["received"],
        counts[CaseOutcome.ACCEPTED],
        counts[CaseOutcome.REFUSED],
        counts[CaseOutcome.WITHDRAWN],
        counts["waiting"],
        counts["late"],
    )


def _reports(unit: UnitRow, last: date) -> tuple[MonthReport, ...]:
    """Monthly reports of the unit's level, due in the month after."""
    campaign = Campaign.objects.filter(kind=CampaignKind.IN_YEAR, review_year=last.year).first()
    if campaign is None:
        return ()
    after = last + timedelta(days=1)
    jurisdiction = str(installation.current().issuer)
    known = rule_book().law.reports_on(years_of(campaign).standard, after, jurisdiction)
    due = ((one, one.last_day(after.year, after.month)) for one in known if one.every == "month")
    return tuple(MonthReport(one, day) for one, day in due if day and one.from_level == unit.level)
