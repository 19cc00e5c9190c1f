"""The auditor's page: read, filter, take away, verify. Each look is itself recorded."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from rasoat.people.actions.verify_trail import ask_verification
from rasoat.people.permissions import require
from rasoat.people.root_paper import newest, root_pdf
from rasoat.people.tasks import queue_verification
from rasoat.people.trail import Subject, record_read
from rasoat.people.trail_files import export_workbook
from rasoat.web.answers import PDF, attached
from rasoat.web.asking import asking_person
from rasoat.web.reading.trail import page_of, trail_lines
from rasoat.web.reading.trail_asked import asked_for
from rasoat.web.reading.trail_proof import proof

VERB = "trail.read"


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """The lines that match."""
    who, language = asking_person(request), get_language() or "vi"
    require(who, VERB, who.unit_path)
    asked = asked_for(request, who)
    rows, more = trail_lines(who, asked, language)
    page = page_of(who, asked, rows, more=more, language=language)
    path = asked.unit.path if asked.unit else who.unit_path
    record_read(
        VERB, acting_user=who, subject=Subject("trail", asked.subject), unit_path=path, rows=len(rows)
    )
    return render(request, "web/trail.html", {"page": page, "room": "trail"})


@login_required
def export(request: HttpRequest) -> HttpResponse:
    """What matches, as a workbook."""
    who = asking_person(request)
    require(who, VERB, who.unit_path)
    content = export_workbook(asked_for(request, who).wanted, get_language() or "vi", acting_user=who)
    return attached("nhat-ky.xlsx", content)


@login_required
def proof_part(request: HttpRequest) -> HttpResponse:
    """Seals and verifications alone; asked for again by htmx while one runs."""
    who = asking_person(request)
    require(who, VERB, who.unit_path)
    if not request.htmx:
        return redirect("trail")
    return render(request, "web/parts/trail_proof.html", {"proof": proof(who)})


@login_required
@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    """Start a verification."""
    queue_verification(ask_verification(acting_user=asking_person(request)))
    return redirect("trail")


@login_required
def root(request: HttpRequest) -> HttpResponse:
    """The latest root on paper."""
    who = asking_person(request)
    require(who, "trail.verify", who.unit_path)
    seal = newest()
    if seal is None:
        raise Http404("no seal")
    return attached(f"ma-goc-{seal.number}.pdf", root_pdf(seal, get_language() or "vi"), PDF)
