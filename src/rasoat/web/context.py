"""The frame of every page, filled once a request: province, years, labels, who acts."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from rasoat.campaigns.queries import current_years
from rasoat.common.words import Words
from rasoat.law.model.sheet import SheetState
from rasoat.people.acting import ActingUser
from rasoat.people.models import Assignment
from rasoat.people.queries import assignments_on
from rasoat.people.roles import roles
from rasoat.places import installation
from rasoat.places.queries import units_on
from rasoat.places.unit_row import UnitRow, ids_in
from rasoat.register.law_in_use import rule_book
from rasoat.web.page_models.frame import Acting, Frame, Person
from rasoat.web.views.session import THEMES


def frame(request: HttpRequest) -> dict[str, object]:
    """``frame`` and ``theme`` for every template."""
    theme = request.COOKIES.get(settings.THEME_COOKIE_NAME, "")
    return {"frame": _frame(request), "theme": theme if theme in THEMES else ""}


def _frame(request: HttpRequest) -> Frame | None:
    try:
        here = installation.current()
    except installation.NotInstalled:
        return None
    who: ActingUser | None = getattr(request, "acting_user", None)
    held = list(assignments_on(who.person, here.today)) if who else []
    units = units_on({here.province_id, *_home_ids(who), *(one.unit_id for one in held)}, here.today)
    years = current_years()
    return Frame(
        province=units[here.province_id].title if here.province_id in units else "",
        review_year=years.review_year if years else None,
        list_year=years.list_year if years else None,
        as_of=here.today,
        demonstration=here.is_demonstration,
        illustrative=years is not None and _is_illustrative(years.standard),
        person=_person(who, held, units) if who else None,
        practice=_practises(who, here),
    )


def _practises(who: ActingUser | None, here: installation.Installation) -> bool:
    """Whether one acts beside the province, in the area to practise in."""
    if who is None or who.assignment is None or here.province_id in ids_in(who.unit_path):
        return False
    return who.assignment.unit.practice


def _is_illustrative(standard: str) -> bool:
    """Whether any sheet of the standard in use is made up."""
    sheets = [file.says for file in rule_book().law.sheets.values() if file.says.standard == standard]
    return any(sheet.state is SheetState.ILLUSTRATIVE for sheet in sheets)


def _home_ids(who: ActingUser | None) -> tuple[int, ...]:
    """The unit in which the person's first area begins."""
    return ids_in(who.ranges[0].start)[-1:] if who and who.ranges else ()


def _person(who: ActingUser, held: list[Assignment], units: dict[int, UnitRow]) -> Person:
    home = _home_ids(who)
    others = [one for one in held if one != who.assignment]
    return Person(
        name=who.person.full_name,
        acting=_acting(who.assignment, units) if who.assignment else None,
        others=tuple(_acting(one, units) for one in others),
        home_unit_url=reverse("unit", args=home) if home else "",
        may_import="survey.import" in who.verbs,
        may_export="list.export" in who.verbs,
        may_search=bool(who.ranges),
        may_confirm="factor.reset" in who.verbs,
        may_record_trainings="training.record" in who.verbs,
        may_reform="unit.reform" in who.verbs,
        may_read_trail="trail.read" in who.verbs,
        may_operate="safekeeping.read" in who.verbs,
        may_manage="account.manage" in who.verbs,
        may_correct="correction.settle" in who.verbs,
    )


def _acting(assignment: Assignment, units: dict[int, UnitRow]) -> Acting:
    unit = units.get(assignment.unit_id)
    role = roles().get(assignment.role)
    words = role.words if role else Words(assignment.role, assignment.role)
    return Acting(assignment.pk, words, unit.title if unit else "")
