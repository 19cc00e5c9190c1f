"""Bands follow each other without gap or overlap, from the least to the most the quantity can be."""

from collections.abc import Iterator
from itertools import pairwise

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.law.checks.asked import Register, registers
from rasoat.law.checks.ranges import Range, bands_range, indicators_range, quantity_range, sheet_range
from rasoat.law.checks.walk import fault, parts
from rasoat.law.model.items import Band, BandItem, BandPerMemberItem, LookupItem
from rasoat.law.model.sourced import LawModel
from rasoat.law.model.standard import Standard, Total
from rasoat.law.reading.files import LawFile
from rasoat.law.reading.law import Law


def bands_are_whole(law: Law) -> Iterator[Problem]:
    """Every number a quantity or total can be falls in exactly one band."""
    for file, register in registers(law):
        for key, model in parts(law, file):
            if isinstance(model, (BandItem, BandPerMemberItem)):
                reach = quantity_range(model.quantity, register)
                yield from bands_fault(file, f"{key}.band", model.bands, reach)
            elif isinstance(model, LookupItem):
                reach = _total_range(law, _standard_of(law, file.says), model.total, register)
                yield from bands_fault(file, f"{key}.band", model.bands, reach)
            elif isinstance(model, Total) and isinstance(file.says, Standard) and model.bands:
                reach = _total_range(law, file.says, model.on or "", register)
                yield from bands_fault(file, f"{key}.band", model.bands, reach)


def bands_fault(
    file: LawFile[LawModel], key: str, bands: tuple[Band, ...], reach: Range | None
) -> Iterator[Problem]:
    """Gaps, overlaps and missing ends of one list of bands."""
    for number, (before, after) in enumerate(pairwise(bands), start=2):
        if before.most is None or after.least <= before.most:
            yield _overlap(file, f"{key}#{number}", after.least)
        elif after.least > before.most + 1:
            yield _gap(file, f"{key}#{number}", before.most + 1, after.least - 1)
    if reach is None:
        return
    first, last = bands[0], bands[-1]
    if first.least > reach.least:
        yield _gap(file, f"{key}#1", reach.least, first.least - 1)
    if last.most is not None and (reach.most is None or last.most < reach.most):
        yield _gap(file, f"{key}#{len(bands)}", last.most + 1, reach.most)
    yield from _unreachable(file, key, bands, reach)


def _unreachable(
    file: LawFile[LawModel], key: str, bands: tuple[Band, ...], reach: Range
) -> Iterator[Problem]:
    for number, band in enumerate(bands, start=1):
        beyond = reach.most is not None and band.least > reach.most
        if beyond or (band.most is not None and band.most < reach.least):
            yield fault(
                "unreachable", file, f"{key}#{number}",
                Words("Không có giá trị nào rơi vào khoảng này.", "No value can fall in this band."),
                Words(f"Giá trị có thể từ {reach.least} đến {_end(reach.most, 'không giới hạn')}.",
                      f"Values go from {reach.least} to {_end(reach.most, 'any')}."),
            )  # fmt: skip


def _standard_of(law: Law, says: LawModel) -> Standard | None:
    name = getattr(says, "standard", getattr(says, "over", ""))
    return law.standards[name].says if name in law.standards else None


def _total_range(law: Law, standard: Standard | None, name: str, register: Register) -> Range | None:
    """What a total can be over every sheet of the standard."""
    if standard is None:
        return None
    total = {one.id: one for one in standard.totals}.get(name)
    if total is None:
        return None
    if total.of == "indicators":
        return indicators_range(standard)
    if total.of == "lookup":
        return bands_range(total.bands)
    every = [
        sheet_range(law, file.says, register)
        for file in law.sheets.values()
        if (file.says.standard, file.says.total) == (standard.id, name)
    ]
    if not every:
        return None
    return Range(min(one.least for one in every), max(one.most or 0 for one in every))


def _gap(file: LawFile[LawModel], key: str, first: int, last: int | None) -> Problem:
    return fault(
        "gap", file, key,
        Words(f"Khoảng điểm bỏ sót giá trị từ {first} đến {_end(last, 'không giới hạn')}.",
              f"The bands leave out the values from {first} to {_end(last, 'any')}."),
        Words("Nối các khoảng liền nhau; khoảng cuối bỏ 'most' để mở.",
              "Let the bands follow each other; leave 'most' out of the last one."),
    )  # fmt: skip


def _overlap(file: LawFile[LawModel], key: str, value: int) -> Problem:
    return fault(
        "overlap", file, key,
        Words(f"Khoảng điểm chồng lên khoảng trước, tại giá trị {value}.",
              f"The band overlaps the one before it, at the value {value}."),
        Words("Bắt đầu khoảng ngay sau giá trị cuối của khoảng trước.",
              "Begin the band just after the last value of the one before."),
    )  # fmt: skip


def _end(value: int | None, otherwise: str) -> str:
    return otherwise if value is None else str(value)
