"""How safe the data are now: for those who run and administer the system."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rasoat.safekeeping.queries import operations
from rasoat.web.asking import asking_person
from rasoat.web.reading.operations import operations_page


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """Backups, drills, the log of changes, disks."""
    page = operations_page(operations(asking_person(request)))
    return render(request, "web/operations.html", {"page": page, "room": "operations"})
