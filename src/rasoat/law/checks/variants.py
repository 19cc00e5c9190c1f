"""A variant replaces what exists, adds what does not, and begins before it ends."""

from collections.abc import Iterator

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.law.checks.names import named
from rasoat.law.checks.walk import fault
from rasoat.law.model.variant import Variant
from rasoat.law.reading.files import LawFile
from rasoat.law.reading.law import Law


def variants_fit_their_standard(law: Law) -> Iterator[Problem]:
    """Standard, region, thresholds and items of every variant."""
    regions = [region.id for file in law.regions.values() for region in file.says.regions]
    for file in law.variants.values():
        yield from named(file, "over", "standard", file.says.over, law.standards)
        yield from named(file, "region", "region", file.says.region, regions)
        if file.says.until is not None and file.says.until < file.says.since:
            yield _backwards(file)
        if file.says.over in law.standards:
            yield from _thresholds(law, file)
            yield from _items(law, file)


def _thresholds(law: Law, file: LawFile[Variant]) -> Iterator[Problem]:
    known = [threshold.id for threshold in law.standards[file.says.over].says.thresholds]
    for row in file.says.thresholds:
        yield from named(file, f"replace_threshold {row.threshold}", "threshold", row.threshold, known)


def _items(law: Law, file: LawFile[Variant]) -> Iterator[Problem]:
    variant = file.says
    there = {
        item.id
        for sheet in law.sheets.values()
        if sheet.says.standard == variant.over
        and sheet.says.area == variant.area
        and sheet.says.region in (variant.region, "all")
        for item in sheet.says.items
    }
    for item in variant.replaced:
        yield from named(file, f"replace_item.{item.id}", "item", item.id, there)
    for item in variant.added:
        if item.id in there:
            yield fault(
                "already_there", file, f"add_item.{item.id}",
                Words(f"Bảng điểm đã có mục “{item.id}”.", f"The sheet already has the item '{item.id}'."),
                Words("Dùng replace_item, hoặc đặt mã khác.", "Use replace_item, or give another id."),
            )  # fmt: skip


def _backwards(file: LawFile[Variant]) -> Problem:
    return fault(
        "backwards", file, "until",
        Words("Ngày kết thúc trước ngày bắt đầu.", "The last day is before the first."),
        Words("Sửa since hoặc until.", "Mend since or until."),
    )  # fmt: skip
