"""The law as the system holds it: standards, score sheets, documents, marks."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rasoat.places.installation import today
from rasoat.register.law_in_use import rule_book
from rasoat.toolsets.queries import brought_sheets
from rasoat.web.page_models.frame import Crumb
from rasoat.web.page_models.law import SheetPage
from rasoat.web.reading.sheet_items import item_rows
from rasoat.web.reading.standards import law_page, sheet_row


@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """What is covered, from when, how sure."""
    page = law_page(rule_book().law, brought_sheets())
    crumbs = (Crumb(_("The law")),)
    return render(request, "web/law.html", {"page": page, "crumbs": crumbs, "room": "law"})


@login_required
def score_sheet(request: HttpRequest, sheet_id: str) -> HttpResponse:
    """One score sheet, item by item."""
    law = rule_book().law
    if sheet_id not in law.sheets:
        raise Http404(sheet_id)
    file = law.sheets[sheet_id]
    page = SheetPage(sheet_row(file, law), item_rows(file.says, law, today()))
    name = page.sheet.words.in_language(get_language() or "vi")
    crumbs = (Crumb(_("The law"), reverse("law")), Crumb(name))
    return render(request, "web/score_sheet.html", {"page": page, "crumbs": crumbs, "room": "law"})
