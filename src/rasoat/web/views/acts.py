"""Recording what happened to a household: what may be recorded, and one form for each act."""

from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rasoat.common.problems import Refused
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.places.installation import today
from rasoat.register.actions.undo_event import VERB as UNDO_VERB
from rasoat.register.event_rules import RECORD
from rasoat.register.models import Household
from rasoat.register.queries.life import latest_act
from rasoat.web.acts.form import Act, Asking, Done, LookFirst, form_of, sent_by
from rasoat.web.acts.mistakes import CORRECT, UNDO
from rasoat.web.acts.people import HEAD, JOIN, LEAVE
from rasoat.web.acts.two import DUPLICATE, MERGE
from rasoat.web.acts.whole import CLOSE, MOVE, SPLIT
from rasoat.web.asking import asking_person, need
from rasoat.web.page_models.acts import ActLink, ActPage, ActsPage
from rasoat.web.page_models.frame import Crumb
from rasoat.web.page_models.people import Form
from rasoat.web.reading.records import asked_household, way_to
from rasoat.web.wording import told

TITLES: dict[str, tuple[Promise, Promise, str]] = {
    "act_join": (
        gettext_lazy("Somebody comes"),
        gettext_lazy("born, married in, moved in, back again"),
        "user-plus",
    ),
    "act_leave": (gettext_lazy("Somebody goes"), gettext_lazy("died, married, moved away"), "logout"),
    "act_head": (
        gettext_lazy("New head"),
        gettext_lazy("somebody else stands for the household"),
        "user",
    ),
    "act_move": (
        gettext_lazy("The household moves"),
        gettext_lazy("to another village, with its code"),
        "map-pin",
    ),
    "act_split": (
        gettext_lazy("The household splits"),
        gettext_lazy("a part becomes a household of its own"),
        "users",
    ),
    "act_merge": (
        gettext_lazy("It goes into another household"),
        gettext_lazy("two households live as one from a day on"),
        "arrow-right",
    ),
    "act_close": (
        gettext_lazy("The household ends"),
        gettext_lazy("nobody is left, or it left the province"),
        "x",
    ),
    "act_correct": (
        gettext_lazy("Something was recorded wrongly"),
        gettext_lazy("a name, a birth date: it was wrong all along"),
        "check",
    ),
    "act_duplicate": (
        gettext_lazy("It is in the register twice"),
        gettext_lazy("two records of one and the same household"),
        "list-details",
    ),
    "act_undo": (
        gettext_lazy("Undo what was recorded by mistake"),
        gettext_lazy("it never happened"),
        "history",
    ),
}
CHANGES = (JOIN, LEAVE, HEAD, MOVE, SPLIT, MERGE, CLOSE)
MISTAKES = (CORRECT, DUPLICATE)
RECORDING = {act.verb for act in (*CHANGES, *MISTAKES)}


def may_record(who: ActingUser, unit_path: str) -> bool:
    """Whether anything at all may be recorded about a household there."""
    return any(who.may(verb, unit_path) for verb in RECORDING)


@login_required
def menu(request: HttpRequest, code: int) -> HttpResponse:
    """What may be recorded about a household: what changed, and apart from it what was wrong."""
    who = asking_person(request)
    need(who, RECORD)
    view = asked_household(who, code)
    page = ActsPage(
        view.code,
        view.head_name,
        view.closed_on,
        tuple(_link(act, view.code) for act in CHANGES if who.may(act.verb, view.unit_path)),
        tuple(_link(act, view.code) for act in MISTAKES if who.may(act.verb, view.unit_path)),
    )
    crumbs = way_to(view, who, Crumb(_("Record what happened")))
    return render(request, "web/acts/menu.html", {"page": page, "room": "places", "crumbs": crumbs})


def _link(act: Act, code: str) -> ActLink:
    title, what, icon = TITLES[act.name]
    return ActLink(reverse(act.name, args=[code]), str(title), str(what), icon)


@login_required
def join(request: HttpRequest, code: int) -> HttpResponseBase:
    """People come."""
    return _answer(request, code, JOIN)


