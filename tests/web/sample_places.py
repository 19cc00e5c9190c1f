"""Samples of the frame, of units and of a village. Invented names only."""

from datetime import date

from worked_household import explained

from rasoat.common.codes import household_code
from rasoat.common.words import Words
from rasoat.law.reading.load import shipped
from rasoat.law.scoring.explain import reference
from rasoat.web.page_models.counts import Counts
from rasoat.web.page_models.frame import Acting, Crumb, Frame, Person
from rasoat.web.page_models.places import (
    ChildRow,
    Choice,
    ClosedVillagePage,
    HouseholdRow,
    Reason,
    UnitHead,
    UnitPage,
    VillagePage,
)
from rasoat.web.pictures import stacked

LAW = shipped()
SCORED, EXPLANATION = explained()
TEXT = reference(EXPLANATION.decision, LAW)

OFFICER = Person(
    name="Nguyễn Thị Minh Hòa",
    acting=Acting(1, Words("Cán bộ giảm nghèo huyện", "District poverty officer"), "Huyện Đắk R'Lấp"),
    others=(Acting(2, Words("Chuyên viên tỉnh", "Provincial officer"), "Tỉnh Đắk Nông"),),
    home_unit_url="#dia-ban",
    may_import=True,
    may_export=True,
    may_confirm=True,
    may_record_trainings=True,
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
CLOSED = ClosedVillagePage(VILLAGE_PAGE.unit, VILLAGE_COUNTS, "#lists")
