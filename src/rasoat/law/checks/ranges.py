"""How far quantities, items and totals can reach: smallest and largest value."""

from dataclasses import dataclass

from rasoat.law.checks.asked import Register
from rasoat.law.model.items import (
    Band,
    BandItem,
    BandPerMemberItem,
    BorrowedItem,
    ChoiceItem,
    ConditionItem,
    CountItem,
    FlagsItem,
    Item,
    LookupItem,
    Quantity,
)
from rasoat.law.model.sheet import ScoreSheet
from rasoat.law.model.standard import Standard
from rasoat.law.reading.law import Law


@dataclass(frozen=True, slots=True)
class Range:
    """From ``least`` to ``most``, both included; None is open."""

    least: int
    most: int | None

    def plus(self, other: "Range") -> "Range":
        """The range of the sum."""
        most = None if self.most is None or other.most is None else self.most + other.most
        return Range(self.least + other.least, most)


def quantity_range(quantity: Quantity, register: Register) -> Range | None:
    """What the quantity can be; None when its question is not there or no number."""
    if quantity.members is not None:
        return Range(1 if quantity.where is None else 0, None)
    asked = register.questions.get(quantity.question or "")
    if asked is None or asked.least is None:
        return None
    return Range(asked.least, asked.most)


def item_range(law: Law, item: Item, register: Register) -> Range:
    """Fewest and most points that the item alone can give. Items that do not hold give 0."""
    if isinstance(item, BorrowedItem):
        lent = borrowed(law, item)
        return item_range(law, lent, register) if lent is not None else Range(0, 0)
    numbers = [*_points(item, register), *([0] if item.only_when is not None else [])]
    return Range(min(numbers, default=0), max(numbers, default=0))


def _points(item: Item, register: Register) -> list[int]:
    match item:
        case ChoiceItem():
            return list(item.points.values())
        case FlagsItem():
            given = item.points.values()
            return [sum(n for n in given if n < 0), sum(n for n in given if n > 0)]
        case BandItem() | BandPerMemberItem() | LookupItem():
            return [band.points for band in item.bands]
        case ConditionItem():
            return [0, *(step.points for step in item.steps)]
        case CountItem():
            return _counted(item, quantity_range(item.quantity, register))
        case BorrowedItem():
            return []


def _counted(item: CountItem, counted: Range | None) -> list[int]:
    if counted is None:
        return [0]
    most = item.cap if counted.most is None else min(counted.most * item.points_each, item.cap)
    return [min(counted.least * item.points_each, item.cap), most]


def borrowed(law: Law, item: BorrowedItem) -> Item | None:
    """The item that a borrowed one stands for, followed to its end; None when it leads nowhere."""
    seen: set[tuple[str, str]] = set()
    found: Item = item
    while isinstance(found, BorrowedItem):
        step = (found.sheet, found.item)
        if step in seen or found.sheet not in law.sheets:
            return None
        seen.add(step)
        lent = {one.id: one for one in law.sheets[found.sheet].says.items}
        if found.item not in lent:
            return None
        found = lent[found.item]
    return found


def sheet_range(law: Law, sheet: ScoreSheet, register: Register) -> Range:
    """Sum of the fewest, and of the most, points of its items (the last dated entry of each)."""
    total = Range(0, 0)
    for item in {item.id: item for item in sheet.items}.values():
        total = total.plus(item_range(law, item, register))
    return total


def indicators_range(standard: Standard) -> Range:
    """What the total over the indicators can be."""
    points = [one.points for one in {one.id: one for one in standard.indicators}.values()]
    return Range(sum(n for n in points if n < 0), sum(n for n in points if n > 0))


def bands_range(bands: tuple[Band, ...]) -> Range:
    """What a look-up over these bands can give."""
    return Range(min(band.points for band in bands), max(band.points for band in bands))
