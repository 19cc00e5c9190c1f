"""Addresses of the register through time."""

from django.urls import path

from rasoat.web.views import day_lists, reform

urlpatterns = [
    path("dia-ban/<int:unit_id>/danh-sach-ngay/", day_lists.show, name="day_list"),
    path("dia-ban/<int:unit_id>/danh-sach-ngay/chot/", day_lists.freeze, name="day_list_freeze"),
    path("danh-sach-da-chot/<int:number>/", day_lists.fetch_frozen, name="frozen_list"),
    path("danh-sach-da-chot/<int:number>/kiem-tra/", day_lists.check, name="frozen_list_check"),
    path("sap-xep/", reform.show, name="reform"),
    path("sap-xep/bat-dau/", reform.start, name="reform_start"),
    path("sap-xep/<int:number>/dung/", reform.stop, name="reform_stop"),
    path("sap-xep/<int:number>/chay-tiep/", reform.go_on, name="reform_go_on"),
]
