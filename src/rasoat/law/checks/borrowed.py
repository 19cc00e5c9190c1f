"""Items taken from another sheet: the sheet and the item exist, and the way does not go in a circle."""

from collections.abc import Iterator

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.law.checks.asked import registers
from rasoat.law.checks.names import named
from rasoat.law.checks.ranges import borrowed
from rasoat.law.checks.walk import fault, parts
from rasoat.law.model.items import BorrowedItem
from rasoat.law.model.sourced import LawModel
from rasoat.law.reading.files import LawFile
from rasoat.law.reading.law import Law


def borrowed_items_resolve(law: Law) -> Iterator[Problem]:
    """Every item from another sheet ends at an item of its own."""
    for file, _ in registers(law):
        for key, model in parts(law, file):
            if isinstance(model, BorrowedItem):
                yield from _resolves(law, file, key, model)


def _resolves(law: Law, file: LawFile[LawModel], key: str, item: BorrowedItem) -> Iterator[Problem]:
    faults = list(named(file, f"{key}.sheet", "sheet", item.sheet, law.sheets))
    if not faults:
        items = [one.id for one in law.sheets[item.sheet].says.items]
        faults = list(named(file, f"{key}.item", "item", item.item, items))
    if not faults and borrowed(law, item) is None:
        faults = [_circle(file, key, item)]
    yield from faults


def _circle(file: LawFile[LawModel], key: str, item: BorrowedItem) -> Problem:
    return fault(
        "circle", file, key,
        Words(f"Mục lấy từ {item.sheet} › {item.item} không dẫn tới mục có điểm.",
              f"The item from {item.sheet} › {item.item} leads to no item with points."),
        Words("Lấy mục từ bảng điểm có điểm của chính nó.", "Take it from the sheet that has its points."),
    )  # fmt: skip
