"""What must hold between the rows of a province's files."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.places.loading.file_rows import PeriodRow, ProvinceFiles

_FIX_DATES = Words("Sửa ngày trong tệp.", "Correct the dates in the file.")


def check_files(province: ProvinceFiles) -> Iterator[Problem]:
    """Every unknown label or source, overlap, and date at which a parent or a successor is missing."""
    yield from _unknown_units(province)
    yield from _unknown_sources(province)
    yield from _overlaps(province.periods)
    yield from _parents_not_there(province.periods)
    yield from _successions_out_of_time(province)


def _unknown_units(province: ProvinceFiles) -> Iterator[Problem]:
    known = {row.unit for row in province.periods}
    used = [row.parent for row in province.periods if row.parent]
    used += [label for row in province.successions for label in (row.from_unit, row.to_unit)]
    for label in dict.fromkeys(used):
        if label not in known:
            yield _unknown("units.unknown_unit", label, "units.csv")


def _unknown_sources(province: ProvinceFiles) -> Iterator[Problem]:
    for key in dict.fromkeys(row.source for row in (*province.periods, *province.successions)):
        if key not in province.sources:
            yield _unknown("units.unknown_source", key, "sources.toml")


def _overlaps(periods: Iterable[PeriodRow]) -> Iterator[Problem]:
    """Two periods of one unit, or of one code, that share a day."""
    groups: dict[str, list[PeriodRow]] = defaultdict(list)
    for row in periods:
        groups[f"unit {row.unit}"].append(row)
        groups[f"code {row.code}"].append(row)
    for name, rows in groups.items():
        for before, after in pairwise(sorted(rows, key=lambda row: row.valid_from)):
            if before.holds_on(after.valid_from):
                yield _overlap(name, after)


def _parents_not_there(periods: Iterable[PeriodRow]) -> Iterator[Problem]:
    """The unit above must be there on the first day; ``checks.check_units`` looks at the days after."""
    by_unit = defaultdict(list)
    for row in periods:
        by_unit[row.unit].append(row)
    for row in periods:
        if row.parent and not any(each.holds_on(row.valid_from) for each in by_unit[row.parent]):
            yield _parent_not_there(row)


def _successions_out_of_time(province: ProvinceFiles) -> Iterator[Problem]:
    """A unit ends on the day it becomes another, and the other is there that day."""
    for row in province.successions:
        ends = [each.valid_to for each in province.periods if each.unit == row.from_unit]
        there = any(each.unit == row.to_unit and each.holds_on(row.on) for each in province.periods)
        if not there or None in ends or row.on not in ends or row.on != max(filter(None, ends)):
            yield Problem(
                "units.succession_out_of_time",
                f"successions.csv › {row.from_unit} → {row.to_unit}",
                Words(
                    f"đơn vị cũ phải kết thúc và đơn vị mới phải có vào ngày {row.on:%d/%m/%Y}.",
                    f"the old unit must end, and the new one be there, on {row.on:%d/%m/%Y}.",
                ),
                _FIX_DATES,
            )


def _overlap(name: str, row: PeriodRow) -> Problem:
    return Problem(
        "units.overlap",
        f"units.csv › {name}",
        Words(
            f"có hai giai đoạn cùng chứa ngày {row.valid_from:%d/%m/%Y}.",
            f"two periods hold on {row.valid_from:%d/%m/%Y}.",
        ),
        _FIX_DATES,
    )


def _parent_not_there(row: PeriodRow) -> Problem:
    return Problem(
        "units.parent_not_there",
        f"units.csv › {row.unit}",
        Words(
            f"đơn vị cấp trên {row.parent} không có vào ngày {row.valid_from:%d/%m/%Y}.",
            f"the unit above, {row.parent}, is not there on {row.valid_from:%d/%m/%Y}.",
        ),
        _FIX_DATES,
    )


def _unknown(rule: str, key: str, file: str) -> Problem:
    return Problem(
        rule,
        key,
        Words(f"không có trong {file}.", f"is not in {file}."),
        Words(f"Thêm vào {file} hoặc sửa tên.", f"Add it to {file} or correct the name."),
    )
