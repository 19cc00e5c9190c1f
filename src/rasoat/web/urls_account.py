"""Addresses of signing in and of one's own account. The names are those that django-allauth asks for."""

from allauth.account import views as accounts
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as keys
from django.urls import path
from django.views.generic import TemplateView

from rasoat.web.views import account, devices, field, session, two_people

urlpatterns = [
    path("dang-nhap/", session.SignIn.as_view(), name="account_login"),
    path("dang-nhap/ma/", factors.authenticate, name="mfa_authenticate"),
    path("dang-nhap/khoa/", keys.login_webauthn, name="mfa_login_webauthn"),
    path(
        "dang-nhap/dong/",
        TemplateView.as_view(template_name="account/account_inactive.html"),
        name="account_inactive",
    ),
    path("dang-xuat/", session.SignOut.as_view(), name="account_logout"),
    path("xac-nhan/", accounts.reauthenticate, name="account_reauthenticate"),
    path("xac-nhan/ma/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("xac-nhan/khoa/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("tai-khoan/", account.show, name="mfa_index"),
    path("tai-khoan/thiet-bi/", devices.issue, name="device_issue"),
    path("tai-khoan/thiet-bi/<int:token_id>/thu-hoi/", devices.revoke, name="device_revoke"),
    path("tai-khoan/mat-khau/", session.ChangePassword.as_view(), name="password_change"),
    path("tai-khoan/phien/dung/", account.end_session, name="end_session"),
    path("tai-khoan/ung-dung/", app.activate_totp, name="mfa_activate_totp"),
    path("tai-khoan/ung-dung/bo/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("tai-khoan/ma-du-phong/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("tai-khoan/ma-du-phong/moi/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("tai-khoan/ma-du-phong/tai-ve/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("hai-nguoi/", two_people.show, name="two_people"),
    path("hai-nguoi/de-nghi/", two_people.ask, name="factor_reset_ask"),
    path("hai-nguoi/<int:request_id>/", two_people.settle, name="two_people_settle"),
    path("api/field/me", field.me, name="field_me"),
    path("tai-khoan/khoa/", account.show, name="mfa_list_webauthn"),
    path("tai-khoan/khoa/them/", keys.add_webauthn, name="mfa_add_webauthn"),
    path("tai-khoan/khoa/<int:pk>/bo/", keys.remove_webauthn, name="mfa_remove_webauthn"),
    path("tai-khoan/khoa/<int:pk>/ten/", keys.edit_webauthn, name="mfa_edit_webauthn"),
]
