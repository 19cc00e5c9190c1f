"""What is held about people, and why."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rasoat.people.personal.holdings import held_tables
from rasoat.web.page_models.records import PersonalDataPage


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """The register, for everybody who signs in; it names no person."""
    page = PersonalDataPage(held_tables())
    return render(request, "web/personal_data.html", {"page": page, "room": "personal_data"})
