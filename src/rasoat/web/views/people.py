"""People whose accounts one manages: the list, one person, one's own details."""

import datetime as dt
import io
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from rasoat.archive.keeping import fetch
from rasoat.common.problems import Problem, Refused
from rasoat.people.account_queries import Asked, Found, account_of, find_people
from rasoat.people.accounts_workbook import write_accounts
from rasoat.people.acting import ActingUser
from rasoat.people.actions.change_own_details import change_own_details
from rasoat.people.management import MANAGE, managed_assignments
from rasoat.people.trail import Subject, record_read
from rasoat.people.units_below import UnitsBelow
from rasoat.places.installation import is_demonstration, today
from rasoat.places.models import Unit
from rasoat.web.answers import attached
from rasoat.web.asking import asking_person, need
from rasoat.web.page_models.frame import Crumb
from rasoat.web.page_models.people import Form, OwnDetailsPage, PeoplePage
from rasoat.web.reading import people as reading
from rasoat.web.reading.people_forms import form_of
from rasoat.web.wording import ACCOUNT_STATES

ROWS = 50
MOST = 100_000
LEVELS = ("province", "district", "commune", "village")
ONE_DAY = dt.timedelta(days=1)


def managing_person(request: HttpRequest) -> ActingUser:
    """Who asks. Raises ``NotAllowed`` for who does not manage accounts."""
    who = asking_person(request)
    need(who, MANAGE)
    return who


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """The list, narrowed by ``?q=``, ``vai-tro``, ``trang-thai`` and ``don-vi``."""
    who, day = managing_person(request), today()
    asked, unit, faults = asked_people(request.GET, who)
    first = _first(request)
    total, found = (0, []) if faults else find_people(who, asked, day, offset=first - 1, limit=ROWS)
    _read(who, "list", len(found))
    page = PeoplePage(
        people=tuple(reading.person_row(one, day) for one in found),
        total=total,
        first=first,
        text=asked.text,
        unit=unit,
        roles=reading.role_options(who, asked.role),
        states=reading.state_options(asked.state),
        units=reading.unit_options(who, day),
        previous_url=_page_url(request, first - ROWS, total),
        next_url=_page_url(request, first + ROWS, total),
        export_url=f"{reverse('people_export')}?{request.GET.urlencode()}",
        may_import="account.bulk" in who.verbs,
        may_practise="practice.make" in who.verbs and not Unit.objects.filter(practice=True).exists(),
        faults=faults,
    )
    return render(request, "web/people.html", {"page": page, "room": "people"})


@login_required
def export(request: HttpRequest) -> HttpResponse:
    """The list as a workbook that can be brought in again."""
    who, day = managing_person(request), today()
    asked, _unit, faults = asked_people(request.GET, who)
    _total, found = (0, []) if faults else find_people(who, asked, day, limit=MOST)
    _read(who, "list", len(found))
    return attached("tai-khoan.xlsx", workbook_of(found))


def workbook_of(found: list[Found]) -> bytes:
    """A row for each assignment of each person."""
    made = io.BytesIO()
    marks = (_("DEMONSTRATION"),) if is_demonstration() else ()
    write_accounts(made, (row for one in found for row in _lines(one)), marks)
    return made.getvalue()


@login_required
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """One person; whom one does not manage does not exist."""
    who = managing_person(request)
    return person_answer(request, who, managed_account(who, person_id), Form())


def person_answer(
    request: HttpRequest, who: ActingUser, found: Found, form: Form, status: int = 200
) -> HttpResponse:
    """The page of a person, with a form as it was sent."""
    page = reading.person_page(found, who, today(), form)
    _read(who, page.login, 1)
    crumbs = (Crumb(_("People"), reverse("people")), Crumb(page.name))
    return render(
        request, "web/person.html", {"page": page, "room": "people", "crumbs": crumbs}, status=status
    )


def managed_account(who: ActingUser, person_id: int) -> Found:
    """The person, when ``who`` manages the account; else there is no such page."""
    found = account_of(who, person_id, today())
    if found is None:
        raise Http404(f"person {person_id}")
    return found


@login_required
def scan(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """The scanned decision behind an assignment."""
    who = managing_person(request)
    held = managed_assignments(who).filter(pk=assignment_id).exclude(decision_scan="").first()
    content = fetch(held.decision_scan, acting_user=who) if held else None
    if content is None or held is None:
        raise Http404(f"scan of {assignment_id}")
    ending = "pdf" if content.startswith(b"%PDF") else "png" if content.startswith(b"\x89PNG") else "jpg"
    return attached(f"quyet-dinh-{held.pk}.{ending}", content, "application/octet-stream")


@login_required
def own(request: HttpRequest) -> HttpResponse:
    """One's own telephone number and language."""
    who = asking_person(request)
    values, faults = {"phone": who.person.phone, "language": who.person.language}, Form()
    if request.method == "POST":
        values = {name: request.POST.get(name, "")[:40] for name in values}
        try:
            change_own_details(values["phone"], values["language"], acting_user=who)
        except Refused as refused:
            faults = form_of(values, refused.problems)
        else:
            messages.success(request, _("Your details are kept."))
            return redirect("own_details")
    page = OwnDetailsPage(who.person.full_name, who.person.login, Form(values, faults.faults))
    return render(request, "web/own_details.html", {"page": page, "room": "account"})


def asked_people(asked: "dict[str, str]", who: ActingUser) -> tuple[Asked, str, tuple[Problem, ...]]:
    """What the list is narrowed to, the unit as typed, and why that unit was not found."""
    text, unit = asked.get("q", "").strip()[:100].replace("\x00", ""), asked.get("don-vi", "").strip()[:100]
    state = asked.get("trang-thai", "")
    narrowed = {
        "text": text,
        "role": asked.get("vai-tro", "")[:40],
        "state": state if state in ACCOUNT_STATES else "",
    }
    if not unit:
        return Asked(**narrowed), "", ()
    code = unit if unit.isdecimal() else ""
    try:
        found = UnitsBelow(who, today()).find(LEVELS, code, "" if code else unit, "", place=unit)
    except Refused as refused:
        return Asked(**narrowed), unit, refused.problems
    return Asked(**narrowed, unit_path=found.path), unit, ()


def _read(who: ActingUser, what: str, rows: int) -> None:
    if who.covers(who.unit_path):
        record_read(
            "account.read",
            acting_user=who,
            subject=Subject("person", what),
            unit_path=who.unit_path,
            rows=rows,
        )


def _lines(found: Found) -> list[list[object]]:
    state = str(ACCOUNT_STATES[found.state][0].vi)
    person = found.person
    rows: list[list[object]] = []
    for held in found.held:
        one = held.assignment
        rows.append(
            [
                person.login, person.full_name, person.phone, reading.held_row(held, today()).role.vi,
                held.unit.code, held.unit.title, held.above.title if held.above else "",
                one.valid_from, one.valid_to - ONE_DAY if one.valid_to else None, state,
            ]
        )  # fmt: skip
    return rows or [[person.login, person.full_name, person.phone, "", "", "", "", None, None, state]]


def _first(request: HttpRequest) -> int:
    asked = request.GET.get("tu", "")
    return max(1, int(asked)) if asked.isdecimal() and asked.isascii() and len(asked) < 8 else 1


def _page_url(request: HttpRequest, first: int, total: int) -> str:
    if not -ROWS < first - 1 < total or first + ROWS <= 1:
        return ""
    kept = {name: request.GET.get(name, "") for name in ("q", "don-vi", "vai-tro", "trang-thai")}
    return "?" + urlencode({name: value for name, value in kept.items() if value} | {"tu": max(1, first)})
