"""Addresses of the pages about people, roles and trainings."""

from django.urls import path

from rasoat.web.views import people, people_acts, people_import, people_settle, trainings

urlpatterns = [
    path("", people.show, name="people"),
    path("xuat/", people.export, name="people_export"),
    path("toi/", people.own, name="own_details"),
    path("moi/", people_acts.invite, name="person_invite"),
    path("nhap/", people_import.bring_in, name="people_import"),
    path("nhap/mau/", people_import.template, name="people_template"),
    path("nhap/ket-qua/", people_import.result, name="people_result"),
    path("phieu/", people_import.slips, name="people_slips"),
    path("sap-xep/", people_settle.show, name="settle"),
    path("sap-xep/chuyen/", people_settle.move, name="settle_move"),
    path("sap-xep/<int:assignment_id>/", people_settle.settle, name="settle_one"),
    path("thuc-hanh/", people_acts.practise, name="practise"),
    path("tap-huan/", trainings.overview, name="trainings"),
    path("tap-huan/<int:training_id>/", trainings.show, name="training"),
    path("phan-cong/<int:assignment_id>/ket-thuc/", people_acts.end, name="assignment_end"),
    path("phan-cong/<int:assignment_id>/lam-thay/", people_acts.deputy, name="assignment_deputy"),
    path("phan-cong/<int:assignment_id>/quyet-dinh/", people.scan, name="decision_scan"),
    path("<int:person_id>/", people.person, name="person"),
    path("<int:person_id>/vai-tro/", people_acts.assign, name="person_assign"),
    path("<int:person_id>/ma/", people_acts.new_code, name="person_code"),
    path("<int:person_id>/khoa/", people_acts.close, name="person_close"),
    path("<int:person_id>/mo/", people_acts.reopen, name="person_reopen"),
]
