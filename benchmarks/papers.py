"""P14: a list of 2,000 rows as PDF/A, beside typst alone."""

from datetime import UTC, date, datetime

import typst

from benchmarks.bar import Measured
from benchmarks.timing import in_turn
from rasoat.files.documents.household_list import HouseholdList, ListGroup, PaperColumn, render_household_list
from rasoat.files.paper import Letterhead

ROWS = 2_000
CREATED = datetime(2018, 11, 15, tzinfo=UTC)
PLAIN = "#table(columns: 6, ..range({cells}).map(number => [ô {word} #number]))"


def two_thousand_rows() -> Measured:
    """Seconds for the list as PDF/A, beside typst setting a bare table of as many cells."""
    model, bare = _list(), PLAIN.format(cells=ROWS * 6, word="chữ").encode()
    figure, floor = in_turn(
        lambda: render_household_list(model, created=CREATED), lambda: typst.compile(bare), 3
    )
    return Measured(
        f"{figure:.2f} s",
        f"typst, a bare table {floor:.2f} s",
        f"{figure / floor:.1f} x",
        figure <= 1,
        f"{ROWS:,} rows",
    )


def _list() -> HouseholdList:
    columns = [PaperColumn(title) for title in ("Mã số hộ", "Chủ hộ", "Thôn", "B1", "B2", "Phân loại")]
    rows = [
        ("1000000015", f"Người Giả Định {number}", "Thôn 1", "110", "30", "Hộ nghèo")
        for number in range(ROWS)
    ]
    groups = [
        ListGroup(f"Thôn {village}", rows[village * 50 : village * 50 + 50]) for village in range(ROWS // 50)
    ]
    return HouseholdList(
        letterhead=Letterhead(("ỦY BAN NHÂN DÂN", "XÃ TRÌNH DIỄN")),
        title=("DANH SÁCH HỘ NGHÈO",),
        list_year=2019,
        review_year=2018,
        as_of=date(2018, 11, 15),
        columns=columns,
        groups=groups,
        marks=("BẢN TRÌNH DIỄN",),
    )
