"""Every page lives in the room ``web``."""

from django.urls import include, path

urlpatterns = [path("", include("rasoat.web.urls"))]

handler403 = "rasoat.web.views.said.not_allowed"
handler404 = "rasoat.web.views.said.not_found"
handler500 = "rasoat.web.views.said.broken"
