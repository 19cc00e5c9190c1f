"""Totals of a sheet: what it says they can reach, and whether every class can be reached with it."""

from collections.abc import Iterator

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.law.checks.asked import Register, register_of
from rasoat.law.checks.ranges import Range, sheet_range
from rasoat.law.checks.walk import fault
from rasoat.law.model.sheet import ScoreSheet
from rasoat.law.model.sourced import in_force
from rasoat.law.model.standard import Standard
from rasoat.law.reading.files import LawFile
from rasoat.law.reading.law import Law


def stated_totals_hold(law: Law) -> Iterator[Problem]:
    """The fewest and most points that a sheet states are those of its items added up."""
    for file, standard, register in _sheets(law):
        del standard
        reach = sheet_range(law, file.says, register)
        for key, stated, found in (
            ("least_total", file.says.least_total, reach.least),
            ("most_total", file.says.most_total, reach.most),
        ):
            if stated is not None and stated != found:
                yield fault(
                    "stated_total", file, key,
                    Words(f"Ghi {stated} nhưng cộng các mục được {found}.",
                          f"It states {stated}, but the items add up to {found}."),
                    Words("Soát lại điểm từng mục với phụ lục, rồi sửa điểm hoặc tổng.",
                          "Compare the points with the annex, then mend them or the total."),
                )  # fmt: skip


def sheets_reach_the_cuts(law: Law) -> Iterator[Problem]:
    """Every cut on the sheet's total lies where totals of the sheet can lie on both sides of it."""
    for file, standard, register in _sheets(law):
        reach = sheet_range(law, file.says, register)
        for name, value in _cuts(standard, file.says).items():
            if not _is_inside(value, reach):
                yield fault(
                    "cut_out_of_reach", file, f"total › {name}",
                    Words(f"Ngưỡng {value} nằm ngoài mức điểm {reach.least}–{reach.most} của bảng.",
                          f"The cut {value} is outside the sheet's totals, {reach.least} to {reach.most}."),
                    Words("Soát lại điểm của bảng hoặc ngưỡng của chuẩn.",
                          "Compare the points of the sheet and the cut of the standard."),
                )  # fmt: skip


def _sheets(law: Law) -> Iterator[tuple[LawFile[ScoreSheet], Standard, Register]]:
    for file in law.sheets.values():
        standard = law.standards.get(file.says.standard)
        if standard is not None and standard.says.questionnaire in law.questionnaires:
            questionnaire = law.questionnaires[standard.says.questionnaire].says
            yield file, standard.says, register_of(questionnaire)


def _cuts(standard: Standard, sheet: ScoreSheet) -> dict[str, int]:
    """Thresholds that the sheet's total is compared with, as they hold on the sheet's first day."""
    named = {
        name
        for row in standard.decisions
        for part in row.when
        if part.total == sheet.total
        for name in part.thresholds
    }
    entries = {
        t.id: in_force(t.entries(sheet.area), sheet.since) for t in standard.thresholds if t.id in named
    }
    return {name: entry.value for name, entry in entries.items() if entry and entry.value is not None}


def _is_inside(value: int, reach: Range) -> bool:
    return reach.least <= value and (reach.most is None or value <= reach.most)
