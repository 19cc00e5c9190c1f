"""The days that the law sets for a review: its window, and the reports that are due."""

from collections.abc import Iterator
from datetime import date

from rasoat.common.problems import Refused
from rasoat.common.words import Words
from rasoat.law.model.procedure import Window
from rasoat.law.model.reports import ReportDate
from rasoat.law.model.sourced import Sourced
from rasoat.law.reading.law import Law
from rasoat.law.scoring.explain import reference
from rasoat.places import installation
from rasoat.places.queries import unit_on
from rasoat.register.law_in_use import rule_book
from rasoat.register.values import Years
from rasoat.web.page_models.home import LegalDay

BEGINS = Words("Bắt đầu rà soát định kỳ", "The periodic review begins")
ENDS = Words("Hết thời hạn rà soát định kỳ", "The periodic review ends")


def legal_days(years: Years) -> tuple[LegalDay, ...]:
    """The days of the review year in order; monthly reports with the next date that is due."""
    law, province = rule_book().law, unit_on(installation.current().province_id, years.as_of)
    found = [*_window(law, years), *_reports(law, years, province.code if province else "")]
    return tuple(
        LegalDay(day, words, reference(entry, law), (day - years.as_of).days)
        for day, words, entry in sorted(found, key=lambda one: one[0])
    )


Found = tuple[date, Words, Sourced]


def _window(law: Law, years: Years) -> Iterator[Found]:
    try:
        windows = law.procedure_on(years.standard, years.as_of).windows
    except Refused:  # the law of that day is not loaded: there is nothing to show
        return
    for window in windows:
        if window.review == "periodic" and window.every == "year":
            yield from _ends(window, years)


def _ends(window: Window, years: Years) -> Iterator[Found]:
    first, last = window.days_of(years.review_year)
    yield first, BEGINS, window
    yield last, ENDS, window


def _reports(law: Law, years: Years, jurisdiction: str) -> Iterator[Found]:
    try:
        reports = law.reports_on(years.standard, years.as_of, jurisdiction)
    except Refused:
        return
    for report in reports:
        due = _due(report, years)
        if due is not None:
            yield due, _words(report), report


def _due(report: ReportDate, years: Years) -> date | None:
    if report.every == "year":
        return report.last_day(years.review_year)
    this_month = report.last_day(years.as_of.year, years.as_of.month)
    if this_month is None or this_month >= years.as_of:
        return this_month
    year, month = divmod(years.as_of.year * 12 + years.as_of.month, 12)
    return report.last_day(year, month + 1)


def _words(report: ReportDate) -> Words:
    return Words(
        f"Hạn cuối: {report.words.vi}. {report.sender.vi} gửi {report.receiver.vi}",
        f"Last day: {report.words.en}. {report.sender.en} to {report.receiver.en}",
    )
