"""No two values hold at once: thresholds, regions of provinces, sheets, list years of standards."""

from collections import Counter
from collections.abc import Hashable, Iterator

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.law.checks.walk import fault
from rasoat.law.model.sheet import Regions, ScoreSheet, SheetState
from rasoat.law.model.sourced import LawModel
from rasoat.law.model.standard import Standard, Threshold
from rasoat.law.reading.files import LawFile
from rasoat.law.reading.law import Law

_USABLE = (SheetState.APPROVED, SheetState.ILLUSTRATIVE)


def dated_values_do_not_overlap(law: Law) -> Iterator[Problem]:
    """One threshold has one value for an area and date; one province one region for a date."""
    for standard in law.standards.values():
        for threshold in standard.says.thresholds:
            yield from _overlaps(
                standard, f"threshold.{threshold.id}.value_from", _threshold_dates(threshold)
            )
    for regions in law.regions.values():
        yield from _overlaps(regions, "province", _province_dates(regions.says))


def sheets_do_not_compete(law: Law) -> Iterator[Problem]:
    """No two usable sheets are for the same standard, total, area, region, date and state."""
    seen: dict[Hashable, ScoreSheet] = {}
    for file in law.sheets.values():
        if file.says.state not in _USABLE:
            continue
        first = seen.setdefault(_serves(file.says), file.says)
        if first is not file.says:
            yield fault(
                "same_sheet", file, "since",
                Words(f"Bảng điểm {first.id} đã dùng cho cùng chuẩn, khu vực, vùng và ngày.",
                      f"The sheet {first.id} already serves this standard, area, region and date."),
                Words("Đặt ngày khác, hoặc chuyển một bảng sang “withdrawn”.",
                      "Give another date, or set one of them to 'withdrawn'."),
            )  # fmt: skip


def list_years_do_not_overlap(law: Law) -> Iterator[Problem]:
    """A list year of a jurisdiction is served by one standard."""
    served: dict[tuple[str, int], Standard] = {}
    for file in law.standards.values():
        for number, span in enumerate(file.says.list_years, start=1):
            if span.last < span.first:
                yield _backwards(file, number)
            for year in range(span.first, span.last + 1):
                other = served.setdefault((file.says.jurisdiction, year), file.says)
                if other is not file.says:
                    yield _served_twice(file, number, year, other.id)


def _backwards(file: LawFile[Standard], number: int) -> Problem:
    return fault(
        "list_years", file, f"list_year#{number}",
        Words("Năm cuối trước năm đầu.", "The last year is before the first."),
        Words("Sửa năm đầu, năm cuối.", "Mend the years."),
    )  # fmt: skip


def _served_twice(file: LawFile[Standard], number: int, year: int, other: str) -> Problem:
    return fault(
        "list_years", file, f"list_year#{number}",
        Words(f"Danh sách năm {year} đã theo chuẩn {other}.", f"Lists of {year} already follow {other}."),
        Words("Mỗi năm danh sách chỉ theo một chuẩn.", "One list year follows one standard."),
    )  # fmt: skip


def _serves(sheet: ScoreSheet) -> Hashable:
    return sheet.standard, sheet.total, sheet.area, sheet.region, sheet.since, sheet.state


def _overlaps(file: LawFile[LawModel], place: str, dates: Counter[tuple[str, str]]) -> Iterator[Problem]:
    for (name, since), count in dates.items():
        if count > 1:
            yield fault(
                "same_date", file, f"{place} › {name}",
                Words(f"“{name}” có {count} giá trị cùng từ ngày {since}.",
                      f"'{name}' has {count} values from the same date, {since}."),
                Words("Giữ một giá trị cho mỗi ngày.", "Keep one value for a date."),
            )  # fmt: skip


def _threshold_dates(threshold: Threshold) -> Counter[tuple[str, str]]:
    return Counter((value.area, value.since.isoformat()) for value in threshold.values)


def _province_dates(regions: Regions) -> Counter[tuple[str, str]]:
    return Counter((row.province, row.since.isoformat()) for row in regions.provinces)
