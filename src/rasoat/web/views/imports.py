"""Bringing surveys in: choose a file, watch it, see every fault or the result."""

from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from rasoat.common.problems import Problem, Refused
from rasoat.files.guard import LIMITS
from rasoat.people.permissions import require
from rasoat.register.actions.begin_import import begin_import
from rasoat.register.actions.cancel_import import cancel_import
from rasoat.register.actions.rerun_import import rerun_import
from rasoat.register.models import SurveyImport
from rasoat.register.queries.imports import import_, marked_workbook
from rasoat.register.queries.survey_workbook import survey_workbook
from rasoat.register.tasks import queue_import
from rasoat.web.answers import attached
from rasoat.web.asking import asked_unit, asked_years, asking_person
from rasoat.web.reading.imports import import_page, imports_page, nothing_chosen, too_large

VERB = "survey.import"


@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """The page to choose a file, and what was brought in before; a posted file starts its import."""
    who = asking_person(request)
    require(who, VERB, who.unit_path)
    if request.method != "POST":
        return _overview(request, ())
    try:
        return redirect("import", _begun(request).pk)
    except Refused as refused:
        return _overview(request, refused.problems, status=422)


def _overview(request: HttpRequest, faults: tuple[Problem, ...], status: int = 200) -> HttpResponse:
    page = imports_page(asking_person(request), asked_years(request).as_of, faults)
    return render(request, "web/imports.html", {"page": page, "room": "imports"}, status=status)


def _begun(request: HttpRequest) -> SurveyImport:
    """The import of the posted file, in the queue. Raises ``Refused`` for what is no workbook at all."""
    sent: UploadedFile | None = request.FILES.get("workbook")
    if sent is None:
        raise Refused([nothing_chosen()])
    if (sent.size or 0) > LIMITS.size:
        raise Refused([too_large(sent.name or "", LIMITS.size)])
    begun = begin_import(
        sent.name or "",
        sent.read(),
        asked_years(request),
        acting_user=asking_person(request),
        correction_reason=request.POST.get("reason", "").strip(),
    )
    queue_import(begun)
    return begun


@login_required
def show(request: HttpRequest, import_id: int) -> HttpResponse:
    """One import. A running one is asked for again by htmx, which gets the changing part alone."""
    who = asking_person(request)
    found = import_(who, _seen(request, import_id).pk)
    if found is None:
        raise Http404(f"import {import_id}")
    page = import_page(who, found, rule=request.GET.get("quy-tac", ""), all_=bool(request.GET.get("het")))
    template = "web/parts/import_state.html" if request.htmx else "web/import.html"
    return render(request, template, {"page": page, "room": "imports"})


@login_required
def marked(request: HttpRequest, import_id: int) -> HttpResponse:
    """The same workbook with its faulty cells marked."""
    found = marked_workbook(asking_person(request), _seen(request, import_id).pk)
    if found is None:
        raise Http404(f"import {import_id}")
    name, content = found
    return attached(f"danh-dau-{name}", content)


@login_required
@require_POST
def cancel(request: HttpRequest, import_id: int) -> HttpResponse:
    """Stop a running import before it writes."""
    cancel_import(_seen(request, import_id), acting_user=asking_person(request))
    return redirect("import", import_id)


@login_required
@require_POST
def rerun(request: HttpRequest, import_id: int) -> HttpResponse:
    """Begin again what was stopped or failed."""
    queue_import(rerun_import(_seen(request, import_id), acting_user=asking_person(request)))
    return redirect("import", import_id)


@login_required
def template(request: HttpRequest) -> HttpResponse:
    """The empty workbook of a commune (``?xa=`` its unit)."""
    who, asked = asking_person(request), request.GET.get("xa", "")
    unit = asked_unit(request, int(asked) if asked.isdecimal() else 0)
    require(who, VERB, unit.path)
    if unit.level != "commune":
        raise Http404(f"{unit.level} {unit.id}")
    try:
        return attached(*survey_workbook(who, unit, asked_years(request)))
    except Refused as refused:
        return _overview(request, refused.problems, status=409)


def _seen(request: HttpRequest, import_id: int) -> SurveyImport:
    """The import, for who may bring surveys in there: its faults name people."""
    who = asking_person(request)
    found = SurveyImport.objects.visible_to(who).filter(pk=import_id).first()
    if found is None:
        raise Http404(f"import {import_id}")
    require(who, VERB, found.unit_path)
    return found
