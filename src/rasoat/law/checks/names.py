"""Names inside and between files: each is the name of something that is there."""

from collections.abc import Iterable, Iterator

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.law.checks.walk import fault, parts
from rasoat.law.model.items import LookupItem
from rasoat.law.model.sourced import LawModel
from rasoat.law.model.standard import Comparison, Standard, Threshold
from rasoat.law.reading.files import LawFile
from rasoat.law.reading.law import Law

INCOME_TOTALS = {"income": "vnd_per_head_month", "deprivations": "indicators"}
"""What the class rules in money compare, and the unit of the thresholds it is compared with."""


def standards_name_what_is(law: Law) -> Iterator[Problem]:
    """A standard's questionnaire, and what its decision table, indicators and look-ups name."""
    for file in law.standards.values():
        standard = file.says
        yield from named(file, "questionnaire", "questionnaire", standard.questionnaire, law.questionnaires)
        for one in standard.indicators:
            dimensions = [dimension.id for dimension in standard.dimensions]
            yield from named(file, f"indicator.{one.id}.dimension", "dimension", one.dimension, dimensions)
        classes = [one.id for one in standard.classes]
        for row in standard.decisions:
            key = f"decision.{row.id}"
            yield from named(file, f"{key}.becomes", "class", row.becomes, classes)
            yield from _compared(file, key, row.when, {total.id: "points" for total in standard.totals})
        for number, line in enumerate(standard.income_rows, start=1):
            key = f"income_row#{number}"
            yield from named(file, f"{key}.becomes", "class", line.becomes, classes)
            yield from _compared(file, key, line.when, INCOME_TOTALS)
        yield from _totals(file)


def _compared(
    file: LawFile[Standard], key: str, when: Iterable[Comparison], units: dict[str, str]
) -> Iterator[Problem]:
    thresholds = {one.id: one for one in file.says.thresholds}
    for number, part in enumerate(when, start=1):
        place = f"{key}.when#{number}"
        yield from named(file, f"{place}.total", "total", part.total, units)
        for name in part.thresholds:
            yield from named(file, place, "threshold", name, thresholds)
            if name in thresholds and part.total in units and thresholds[name].unit != units[part.total]:
                yield _other_unit(file, place, part.total, thresholds[name])


def _totals(file: LawFile[Standard]) -> Iterator[Problem]:
    """One total over the indicators at most; a look-up on a total that stands before it."""
    before: list[str] = []
    indicators = [total.id for total in file.says.totals if total.of == "indicators"]
    for total in file.says.totals:
        if total.on is not None:
            yield from named(file, f"total.{total.id}.on", "total", total.on, before)
        before.append(total.id)
    if len(indicators) > 1:
        yield fault(
            "same_total", file, f"total.{indicators[1]}",
            Words("Chỉ một tổng điểm được cộng từ các chỉ số.", "Only one total is over the indicators."),
            Words("Bỏ bớt tổng điểm.", "Remove the other."),
        )  # fmt: skip


def sheets_name_what_is(law: Law) -> Iterator[Problem]:
    """A sheet's standard, total and region; a look-up item's total; regions of provinces."""
    regions = [region.id for file in law.regions.values() for region in file.says.regions]
    for file in law.sheets.values():
        yield from named(file, "standard", "standard", file.says.standard, law.standards)
        yield from named(file, "region", "region", file.says.region, regions)
        if file.says.standard in law.standards:
            totals = law.standards[file.says.standard].says.totals
            of_sheets = [total.id for total in totals if total.of == "sheet"]
            yield from named(file, "total", "total", file.says.total, of_sheets)
            yield from _lookups(law, file, [total.id for total in totals if total.of == "indicators"])
    for known in law.regions.values():
        for row in known.says.provinces:
            yield from named(known, f"province {row.province}", "region", row.region, regions)


def _lookups(law: Law, file: LawFile[LawModel], totals: list[str]) -> Iterator[Problem]:
    for key, model in parts(law, file):
        if isinstance(model, LookupItem):
            yield from named(file, f"{key}.total", "total", model.total, totals)


_KINDS = {
    "standard": "chuẩn nghèo",
    "questionnaire": "bộ câu hỏi",
    "dimension": "chiều thiếu hụt",
    "class": "phân loại",
    "total": "tổng điểm",
    "threshold": "ngưỡng",
    "region": "vùng tính điểm",
    "sheet": "bảng điểm",
    "item": "mục điểm",
    "actor": "người, cơ quan thực hiện",
    "step": "bước",
    "movement": "biến động",
}


def named(file: LawFile[LawModel], key: str, kind: str, name: str, known: Iterable[str]) -> Iterator[Problem]:
    """A fault ``law.unknown_<kind>`` when ``name`` is not among those known."""
    names = sorted(known)
    if name not in names:
        listed = ", ".join(names) or "–"
        yield fault(
            f"unknown_{kind}", file, key,
            Words(f"Không có {_KINDS[kind]} “{name}”.", f"There is no {kind} '{name}' to name here."),
            Words(f"Hiện có: {listed}.", f"There are: {listed}."),
        )  # fmt: skip


def _other_unit(file: LawFile[Standard], place: str, total: str, threshold: Threshold) -> Problem:
    return fault(
        "other_unit", file, place,
        Words(f"“{total}” không so được với ngưỡng “{threshold.id}” có đơn vị {threshold.unit}.",
              f"'{total}' cannot be compared with '{threshold.id}', which is in {threshold.unit}."),
        Words("Dùng ngưỡng cùng đơn vị.", "Name a threshold of the same unit."),
    )  # fmt: skip