@login_required
def leave(request: HttpRequest, code: int) -> HttpResponseBase:
    """People go."""
    return _answer(request, code, LEAVE)


@login_required
def head(request: HttpRequest, code: int) -> HttpResponseBase:
    """Somebody else is head."""
    return _answer(request, code, HEAD)


@login_required
def move(request: HttpRequest, code: int) -> HttpResponseBase:
    """All of them move; ``?tim=`` looks for the village."""
    return _answer(request, code, MOVE)


@login_required
def split(request: HttpRequest, code: int) -> HttpResponseBase:
    """A part becomes a household of its own."""
    return _answer(request, code, SPLIT)


@login_required
def merge(request: HttpRequest, code: int) -> HttpResponseBase:
    """It goes into another; ``?vao=`` says which."""
    return _answer(request, code, MERGE)


@login_required
def duplicate(request: HttpRequest, code: int) -> HttpResponseBase:
    """It is another, recorded twice; ``?vao=`` says which."""
    return _answer(request, code, DUPLICATE)


@login_required
def close(request: HttpRequest, code: int) -> HttpResponseBase:
    """It ends."""
    return _answer(request, code, CLOSE)


@login_required
def correct(request: HttpRequest, code: int) -> HttpResponseBase:
    """A fact was wrong all along; ``?muc=`` says which."""
    return _answer(request, code, CORRECT)


@login_required
def undo(request: HttpRequest, code: int) -> HttpResponseBase:
    """An act never happened; ``?viec=`` says which."""
    return _answer(request, code, UNDO)


def _answer(request: HttpRequest, code: int, act: Act) -> HttpResponseBase:
    """The form; sent, the act is recorded and the household shown, or the form with its faults."""
    who = asking_person(request)
    need(who, act.verb)
    view = asked_household(who, code)
    require(who, act.verb, view.unit_path)
    query = {name: value for name, value in request.GET.items() if "\x00" not in value}
    asking = Asking(who, view, view.whole.on(None), sent_by(request), query, today())
    if request.method != "POST":
        asking.sent.values["day"] = asking.today.isoformat()
        return _page(request, act, asking, None)
    try:
        with transaction.atomic():
            done = act.do(asking)
    except LookFirst:
        return _page(request, act, asking, Form(asking.sent.values))
    except Household.DoesNotExist:
        raise Http404(f"household {code}") from None
    except Refused as refused:
        return _page(request, act, asking, form_of(asking.sent, refused.problems))
    return _show_done(request, asking, done)


def _page(request: HttpRequest, act: Act, asking: Asking, form: Form | None) -> HttpResponse:
    filled = act.fill(asking)
    form = form or (filled.form if filled.form.faults else Form(asking.sent.values))
    page: ActPage = replace(filled, form=form, late=_is_late(form))
    title = str(TITLES[act.name][0])
    crumbs = way_to(asking.view, asking.who, Crumb(title))
    context = {"page": page, "title": title, "room": "places", "crumbs": crumbs}
    template = f"web/acts/{act.name.removeprefix('act_')}.html"
    return render(request, template, context, status=409 if form.faults else 200)


def _is_late(form: Form) -> bool:
    ticked = "despite_decision" in form.values
    return ticked or any(fault.field == "despite_decision" for fault in form.faults)


def _show_done(request: HttpRequest, asking: Asking, done: Done) -> HttpResponse:
    """Back to the household with what was recorded, and the way to undo it."""
    who, code = asking.who, asking.code
    last = latest_act(code, who)
    said = format_html("{}", done.said)
    if done.household is not None:
        url = reverse("household", args=[done.household])
        said = format_html('{} <a href="{}">{}</a>', said, url, _("See that household"))
    if last is not None and who.may(UNDO_VERB, asking.view.unit_path):
        url = f"{reverse('act_undo', args=[code])}?viec={last}"
        said = format_html('{} <a href="{}">{}</a>', said, url, _("Undo"))
    messages.success(request, said)
    for warning in done.warnings:
        messages.warning(request, told(warning))
    return redirect("household", code) if last is not None else redirect("unit", asking.view.way[-2].id)
