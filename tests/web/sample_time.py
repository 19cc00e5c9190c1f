"""Samples of the pages of the register through time. Invented names only."""

from datetime import date

from sample_places import UNIT

from rasoat.common.codes import household_code
from rasoat.register.models import FrozenList
from rasoat.register.queries.day_lists import DayCount, DayRow
from rasoat.web.page_models.day_lists import DayListPage

DAY = date(2018, 1, 15)
LISTED = DayListPage(
    unit=UNIT.unit,
    day=DAY,
    known=date(2018, 3, 1),
    rows=(
        DayRow(household_code(10, 71), "Điểu K'Rang", "Bon Bù Bir", "poor", 2018, 5),
        DayRow(household_code(10, 72), "Thị Mai", "Thôn 3", "near_poor", 2018, None),
    ),
    counts=(),
    totals={"poor": 1, "near_poor": 1},
    linked=True,
    frozen=(
        FrozenList(pk=4, title="Danh sách niêm yết năm 2018", day=DAY, households=2, sha256="9f2b6c01" * 8),
        FrozenList(pk=3, title="Danh sách báo cáo huyện", day=DAY, households=3, sha256="0f2b6c01" * 8),
    ),
    may_freeze=True,
    title="",
    checked=4,
    same=True,
)
COUNTED = DayListPage(
    unit=UNIT.unit,
    day=DAY,
    known=None,
    rows=(),
    counts=(
        DayCount("1", "Xã Quảng Tín", "poor", 1_204, 5_381, 0),
        DayCount("1", "Xã Quảng Tín", "near_poor", 402, 1_633, 7),
    ),
    totals={},
    linked=False,
    frozen=(),
    may_freeze=False,
)
TIME_PAGES: dict[str, tuple[str, dict[str, object]]] = {
    "day-list": ("day_list", {"page": LISTED, "room": "places"}),
    "day-counts": ("day_list", {"page": COUNTED, "room": "places"}),
}
