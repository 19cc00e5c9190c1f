"""One household as its page shows it."""

from django.urls import reverse

from rasoat.law.reading.law import Law
from rasoat.register.law_in_use import rule_book
from rasoat.register.queries.households import HouseholdView, StatusRow
from rasoat.register.queries.households import SurveyRow as Taken
from rasoat.web.page_models.frame import Crumb
from rasoat.web.page_models.household import HouseholdPage, Survey, YearRow
from rasoat.web.page_models.score import score_of
from rasoat.web.reading.standards import region_words


def household_page(view: HouseholdView, way: tuple[Crumb, ...]) -> HouseholdPage:
    """The page; ``way`` leads to the household."""
    return HouseholdPage(
        code=view.code,
        head=view.head_name,
        crumbs=way,
        address=view.address,
        residence=view.residence,
        ethnic_group=view.ethnic_group,
        size=view.persons,
        members=view.members,
        years=year_rows(view),
        survey=_survey(view, rule_book().law) if view.chosen else None,
        standing=view.standing,
        known=view.since is not None,
    )


def year_rows(view: HouseholdView) -> tuple[YearRow, ...]:
    """One row a list year, newest first: what was proposed for it, and the legal status in it."""
    taken = {survey.list_year: survey for survey in reversed(view.surveys) if survey.current}
    statuses = {status.list_year: status for status in view.statuses}
    return tuple(
        _year_row(view, year, taken.get(year), statuses.get(year))
        for year in sorted(taken.keys() | statuses.keys(), reverse=True)
    )


def _year_row(view: HouseholdView, year: int, taken: Taken | None, status: StatusRow | None) -> YearRow:
    return YearRow(
        list_year=year,
        review_year=taken.review_year if taken else None,
        url=f"{reverse('household', args=[view.code])}?nam={year}" if taken else "",
        chosen=taken is not None and taken == view.chosen,
        class_id=(taken.proposed or "unscored") if taken else "not_surveyed",
        b1=taken.b1 if taken else None,
        b2=taken.b2 if taken else None,
        status=(status.class_id or status.group) if status else "",
        without_evidence=status is not None and not status.with_evidence,
    )


def _survey(view: HouseholdView, law: Law) -> Survey | None:
    taken = view.chosen
    if taken is None:
        return None
    standard = law.standards.get(taken.standard)
    return Survey(
        list_year=taken.list_year,
        surveyed_on=taken.survey_date,
        enumerator=taken.enumerator,
        standard=standard.says.words if standard else None,
        sheet_url=reverse("score_sheet", args=[taken.sheet_id]) if taken.sheet_id in law.sheets else "",
        sheet_hash=taken.sheet_hash,
        sheet_state=taken.sheet_state,
        area_type=taken.area,
        region=region_words(law, taken.region),
        class_id=taken.proposed or "unscored",
        b1=taken.b1,
        b2=taken.b2,
        score=score_of(view.explanation, law) if view.explanation else None,
        faults=taken.problems,
    )
