"""The sheet whose structure a template starts from: same standard, the nearest area and region."""

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.law.model.sheet import AreaType, ScoreSheet
from rasoat.law.reading.law import Law


def pattern_for(law: Law, standard: str, area: AreaType, region: str) -> ScoreSheet:
    """The sheet with the same area and region, else area, else any of the standard. Raises Refused."""
    law.standard(standard)
    sheets = [file.says for file in law.sheets.values() if file.says.standard == standard]
    if not sheets:
        raise Refused([_no_pattern(standard)])
    return max(sheets, key=lambda one: (one.area == area, one.region in (region, "all"), one.since))


def _no_pattern(standard: str) -> Problem:
    return Problem(
        "sheet.no_pattern",
        standard,
        Words("Chuẩn này chưa có bảng điểm nào để lấy cấu trúc.", "No sheet of it gives a structure."),
        Words("Viết bảng điểm đầu tiên thành tệp TOML (xem docs/law-files.md).",
              "Write the first sheet as a TOML file (see docs/law-files.md)."),
    )  # fmt: skip
