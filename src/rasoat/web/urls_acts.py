"""Addresses about one household: what happened to it."""

from django.urls import path

from rasoat.web.views import acts

urlpatterns = [
    path("ghi/", acts.menu, name="acts"),
    path("ghi/den/", acts.join, name="act_join"),
    path("ghi/di/", acts.leave, name="act_leave"),
    path("ghi/chu-ho/", acts.head, name="act_head"),
    path("ghi/chuyen/", acts.move, name="act_move"),
    path("ghi/tach/", acts.split, name="act_split"),
    path("ghi/nhap/", acts.merge, name="act_merge"),
    path("ghi/trung/", acts.duplicate, name="act_duplicate"),
    path("ghi/ket-thuc/", acts.close, name="act_close"),
    path("ghi/sua/", acts.correct, name="act_correct"),
    path("hoan-tac/", acts.undo, name="act_undo"),
]
