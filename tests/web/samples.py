"""Page models filled by hand, to look at every page without a database. Invented names only."""

from dataclasses import replace
from datetime import UTC, date, datetime

from sample_account import ACCOUNT_PAGES
from sample_home import EVERY_ROOM, OPERATOR_FRAME, OPERATOR_HOME
from sample_household import HOUSEHOLD, OTHER_LAW, UNSCORED, words
from sample_imports import DONE, IMPORTS, REFUSED, RUNNING
from sample_life import LIFE_PAGES
from sample_operations import OPERATIONS
from sample_people import PEOPLE_PAGES
from sample_places import ALL, CLOSED, LAW, ROWS, TEXT, UNIT, VILLAGE_PAGE, child_rows
from sample_records import RECORD_PAGES
from sample_time import TIME_PAGES
from sample_trail import RUNNING_PROOF, TRAIL

from rasoat.common.codes import household_code
from rasoat.common.words import Words
from rasoat.demonstration.logins import Login
from rasoat.web.page_models.home import HomePage, LegalDay, Tile, Wait
from rasoat.web.page_models.law import BroughtRow, SheetPage
from rasoat.web.page_models.lists import ListRow, ListsPage, ListTable
from rasoat.web.page_models.search import HouseholdHit, SearchPage, UnitHit
from rasoat.web.pictures import stacked
from rasoat.web.reading.sheet_items import item_rows
from rasoat.web.reading.standards import law_page, sheet_row

LISTS = ListsPage(
    unit=VILLAGE_PAGE.unit,
    tables=(
        ListTable(
            "poor",
            tuple(
                ListRow(
                    n,
                    r.code,
                    r.url,
                    r.head,
                    "Bon Bù Bir",
                    r.size or 0,
                    r.ethnic_group,
                    r.b1,
                    r.b2,
                    r.class_id,
                )
                for n, r in enumerate((r for r in ROWS if r.class_id.startswith("poor")), 1)
            ),
            702,
            checksum="9f2b6c01" * 8,
        ),
        ListTable("near_poor", (), 0),
        ListTable(
            "left_poor",
            (),
            0,
            words(
                "Chưa nạp danh sách năm 2018, nên chưa biết hộ nào thoát nghèo.",
                "The list of 2018 is not loaded, so nobody can be said to leave.",
            ),
        ),
    ),
    may_export=True,
    surveyed=300,
    unscored=5,
)

BROUGHT = BroughtRow(
    sheet="vn-2016-2020/rural-central-highlands",
    state="waiting",
    area_type="rural",
    region=words("Tây Nguyên", "Central Highlands"),
    since=date(2018, 11, 10),
    hash="4c1d" * 16,
    file_name="phu-luc-3b4.xlsx",
    brought_by="Nguyễn Thị Minh Hòa",
    brought_at=datetime(2018, 11, 15, 8, 30, tzinfo=UTC),
    approved_by="",
)
LAW_PAGE = replace(law_page(LAW), brought=(BROUGHT,))
SHEET_FILE = LAW.sheets["vn-2016-2020/rural-central-highlands"]
SHEET_PAGE = SheetPage(sheet_row(SHEET_FILE, LAW), item_rows(SHEET_FILE.says, LAW, date(2018, 11, 15)))

