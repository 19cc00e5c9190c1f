"""Page models filled by hand, to look at every page without a database. Invented names only."""

from dataclasses import replace
from datetime import UTC, date, datetime

from worked_household import explained

from rasoat.common.codes import household_code, person_code
from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.demonstration.logins import Login
from rasoat.law.reading.load import shipped
from rasoat.law.scoring.explain import reference
from rasoat.register.queries.households import MemberRow
from rasoat.register.queries.imports import FaultRow
from rasoat.web.page_models.counts import Counts
from rasoat.web.page_models.frame import Acting, Crumb, Frame, Person
from rasoat.web.page_models.home import HomePage, LegalDay, Tile, Wait
from rasoat.web.page_models.household import HouseholdPage, Survey, YearRow
from rasoat.web.page_models.imports import (
    FaultGroup,
    ImportPage,
    ImportRow,
    ImportsPage,
    Progress,
    TemplateChoice,
)
from rasoat.web.page_models.law import BroughtRow, SheetPage
from rasoat.web.page_models.lists import ListRow, ListsPage, ListTable
from rasoat.web.page_models.places import (
    ChildRow,
    Choice,
    HouseholdRow,
    Reason,
    UnitHead,
    UnitPage,
    VillagePage,
)
from rasoat.web.page_models.score import score_of
from rasoat.web.page_models.search import HouseholdHit, SearchPage, UnitHit
from rasoat.web.pictures import stacked
from rasoat.web.reading.sheet_items import item_rows
from rasoat.web.reading.standards import law_page, sheet_row

LAW = shipped()
SCORED, EXPLANATION = explained()
TEXT = reference(EXPLANATION.decision, LAW)

OFFICER = Person(
    name="Nguyễn Thị Minh Hòa",
    acting=Acting(1, Words("Cán bộ giảm nghèo huyện", "District poverty officer"), "Huyện Đắk R'Lấp"),
    others=(Acting(2, Words("Chuyên viên tỉnh", "Provincial officer"), "Tỉnh Đắk Nông"),),
    home_unit_url="#dia-ban",
    may_import=True,
)
FRAME = Frame(
    province="Tỉnh Đắk Nông",
    review_year=2018,
    list_year=2019,
    as_of=date(2018, 11, 15),
    demonstration=True,
    illustrative=True,
    person=OFFICER,
)
PROVINCE = Crumb("Tỉnh Đắk Nông", "#tinh")
DISTRICT = Crumb("Huyện Đắk R'Lấp", "#huyen")
COMMUNE = Crumb("Xã Quảng Tín", "#xa")
VILLAGE = Crumb("Bon Bù Bir", "#thon")

DISTRICTS = (
    ("Thị xã Gia Nghĩa", "660", 14_210, 2_410, 417, 260),
    ("Huyện Đăk Glong", "661", 15_904, 11_630, 8_256, 1_530),
    ("Huyện Cư Jút", "662", 23_004, 6_110, 2_958, 1_640),
    ("Huyện Đắk Mil", "663", 24_377, 4_520, 1_863, 1_250),
    ("Huyện Krông Nô", "664", 18_101, 6_530, 3_169, 1_690),
    ("Huyện Đắk Song", "665", 18_845, 5_720, 2_806, 1_480),
    ("Huyện Đắk R'Lấp", "666", 21_930, 3_960, 1_682, 990),
    ("Huyện Tuy Đức", "667", 14_320, 9_004, 6_610, 1_120),
)


def counts(households: int, surveyed: int, poor: int, near: int) -> Counts:
    unscored = surveyed // 60
    return Counts(
        households=households,
        surveyed=surveyed,
        poor=poor,
        near_poor=near,
        above=surveyed - poor - near - unscored,
        unscored=unscored,
        poor_by_income=poor - poor // 5,
        poor_by_deprivation=poor // 5,
    )


ALL = counts(150_691, 49_884, 27_761, 9_960)


def child_rows() -> tuple[ChildRow, ...]:
    longest = max(row[3] for row in DISTRICTS)
    rows = [(name, code, counts(*numbers)) for name, code, *numbers in DISTRICTS]
    return tuple(ChildRow(name, code, "#u", "", c, stacked(c.parts, longest)) for name, code, c in rows)


