"""Samples of imports: waiting, refused, done."""

from datetime import UTC, datetime

from sample_household import words
from sample_places import COMMUNE, VILLAGE, VILLAGE_COUNTS

from rasoat.register.queries.imports import FaultRow
from rasoat.web.page_models.imports import (
    FaultGroup,
    ImportPage,
    ImportRow,
    ImportsPage,
    Progress,
    TemplateChoice,
)

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