HOME = HomePage(
    area_title="Tỉnh Đắk Nông",
    counts=ALL,
    bar=stacked(ALL.parts, ALL.surveyed),
    tiles=tuple(Tile(r.title, r.url, r.counts, stacked(r.counts.parts, 11_630)) for r in child_rows()),
    waits=(
        Wait("imports_running", 1, "#i"),
        Wait("unscored", 831, "#u"),
        Wait("illustrative_sheets", 3, "#l"),
    ),
    days=(
        LegalDay(
            date(2018, 11, 15),
            words("Báo cáo kết quả sơ bộ gửi Bộ", "Preliminary result to the Ministry"),
            TEXT,
            0,
        ),
        LegalDay(
            date(2018, 12, 15),
            words("Báo cáo kết quả chính thức gửi Bộ", "Official result to the Ministry"),
            TEXT,
            30,
        ),
        LegalDay(
            date(2018, 12, 31),
            words("Hết thời hạn rà soát định kỳ", "End of the periodic review"),
            TEXT,
            46,
        ),
    ),
)
SEARCH = SearchPage(
    "dak r",
    False,
    (
        UnitHit("Huyện Đắk R'Lấp", "Tỉnh Đắk Nông", "666", "#d"),
        UnitHit("Xã Đăk R'Moan", "Thị xã Gia Nghĩa", "24616", "#m"),
    ),
    (
        HouseholdHit(
            "Điểu K'Rang",
            household_code(10, 4173),
            "Bon Bù Bir, Xã Quảng Tín",
            "#h",
            "poor_by_deprivation",
            "",
        ),
    ),
    False,
)
LOGINS = (
    Login("tinh", "trinhdien", Words("Cán bộ tỉnh", "Provincial officer"), "Tỉnh Đắk Nông"),
    Login("xa", "trinhdien", Words("Công chức xã", "Commune officer"), "Xã Quảng Tín"),
)

PARTS: dict[str, tuple[str, dict[str, object]]] = {
    "trail-proof-part": ("parts/trail_proof", {"proof": RUNNING_PROOF}),
    "import-running-part": ("parts/import_state", {"page": RUNNING}),
}
"""Parts of pages that a page asks for again."""
PAGES: dict[str, tuple[str, dict[str, object]]] = {
    "home": ("home", {"page": HOME, "room": "home"}),
    "home-every-room": ("home", {"page": HOME, "room": "home", "frame": EVERY_ROOM}),
    "home-operator": ("home", {"page": OPERATOR_HOME, "room": "home", "frame": OPERATOR_FRAME}),
    "unit": ("unit", {"page": UNIT, "room": "places", "crumbs": UNIT.unit.crumbs}),
    "village": (
        "village",
        {"page": VILLAGE_PAGE, "room": "places", "crumbs": VILLAGE_PAGE.unit.crumbs},
    ),
    "village-closed": (
        "village_closed",
        {"page": CLOSED, "room": "places", "crumbs": CLOSED.unit.crumbs},
    ),
    "household": (
        "household",
        {"page": HOUSEHOLD, "room": "places", "crumbs": HOUSEHOLD.crumbs},
    ),
    "household-unscored": (
        "household",
        {"page": UNSCORED, "room": "places", "crumbs": UNSCORED.crumbs},
    ),
    "household-other-law": (
        "household",
        {"page": OTHER_LAW, "room": "places", "crumbs": HOUSEHOLD.crumbs},
    ),
    "imports": ("imports", {"page": IMPORTS, "room": "imports"}),
    "import-running": ("import", {"page": RUNNING, "room": "imports"}),
    "import-refused": ("import", {"page": REFUSED, "room": "imports"}),
    "import-done": ("import", {"page": DONE, "room": "imports"}),
    "lists": ("lists", {"page": LISTS, "room": "places", "crumbs": LISTS.unit.crumbs}),
    "law": ("law", {"page": LAW_PAGE, "room": "law"}),
    "score-sheet": ("score_sheet", {"page": SHEET_PAGE, "room": "law"}),
    "search": ("search", {"page": SEARCH}),
    "help": ("help", {}),
    "trail": ("trail", {"page": TRAIL, "room": "trail"}),
    "operations": ("operations", {"page": OPERATIONS, "room": "operations"}),
    "login": ("login", {"logins": LOGINS}),
    **ACCOUNT_PAGES,
    **PEOPLE_PAGES,
    **RECORD_PAGES,
    **LIFE_PAGES,
    **TIME_PAGES,
    "not-found": ("said", {"status": 404, "title": "Không có trang này", "what": "…", "remedy": "…"}),
}
"""Each page by name: its template and what it is given."""