UNIT = UnitPage(
    unit=UnitHead(1, "Tỉnh Đắk Nông", "67", "province", "", (PROVINCE,)),
    counts=ALL,
    children=child_rows(),
    reasons=(
        Reason(Words("Thiếu câu trả lời", "An answer is missing"), 512),
        Reason(Words("Hai câu trả lời mâu thuẫn", "Two answers contradict each other"), 319),
    ),
    lists_url="#lists",
    import_url="#import",
)

FAMILIES = ("Nguyễn Văn", "Điểu", "H'", "Lê Thị", "Hoàng Văn", "Trần Quốc", "Thị", "Y", "Lý A", "Phạm Thị")
GIVEN = ("Bảo", "K'Rang", "Mai", "Ngọc", "Bình", "Hùng", "Sơn", "Thơm", "Páo", "Đức", "Ánh", "Oanh")
GROUPS = ("Kinh", "M'Nông", "Mạ", "Ê Đê", "Mông", "Tày", "Nùng", "Dao")


def village_row(i: int) -> HouseholdRow:
    b1, b2 = 60 + (i * 37) % 150, (i * 7) % 8 * 10
    if i % 41 == 0:
        why = Words("Thiếu: diện tích nhà ở", "Missing: living area")
        return row_of(i, "unscored", None, None, (why,))
    if b1 <= 120:
        return row_of(i, "poor_by_income", b1, b2)
    if b1 <= 150:
        return row_of(i, "poor_by_deprivation" if b2 >= 30 else "near_poor", b1, b2)
    return row_of(i, "above", b1, b2)


def row_of(
    i: int, class_id: str, b1: int | None, b2: int | None, reasons: tuple[Words, ...] = ()
) -> HouseholdRow:
    name = f"{FAMILIES[i % 10]} {GIVEN[i % 12]}"
    return HouseholdRow(
        household_code(10, i), "#ho", name, 1 + i * 5 % 8, GROUPS[i % 8], class_id, b1, b2, reasons
    )


ROWS = tuple(village_row(i) for i in range(1, 301))
VILLAGE_COUNTS = counts(341, 300, 171, 55)
VILLAGE_PAGE = VillagePage(
    unit=UnitHead(9, "Bon Bù Bir", "24745-004", "village", "rural", (PROVINCE, DISTRICT, COMMUNE, VILLAGE)),
    counts=VILLAGE_COUNTS,
    households=ROWS,
    total=300,
    choices=(
        Choice("", True, 300),
        Choice("poor", False, 171),
        Choice("near_poor", False, 55),
        Choice("unscored", False, 5),
    ),
    text="",
    previous_url="",
    next_url="?tu=301",
    first=1,
    lists_url="#lists",
    import_url="#import",
)


def words(vi: str, en: str) -> Words:
    return Words(vi, en)


SCORE = score_of(EXPLANATION, LAW)
MEMBERS = (
    ("Điểu K'Rang", "Chủ hộ", "Head", "1974", 44),
    ("Thị Mai", "Vợ", "Wife", "12/05/1978", 40),
    ("Điểu Sơn", "Con", "Child", "03/2001", 17),
    ("Thị Thơm", "Con", "Child", "21/09/2008", 10),
    ("Điểu Bình", "Con", "Child", "2014", 4),
)
SURVEY = Survey(
    list_year=2019,
    surveyed_on=date(2018, 10, 9),
    enumerator="Lê Thị Ngọc",
    standard=words("Chuẩn nghèo 2016-2020", "Standard 2016-2020"),
    sheet=words("Nông thôn Tây Nguyên", "Rural Central Highlands"),
    sheet_url="#sheet",
    sheet_hash="9f2b" * 16,
    sheet_state="illustrative",
    area_type="rural",
    region=words("Tây Nguyên", "Central Highlands"),
    class_id=SCORE.class_id,
    b1=SCORE.b1,
    b2=SCORE.b2,
    score=SCORE,
    faults=(),
)
HOUSEHOLD = HouseholdPage(
    code=household_code(10, 4173),
    head="Điểu K'Rang",
    crumbs=(PROVINCE, DISTRICT, COMMUNE, VILLAGE, Crumb("Điểu K'Rang")),
    address="Bon Bù Bir, Xã Quảng Tín",
    residence=words("Thường trú", "Permanent"),
    ethnic_group="M'Nông",
    size=5,
    members=tuple(
        MemberRow(
            code=person_code(10, 321 + i),
            name=name,
            relation=words(vi, en),
            sex=words("nam", "male"),
            birth=PartialDate.parse(birth),
            age=age,
            ethnic_group="M'Nông",
            identity="",
        )
        for i, (name, vi, en, birth, age) in enumerate(MEMBERS)
    ),
    years=(
        YearRow(2019, 2018, "#2019", True, SCORE.class_id, SCORE.b1, SCORE.b2, ""),
        YearRow(2018, 2017, "#2018", False, "poor_by_income", 111, 40, "poor"),
    ),
    survey=SURVEY,
)
MISSING = Problem(
    "score.missing",
    "living_area",
    words("“Diện tích nhà ở” chưa có câu trả lời.", "'Living area' has no answer."),
    words("Hỏi lại hộ và ghi câu trả lời.", "Ask the household and record the answer."),
)
UNSCORED = replace(
    HOUSEHOLD,
    head="Thị Oanh",
    crumbs=(*HOUSEHOLD.crumbs[:-1], Crumb("Thị Oanh")),
    residence=None,
    ethnic_group="",
    size=None,
    members=HOUSEHOLD.members[:1],
    years=(YearRow(2019, 2018, "#2019", True, "unscored", None, None, ""),),
    survey=replace(SURVEY, class_id="unscored", b1=None, b2=None, score=None, faults=(MISSING,)),
)
OTHER_LAW = replace(HOUSEHOLD, survey=replace(SURVEY, score=None))

