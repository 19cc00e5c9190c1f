"""People by workbook: the template, bringing in, the result, the slips."""

import io

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from rasoat.common.problems import Problem, Refused
from rasoat.files.guard import LIMITS
from rasoat.files.marking import mark_workbook
from rasoat.people.account_queries import Asked, Found, holdings, matching
from rasoat.people.accounts_workbook import read_accounts, write_accounts_template
from rasoat.people.acting import ActingUser
from rasoat.people.actions.bring_in_people import BroughtIn, bring_in_people
from rasoat.people.actions.print_slips import print_slips
from rasoat.people.management import lasting, managed_assignments, managed_people
from rasoat.people.permissions import require
from rasoat.places.installation import today
from rasoat.web.answers import PDF, attached
from rasoat.web.page_models.frame import Crumb
from rasoat.web.page_models.people import BroughtPage, ImportPeoplePage
from rasoat.web.reading.imports import nothing_chosen, too_large
from rasoat.web.views.people import asked_people, managing_person, workbook_of

VERB = "account.bulk"


@login_required
def bring_in(request: HttpRequest) -> HttpResponse:
    """The form of a workbook; sent, its faults by cell or what it brought."""
    who = managing_person(request)
    require(who, VERB, who.unit_path)
    if request.method != "POST":
        return _page(request)
    sent = request.FILES.get("workbook")
    if sent is None or not sent.name:
        return _page(request, faults=(nothing_chosen(),))
    if (sent.size or 0) > LIMITS.size:
        return _page(request, faults=(too_large(sent.name, LIMITS.size),))
    content = sent.read()
    try:
        with transaction.atomic():
            read = read_accounts(content, sent.name, who, today())
            brought = bring_in_people(read, acting_user=who)
    except Refused as refused:
        if "mark" in request.POST:
            return _marked(request, content, sent.name, refused.problems)
        return _page(request, faults=refused.problems)
    return _page(request, brought=_brought(brought))


@login_required
def template(request: HttpRequest) -> HttpResponse:
    """The empty workbook, with the roles and units of who asks."""
    who = managing_person(request)
    require(who, VERB, who.unit_path)
    made = io.BytesIO()
    write_accounts_template(made, who, today())
    return attached("mau-tai-khoan.xlsx", made.getvalue())


@login_required
@require_POST
def result(request: HttpRequest) -> HttpResponse:
    """The accounts of the ids sent, as a workbook."""
    who = managing_person(request)
    people = managed_people(who).filter(pk__in=_ids(request)).order_by("sort_key", "pk").distinct()
    held = holdings(list(people), lasting(managed_assignments(who), today()), today())
    found = [Found(one, held[one.pk], "invited" if one.must_change_password else "active") for one in people]
    return attached("tai-khoan-da-nhap.xlsx", workbook_of(found))


@login_required
@require_POST
@never_cache
def slips(request: HttpRequest) -> HttpResponse:
    """Slips with fresh codes for the ids sent, else for the narrowed list; who signed in gets none."""
    who = managing_person(request)
    try:
        with transaction.atomic():
            paper = print_slips(_chosen(request, who), request.build_absolute_uri("/"), acting_user=who)
    except Refused as refused:
        return _page(request, faults=refused.problems)
    return attached("phieu-tai-khoan.pdf", paper, PDF)


def _chosen(request: HttpRequest, who: ActingUser) -> list[int]:
    if "people" in request.POST:
        return _ids(request)
    asked, _unit, faults = asked_people(request.POST, who)
    narrowed = Asked(asked.text, asked.role, asked.unit_path, "invited")
    return [] if faults else list(matching(who, narrowed, today()).values_list("pk", flat=True))


def _ids(request: HttpRequest) -> list[int]:
    sent = request.POST.get("people", "").split(",")
    return [int(one) for one in sent if one.isascii() and one.isdecimal() and len(one) < 19]


def _page(
    request: HttpRequest, *, faults: tuple[Problem, ...] = (), brought: BroughtPage | None = None
) -> HttpResponse:
    page = ImportPeoplePage(LIMITS.size, faults, brought)
    crumbs = (Crumb(_("People"), reverse("people")), Crumb(_("Bring in people by workbook")))
    context = {"page": page, "room": "people", "crumbs": crumbs}
    return render(request, "web/people_import.html", context, status=409 if faults else 200)


def _marked(request: HttpRequest, content: bytes, name: str, faults: tuple[Problem, ...]) -> HttpResponse:
    try:
        return attached(f"loi-{name.rsplit('.', 1)[0]}.xlsx", mark_workbook(content, name, faults))
    except Refused as refused:
        return _page(request, faults=refused.problems)


def _brought(brought: BroughtIn) -> BroughtPage:
    everybody = dict.fromkeys(row.person.pk for row in brought.rows)
    return BroughtPage(
        new=len(brought.rows) - brought.already,
        already=brought.already,
        people=len(brought.people),
        ids=",".join(map(str, everybody)),
        new_ids=",".join(str(person.pk) for person in brought.people),
    )
