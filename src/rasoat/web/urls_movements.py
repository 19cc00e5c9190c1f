"""Addresses of movements between two days."""

from django.urls import path

from rasoat.web.views import movements

urlpatterns = [
    path("<int:unit_id>/", movements.show, name="movement"),
    path("<int:unit_id>/xuat/", movements.export, name="movement_export"),
    path("<int:unit_id>/ho/", movements.households, name="movement_households"),
    path("<int:unit_id>/giai-thich/", movements.explain, name="movement_explain"),
]
