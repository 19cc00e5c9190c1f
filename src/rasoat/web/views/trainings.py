"""Trainings and who attended them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from rasoat.common.problems import Problem, Refused
from rasoat.people.account_queries import Asked, find_people
from rasoat.people.acting import ActingUser
from rasoat.people.actions.record_training import VERB, record_attendance, record_training
from rasoat.people.models import Training, User
from rasoat.people.units_below import UnitsBelow
from rasoat.places.installation import today
from rasoat.places.queries import units_last_seen
from rasoat.web.asking import asking_person, need
from rasoat.web.page_models.frame import Crumb
from rasoat.web.page_models.people import AttendRow, Form, TrainingPage, TrainingRow, TrainingsPage
from rasoat.web.reading.people import held_row, unit_options
from rasoat.web.reading.people_forms import day_of, form_of
from rasoat.web.views.people import LEVELS
from rasoat.web.wording import told

MOST_PEOPLE = 500


@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """Trainings of the area, and the form of a new one."""
    who, form, status = _recording_person(request), Form(), 200
    if request.method == "POST":
        values = {name: request.POST.get(name, "")[:300] for name in ("title", "held_on", "place", "unit")}
        try:
            made = _record(values, who)
        except Refused as refused:
            form, status = form_of(values, refused.problems), 409
        else:
            messages.success(request, _("The training is recorded. Now tick who attended."))
            return redirect("training", made.pk)
    page = TrainingsPage(_rows(who), form, unit_options(who, today()))
    return render(request, "web/trainings.html", {"page": page, "room": "people"}, status=status)


@login_required
def show(request: HttpRequest, training_id: int) -> HttpResponse:
    """One training; people ticked and sent attended it."""
    who = _recording_person(request)
    training = Training.objects.visible_to(who).filter(pk=training_id).first()
    if training is None:
        raise Http404(f"training {training_id}")
    if request.method == "POST":
        ids = [int(one) for one in request.POST.getlist("person") if one.isdecimal() and len(one) < 19]
        try:
            new = record_attendance(training, list(User.objects.filter(pk__in=ids)), acting_user=who)
        except Refused as refused:
            messages.error(request, told(refused.problems[0]))
        else:
            messages.success(request, _("%(number)s people were added.") % {"number": new})
        return redirect("training", training_id)
    page = _page(training, who)
    crumbs = (Crumb(_("Trainings"), reverse("trainings")), Crumb(page.title))
    return render(request, "web/training.html", {"page": page, "room": "people", "crumbs": crumbs})


def _recording_person(request: HttpRequest) -> ActingUser:
    who = asking_person(request)
    need(who, VERB)
    return who


def _record(values: dict[str, str], who: ActingUser) -> Training:
    problems: list[Problem] = []
    held_on = day_of(values["held_on"], "held_on", problems)
    name, _comma, _above = (part.strip() for part in values["unit"].partition(","))
    code = name if name.isdecimal() else ""
    unit_id = 0
    try:
        unit_id = UnitsBelow(who, today()).find(LEVELS, code, "" if code else name, "", place="unit").id
    except Refused as refused:
        problems += refused.problems
    if problems:
        raise Refused(problems)
    return record_training(unit_id, values["title"], held_on, values["place"], acting_user=who)


def _rows(who: ActingUser) -> tuple[TrainingRow, ...]:
    found = list(
        Training.objects.visible_to(who)
        .annotate(attended=Count("attendances"))
        .order_by("-held_on", "-pk")[:200]
    )
    units = units_last_seen({one.unit_id for one in found}, today())
    return tuple(
        TrainingRow(
            reverse("training", args=[one.pk]), one.title, one.held_on, one.place, units[one.unit_id].title,
            one.attended,
        )
        for one in found
    )  # fmt: skip


def _page(training: Training, who: ActingUser) -> TrainingPage:
    day = today()
    _total, people = find_people(who, Asked(), day, limit=MOST_PEOPLE)
    there = set(training.attendances.values_list("person_id", flat=True))
    rows = tuple(
        AttendRow(
            one.person.pk,
            one.person.full_name,
            one.person.login,
            held_row(one.held[0], day).role.vi if one.held else "",
            one.person.pk in there,
        )
        for one in people
        if one.state != "closed" or one.person.pk in there
    )
    unit = units_last_seen([training.unit_id], day)[training.unit_id]
    return TrainingPage(
        training.pk, training.title, training.held_on, training.place, unit.title, rows, len(there)
    )