WHEN = datetime(2018, 11, 15, 8, 30, tzinfo=UTC)


def import_row(state: str, faults: int = 0, number: int = 1) -> ImportRow:
    return ImportRow(
        number,
        "import-running-part.html",
        "quang-tin-2018.xlsx",
        "Xã Quảng Tín",
        WHEN,
        "Nguyễn Thị Minh Hòa",
        state,
        None if faults else 412,
        faults,
    )


IMPORTS = ImportsPage(
    history=(import_row("checking"), import_row("refused", 37, 2), import_row("done", 0, 3)),
    templates=tuple(TemplateChoice(i, name) for i, name in enumerate(("Xã Quảng Tín", "Xã Đắk Wer"))),
    limit_bytes=20_000_000,
)
FAULTS = tuple(
    FaultRow(
        "Hộ" if i % 3 else "Thành viên",
        f"C{12 + i}",
        "survey.unknown_village" if i % 2 else "survey.two_heads",
        words(
            f"Không có thôn “Bon Bu Bia{i}” trong Xã Quảng Tín.",
            f"Xã Quảng Tín has no village 'Bon Bu Bia{i}'.",
        ),
        words("Gần nhất: Bon Bù Bir, Bon Bu Bia.", "Nearest: Bon Bù Bir, Bon Bu Bia."),
        "error" if i % 5 else "warning",
    )
    for i in range(24)
)
GROUPED = (
    FaultGroup("survey.unknown_village", words("Thôn không có trong xã", "Unknown village"), 21, "#a", True),
    FaultGroup("survey.two_heads", words("Hộ có hai chủ hộ", "Household with two heads"), 16, "#b", False),
)
REFUSED = ImportPage(
    import_row("refused", 37, 2), None, 0, 0, 0, 0, None, GROUPED, FAULTS, 37, "#more", "#marked", ()
)
RUNNING = ImportPage(import_row("checking"), Progress(260, 412, 100), 0, 0, 0, 0, None, (), (), 0, "", "", ())
DONE = ImportPage(
    import_row("done", 0, 3), None, 30, 380, 2, 1_884, VILLAGE_COUNTS, (), (), 0, "", "", (COMMUNE, VILLAGE)
)

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
    "import-running-part": ("parts/import_state", {"page": RUNNING}),
}
"""Parts of pages that a page asks for again."""
PAGES: dict[str, tuple[str, dict[str, object]]] = {
    "home": ("home", {"page": HOME, "room": "home"}),
    "unit": ("unit", {"page": UNIT, "room": "places", "crumbs": UNIT.unit.crumbs}),
    "village": (
        "village",
        {"page": VILLAGE_PAGE, "room": "places", "crumbs": VILLAGE_PAGE.unit.crumbs},
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
    "login": ("login", {"logins": LOGINS}),
    "not-found": ("said", {"status": 404, "title": "Không có trang này", "what": "…", "remedy": "…"}),
}
"""Each page by name: its template and what it is given."""
