"""Addresses of the pages: names in English, paths in Vietnamese without accents."""

from django.urls import include, path
from django.views.i18n import set_language

from rasoat.web.views import help as help_page
from rasoat.web.views import home, household, imports, law, lists, operations, search, session, trail, unit

urlpatterns = [
    path("", home.show, name="home"),
    path("dia-ban/<int:unit_id>/", unit.show, name="unit"),
    path("dia-ban/<int:unit_id>/xuat/", unit.export, name="unit_export"),
    path("dia-ban/<int:unit_id>/danh-sach/", lists.show, name="lists"),
    path("dia-ban/<int:unit_id>/danh-sach/bang-tinh/", lists.workbook, name="lists_workbook"),
    path("dia-ban/<int:unit_id>/danh-sach/ban-in/", lists.pdf, name="lists_pdf"),
    path("ho/<int:code>/", household.show, name="household"),
    path("ho/<int:code>/", include("rasoat.web.urls_acts")),
    path("nhap-phieu/", imports.overview, name="imports"),
    path("nhap-phieu/mau/", imports.template, name="import_template"),
    path("nhap-phieu/<int:import_id>/", imports.show, name="import"),
    path("nhap-phieu/<int:import_id>/to-danh-dau/", imports.marked, name="import_marked"),
    path("nhap-phieu/<int:import_id>/dung/", imports.cancel, name="import_cancel"),
    path("nhap-phieu/<int:import_id>/chay-lai/", imports.rerun, name="import_rerun"),
    path("luat/", law.overview, name="law"),
    path("luat/bang-diem/<path:sheet_id>/", law.score_sheet, name="score_sheet"),
    path("tim/", search.show, name="search"),
    path("nhat-ky/", trail.show, name="trail"),
    path("nhat-ky/xuat/", trail.export, name="trail_export"),
    path("nhat-ky/niem-phong/", trail.proof_part, name="trail_proof"),
    path("nhat-ky/kiem-tra/", trail.verify, name="trail_verify"),
    path("nhat-ky/ma-goc/", trail.root, name="trail_root"),
    path("van-hanh/", operations.show, name="operations"),
    path("huong-dan/", help_page.show, name="help"),
    path("", include("rasoat.web.urls_account")),
    path("", include("rasoat.web.urls_records")),
    path("", include("rasoat.web.urls_time")),
    path("bien-dong/", include("rasoat.web.urls_movements")),
    path("nguoi-dung/", include("rasoat.web.urls_people")),
    path("vai-tro/", session.act_as, name="act_as"),
    path("giao-dien/", session.theme, name="theme"),
    path("ngon-ngu/", set_language, name="set_language"),
]
