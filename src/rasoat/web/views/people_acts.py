"""What one does about people: invite, give and end roles, deputies, codes, closing and opening accounts."""

import datetime as dt
from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from rasoat.archive.keeping import keep
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.actions.appoint_deputy import appoint_deputy
from rasoat.people.actions.assign_role import assign_role
from rasoat.people.actions.close_account import close_account, reissue_code, reopen_account
from rasoat.people.actions.end_assignment import end_assignment
from rasoat.people.actions.invite_person import Invitation, invite_person
from rasoat.people.actions.make_practice_area import make_practice_area
from rasoat.people.actions.print_slips import slip_of
from rasoat.people.decided import Decided
from rasoat.people.management import managed_assignments, managed_people
from rasoat.people.models import Assignment, User
from rasoat.people.one_time_codes import VALID_FOR
from rasoat.places.installation import today
from rasoat.web.page_models.frame import Crumb
from rasoat.web.page_models.people import CodePage, Form
from rasoat.web.reading.people import role_form
from rasoat.web.reading.people_forms import RoleAsked, day_of, form_of, role_asked
from rasoat.web.views.people import managed_account, managing_person, person_answer
from rasoat.web.wording import told


@login_required
@never_cache
def invite(request: HttpRequest) -> HttpResponse:
    """The form of an invitation; sent, it answers the one-time code, once."""
    who, form, status = managing_person(request), Form(), 200
    if request.method == "POST":
        asked = role_asked(request, who, today())
        try:
            person, code = _invite(asked, who)
        except Refused as refused:
            form, status = form_of(asked.values, refused.problems), 409
        else:
            return code_answer(request, who, person, code)
    page = role_form(who, today(), form, new_person=True)
    crumbs = (Crumb(_("People"), reverse("people")), Crumb(_("Invite a person")))
    return render(
        request, "web/invite.html", {"page": page, "room": "people", "crumbs": crumbs}, status=status
    )


def code_answer(request: HttpRequest, who: ActingUser, person: User, code: str) -> HttpResponse:
    """The page that shows a code once, fit to be printed."""
    slip = slip_of(person, code, who)
    page = CodePage(
        id=person.pk, name=slip.name, login=slip.login, code=slip.code, role=slip.role, area=slip.area,
        address=request.build_absolute_uri("/"), until=timezone.localdate(timezone.now() + VALID_FOR),
    )  # fmt: skip
    crumbs = (Crumb(_("People"), reverse("people")), Crumb(page.name))
    return render(request, "web/code.html", {"page": page, "room": "people", "crumbs": crumbs})


@login_required
@require_POST
def assign(request: HttpRequest, person_id: int) -> HttpResponse:
    """Give a known person another role."""
    who = managing_person(request)
    found = managed_account(who, person_id)
    asked = role_asked(request, who, today())
    try:
        with transaction.atomic():
            _require_read(asked)
            assign_role(
                found.person, asked.role, asked.unit.id if asked.unit else 0, acting_user=who,
                valid_from=asked.valid_from, valid_to=asked.valid_to, areas=asked.areas,
                decided=_kept(asked, who),
            )  # fmt: skip
    except Refused as refused:
        return person_answer(request, who, found, form_of(asked.values, refused.problems), status=409)
    messages.success(request, _("The role is given."))
    return redirect("person", person_id)


