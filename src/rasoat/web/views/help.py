"""How to work with the pages."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """Shapes, keys, and the way from a survey to its lists."""
    return render(request, "web/help.html")
