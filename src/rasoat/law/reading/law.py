"""The law as read from one directory, and the questions one asks of it."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.law.model.calendar import Calendar
from rasoat.law.model.instrument import Instrument, Instruments
from rasoat.law.model.lists import Lists
from rasoat.law.model.procedure import Level, Procedure, Tiers
from rasoat.law.model.questions import Questionnaire
from rasoat.law.model.reports import ReportDate, ReportDates
from rasoat.law.model.sheet import AreaType, Regions, ScoreSheet, SheetState
from rasoat.law.model.sourced import LawModel, current
from rasoat.law.model.standard import Standard
from rasoat.law.model.variant import Variant
from rasoat.law.reading.files import LawFile
from rasoat.law.working_days import WorkingDays


@dataclass(frozen=True)
class Law:
    """Every file of a law directory by kind and id."""

    directory: Path
    instruments: dict[str, LawFile[Instruments]] = field(default_factory=dict)
    questionnaires: dict[str, LawFile[Questionnaire]] = field(default_factory=dict)
    regions: dict[str, LawFile[Regions]] = field(default_factory=dict)
    standards: dict[str, LawFile[Standard]] = field(default_factory=dict)
    sheets: dict[str, LawFile[ScoreSheet]] = field(default_factory=dict)
    variants: dict[str, LawFile[Variant]] = field(default_factory=dict)
    procedures: dict[str, LawFile[Procedure]] = field(default_factory=dict)
    lists: dict[str, LawFile[Lists]] = field(default_factory=dict)
    reports: dict[str, LawFile[ReportDates]] = field(default_factory=dict)
    tiers: dict[str, LawFile[Tiers]] = field(default_factory=dict)
    calendars: dict[str, LawFile[Calendar]] = field(default_factory=dict)

    @cached_property
    def parts(self) -> dict[str, tuple[tuple[str, LawModel], ...]]:
        """Every part of a file by the file's path, filled as files are walked."""
        return {}

    @cached_property
    def register(self) -> dict[str, Instrument]:
        """Every instrument by id, the documents of variants included."""
        known = {one.id: one for file in self.instruments.values() for one in file.says.instruments}
        return known | {file.says.document.id: file.says.document for file in self.variants.values()}

    def standard(self, standard_id: str) -> LawFile[Standard]:
        """The standard with this id. Raises Refused naming those there are."""
        if standard_id not in self.standards:
            raise Refused([_no_standard(f"“{standard_id}”", ", ".join(sorted(self.standards)))])
        return self.standards[standard_id]

    def standard_for(self, list_year: int, jurisdiction: str = "vn") -> LawFile[Standard]:
        """The standard that lists of ``list_year`` follow: by list year, never by calendar year."""
        for file in self.standards.values():
            if file.says.jurisdiction == jurisdiction and file.says.serves(list_year):
                return file
        raise Refused([_no_standard(f"danh sách năm {list_year}", ", ".join(sorted(self.standards)))])

    def sheet_for(self, standard: str, area: AreaType, region: str, on: date) -> LawFile[ScoreSheet]:
        """The sheet in use on a review date: approved before illustrative, then latest. Raises Refused."""
        usable = [
            file
            for file in self.sheets.values()
            if file.says.standard == standard
            and file.says.area == area
            and file.says.region in (region, "all")
            and file.says.since <= on
            and file.says.state in (SheetState.APPROVED, SheetState.ILLUSTRATIVE)
        ]
        if not usable:
            raise Refused([_no_sheet(standard, area, region, on)])
        return max(usable, key=lambda file: (file.says.state is SheetState.APPROVED, file.says.since))

    def region_of(self, province: str, on: date) -> str:
        """Score region of a province on a date. Raises Refused when no file says."""
        begun = [
            row
            for file in self.regions.values()
            for row in file.says.provinces
            if row.province == province and row.since <= on
        ]
        if not begun:
            raise Refused([_no_region(province, on)])
        return max(begun, key=lambda row: row.since).region

    def procedure_on(self, standard: str, day: date) -> Procedure:
        """The procedure for lists under a standard, as it stands on ``day``. Raises Refused without one."""
        for file in self.procedures.values():
            if standard in file.says.standards and (file.says.until is None or day <= file.says.until):
                return file.says.on(day)
        raise Refused([_nothing_on("procedures", standard, day)])

    def lists_on(self, standard: str, day: date) -> Lists:
        """Causes, needs, groups, movements under a standard on ``day``. Raises Refused without any."""
        for file in self.lists.values():
            if standard in file.says.standards:
                return file.says.on(day)
        raise Refused([_nothing_on("lists", standard, day)])

    def reports_on(self, standard: str, day: date, jurisdiction: str = "vn") -> tuple[ReportDate, ...]:
        """Report dates of the nation and of one jurisdiction in it. Raises Refused when none are known."""
        for file in self.reports.values():
            if standard in file.says.standards:
                reports = file.says.on(day).reports
                return tuple(one for one in reports if one.jurisdiction in ("vn", jurisdiction))
        raise Refused([_nothing_on("reports", standard, day)])

    @cached_property
    def working_days(self) -> WorkingDays:
        """How days are counted: holidays and swapped days of the nation."""
        return WorkingDays([swap for file in self.calendars.values() for swap in file.says.swaps])

    def tiers_on(self, day: date) -> tuple[Level, ...]:
        """Levels of government on ``day``, the upper first. Raises Refused when no file says."""
        for file in self.tiers.values():
            for tier in current(file.says.tiers, day):
                return tier.levels
        raise Refused([_nothing_on("tiers", "", day)])


def _no_standard(wanted: str, known: str) -> Problem:
    return Problem(
        "law.no_standard",
        wanted,
        Words("Không có chuẩn nghèo áp dụng.", "No poverty standard applies."),
        Words(f"Các chuẩn hiện có: {known}.", f"Standards at hand: {known}."),
    )


def _no_sheet(standard: str, area: str, region: str, on: date) -> Problem:
    return Problem(
        "law.no_sheet",
        f"{standard} › {area} › {region} › {on.isoformat()}",
        Words("Chưa có bảng điểm B1 dùng được.", "There is no B1 score sheet to use."),
        Words(
            "Nhập bảng điểm từ phụ lục thông tư: rasoat law sheet template, rồi rasoat law sheet import.",
            "Bring the sheet in from the annex: rasoat law sheet template, then rasoat law sheet import.",
        ),
    )


def _no_region(province: str, on: date) -> Problem:
    return Problem(
        "law.no_region",
        f"{province} › {on.isoformat()}",
        Words("Chưa biết tỉnh thuộc vùng tính điểm nào.", "The score region of the province is not known."),
        Words("Khai báo vùng trong regions/*.toml.", "State the region in regions/*.toml."),
    )


def _nothing_on(folder: str, standard: str, day: date) -> Problem:
    return Problem(
        "law.nothing_on_day",
        " › ".join(part for part in (folder, standard, day.isoformat()) if part),
        Words("Chưa có quy định áp dụng vào ngày này.", "Nothing is known to apply on this day."),
        Words(f"Thêm tệp vào {folder}/, kèm ngày và nguồn.", f"Add a file to {folder}/, dated and sourced."),
    )
