"""Samples of the pages of the register through time. Invented names only."""

from datetime import UTC, date, datetime

from sample_places import UNIT

from rasoat.common.codes import household_code
from rasoat.common.words import Words
from rasoat.places.unit_row import UnitRow
from rasoat.register.models import FrozenList, Reform
from rasoat.register.queries.day_lists import DayCount, DayRow
from rasoat.web.page_models.day_lists import DayListPage
from rasoat.web.page_models.people import FieldFault
from rasoat.web.page_models.reform import MoveRow, ReformPage

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
OPTION = UnitRow(9, "village", "246010001", "Thượng", (), "Thôn", "rural", None, 4, "0" * 24, DAY, None, "")
REFORM = ReformPage(
    day=date(2025, 7, 1),
    moves=(
        MoveRow(7, "Bon Bù Bir", "Xã Quảng Tín", "", 41, (OPTION,), 0),
        MoveRow(8, "Thôn 3", "Xã Quảng Tín", "Thôn 3, Xã Quảng Tín mới", 212),
    ),
    households=253,
    to_choose=1,
    under_way=Reform(pk=3, day=date(2025, 7, 1), state="stopped", done=120, total=253),
    percent=47,
    past=(
        Reform(
            pk=2, day=date(2024, 1, 1), state="done", done=12, started_at=datetime(2024, 1, 2, tzinfo=UTC)
        ),
    ),
    faults=(FieldFault("day", Words("chưa chọn thôn.", "no village chosen."), Words("Chọn.", "Choose.")),),
)
TIME_PAGES: dict[str, tuple[str, dict[str, object]]] = {
    "day-list": ("day_list", {"page": LISTED, "room": "places"}),
    "reform": ("reform", {"page": REFORM, "room": "places"}),
    "day-counts": ("day_list", {"page": COUNTED, "room": "places"}),
}