@login_required
@require_POST
def end(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """End an assignment after a last day (empty: at once)."""
    who = managing_person(request)
    held = _managed(who, assignment_id)
    problems: list[Problem] = []
    last = day_of(request.POST.get("last", ""), "valid_to", problems)
    on = last + dt.timedelta(days=1) if last else max(today(), held.valid_from)
    reason = request.POST.get("reason", "")[:500]

    def act() -> None:
        if problems:
            raise Refused(problems)
        end_assignment(held, on, acting_user=who, reason=reason)

    return _done(request, held.person_id, act, _("The assignment is ended."))


@login_required
@require_POST
def deputy(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """Appoint somebody, by login, to stand in for the holder of a role."""
    who = managing_person(request)
    held = _managed(who, assignment_id)
    problems: list[Problem] = []
    begin = day_of(request.POST.get("valid_from", ""), "valid_from", problems) or max(
        today(), held.valid_from
    )
    last = day_of(request.POST.get("valid_to", ""), "valid_to", problems)
    login = request.POST.get("deputy", "").strip().lower()[:60]
    person = managed_people(who).filter(login=login).first()

    def act() -> None:
        if person is None:
            problems.append(Problem("deputy.unknown", "deputy", NOBODY, TYPE_LOGIN))
        if problems or person is None:
            raise Refused(problems)
        until = last + dt.timedelta(days=1) if last else None
        reason = request.POST.get("reason", "")[:500]
        appoint_deputy(held, person, acting_user=who, valid_from=begin, valid_to=until, reason=reason)

    return _done(request, held.person_id, act, _("The deputy is appointed."))


@login_required
@require_POST
@never_cache
def new_code(request: HttpRequest, person_id: int) -> HttpResponse:
    """A fresh one-time code, shown once."""
    return _with_code(request, person_id, reissue_code)


@login_required
@require_POST
@never_cache
def reopen(request: HttpRequest, person_id: int) -> HttpResponse:
    """A closed account opens again, with a fresh code."""
    return _with_code(request, person_id, reopen_account)


@login_required
@require_POST
def close(request: HttpRequest, person_id: int) -> HttpResponse:
    """A person leaves."""
    who = managing_person(request)
    found = managed_account(who, person_id)
    reason = request.POST.get("reason", "")[:500]
    said = _("The account is closed. What this person did stays in the trail.")
    return _done(
        request, person_id, lambda: close_account(found.person, acting_user=who, reason=reason), said
    )


@login_required
@require_POST
def practise(request: HttpRequest) -> HttpResponse:
    """Make the practice area."""
    who = managing_person(request)
    try:
        with transaction.atomic():
            make_practice_area(acting_user=who)
    except Refused as refused:
        _say(request, refused)
    else:
        messages.success(
            request, _("The practice area is there. Choose your role in it in the menu at the top.")
        )
    return redirect("people")


def _invite(asked: RoleAsked, who: ActingUser) -> tuple[User, str]:
    with transaction.atomic():
        _require_read(asked)
        get = asked.values.get
        invitation = Invitation(
            full_name=get("full_name", ""), role=asked.role, unit_id=asked.unit.id if asked.unit else 0,
            valid_from=asked.valid_from, valid_to=asked.valid_to, areas=asked.areas,
            login=get("login", ""), phone=get("phone", ""), decided=_kept(asked, who),
        )  # fmt: skip
        return invite_person(invitation, acting_user=who)


def _require_read(asked: RoleAsked) -> None:
    if asked.problems:
        raise Refused(asked.problems)


def _kept(asked: RoleAsked, who: ActingUser) -> Decided:
    """The decision with its scan in the archive; a scan of nothing is no decision."""
    if asked.scan is None or asked.unit is None or not who.covers(asked.unit.path):
        return asked.decided
    kept = keep(
        asked.scan.content, name=asked.scan.name, media_type=asked.scan.media_type,
        unit_path=asked.unit.path, acting_user=who,
    )  # fmt: skip
    return Decided(asked.decided.by, asked.decided.number, asked.decided.day, kept.sha256)


def _with_code(request: HttpRequest, person_id: int, verb: Callable[..., str]) -> HttpResponse:
    who = managing_person(request)
    found = managed_account(who, person_id)
    try:
        code = verb(found.person, acting_user=who, reason=request.POST.get("reason", "")[:500])
    except Refused as refused:
        _say(request, refused)
        return redirect("person", person_id)
    return code_answer(request, who, found.person, code)


def _managed(who: ActingUser, assignment_id: int) -> Assignment:
    held = managed_assignments(who).filter(pk=assignment_id).first()
    if held is None:
        raise Http404(f"assignment {assignment_id}")
    return held


def _done(request: HttpRequest, person_id: int, act: Callable[[], object], said: str) -> HttpResponse:
    """Do it, say so or why not, and show the person again."""
    try:
        act()
    except Refused as refused:
        _say(request, refused)
    else:
        messages.success(request, said)
    return redirect("person", person_id)


def _say(request: HttpRequest, refused: Refused) -> None:
    for problem in refused.problems:
        messages.error(request, told(problem))


NOBODY = Words(
    "Không có ai mang tên đăng nhập này trong phạm vi anh/chị quản lý.", "Nobody you manage has this login."
)
TYPE_LOGIN = Words(
    "Gõ tên đăng nhập của một người trong danh sách.", "Type the login of somebody on the list."
)
