"""Addresses about personal data: what is held, a person's own record, what people ask to have corrected."""

from django.urls import path

from rasoat.web.views import corrections, member, personal_data, record_hand_out

urlpatterns = [
    path("nguoi/<int:code>/", member.show, name="member"),
    path("du-lieu-ca-nhan/", personal_data.show, name="personal_data"),
    path("ho/<int:code>/ban-du-lieu/", record_hand_out.hand_out, name="record_hand_out"),
    path("ho/<int:code>/de-nghi-sua/", corrections.ask, name="correction_ask"),
    path("de-nghi-sua/", corrections.show, name="corrections"),
    path("de-nghi-sua/<int:number>/", corrections.settle, name="correction_settle"),
]
