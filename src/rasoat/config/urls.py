"""Every page lives in the room ``web``."""

from django.urls import include, path

urlpatterns = [path("", include("rasoat.web.urls"))]
