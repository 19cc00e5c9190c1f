"""The 54 ethnic groups by code and by every usual spelling of their names, and the native minorities.

At least two orders of the 54 are in use, so a bare number says nothing: the name decides. The data and their
sources stand in ``common/data``.
"""

import csv
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

from rasoat.common.names import nearest, tidy, tight
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words

KINH: Final = "01"
_DATA = files("rasoat.common") / "data"


@dataclass(frozen=True, slots=True)
class EthnicGroup:
    """One of the 54 peoples; ``code`` has two digits."""

    code: str
    name: str
    other_spellings: tuple[str, ...] = ()

    @property
    def is_minority(self) -> bool:
        """Any people other than Kinh."""
        return self.code != KINH


@dataclass(frozen=True, slots=True)
class NativeMinorities:
    """The peoples native to a province, from ``valid_from`` until the day before ``valid_to``."""

    province: str
    codes: frozenset[str]
    valid_from: date
    valid_to: date | None
    source: str
    certainty: str

    def holds_on(self, province: str, day: date) -> bool:
        """Whether this is the list of ``province`` on ``day``."""
        return province == self.province and self.valid_from <= day < (self.valid_to or date.max)


@cache
def all_groups() -> tuple[EthnicGroup, ...]:
    """All 54, in the order of their codes."""
    lines = (_DATA / "ethnic-groups.csv").read_text(encoding="utf-8").splitlines()
    return tuple(_group(row) for row in csv.DictReader(lines))


def by_code(code: str) -> EthnicGroup | None:
    """The group of a code ("01" or "1"); None when there is none."""
    return _by_code().get(code.strip().zfill(2))


def by_name(name: str) -> EthnicGroup | None:
    """The group of a name in any known spelling, without accents too; None when there is none."""
    return _by_spelling().get(tight(name))


def read(name: str, code: str, *, place: str) -> EthnicGroup:
    """The group meant by a name and, where one is given, a code that must agree with it.

    Raises ``Refused`` with one problem that names ``place``: no such name, a bare code, or a code of another
    group. Either text may be empty.
    """
    if not name.strip():
        raise Refused([_bare_code(code, place) if code.strip() else _nothing(place)])
    group = by_name(name)
    if group is None:
        raise Refused([_unknown_name(name, place)])
    if code.strip() and by_code(code) != group:
        raise Refused([_mismatch(group, code, place)])
    return group


def native_minorities(province: str, day: date) -> NativeMinorities | None:
    """The native minorities of a province code on a day; None when no list is known (which is not "none")."""
    return next((entry for entry in _native_lists() if entry.holds_on(province, day)), None)


@cache
def _by_code() -> dict[str, EthnicGroup]:
    return {group.code: group for group in all_groups()}


@cache
def _by_spelling() -> dict[str, EthnicGroup]:
    return {tight(name): group for group in all_groups() for name in (group.name, *group.other_spellings)}


@cache
def _native_lists() -> tuple[NativeMinorities, ...]:
    entries = tomllib.loads((_DATA / "native-minorities.toml").read_text(encoding="utf-8"))["list"]
    return tuple(
        NativeMinorities(
            province=entry["province"],
            codes=frozenset(entry["ethnic_groups"]),
            valid_from=entry["from"],
            valid_to=entry.get("to"),
            source=entry["source"],
            certainty=entry["certainty"],
        )
        for entry in entries
    )


def _group(row: dict[str, str]) -> EthnicGroup:
    others = tuple(tidy(spelling) for spelling in row["other_spellings"].split(";") if spelling.strip())
    return EthnicGroup(row["code"], tidy(row["name"]), others)


def _nothing(place: str) -> Problem:
    return Problem(
        "ethnic_group.missing",
        place,
        Words("chưa ghi dân tộc.", "no ethnic group is written."),
        Words("Ghi tên dân tộc, ví dụ “Mnông”.", "Write the name of the group, such as “Mnông”."),
    )


def _bare_code(code: str, place: str) -> Problem:
    group = by_code(code)
    hint = Words(f" (mã của {group.name}?)", f" (the code of {group.name}?)") if group else Words("", "")
    return Problem(
        "ethnic_group.bare_code",
        place,
        Words(
            f"chỉ có mã dân tộc “{code}”, không có tên; có nhiều cách đánh mã khác nhau.",
            f"only the code “{code}” is given, no name; several orders of codes are in use.",
        ),
        Words(f"Ghi tên dân tộc{hint.vi}.", f"Write the name of the group{hint.en}."),
    )


def _unknown_name(name: str, place: str) -> Problem:
    close = ", ".join(f"“{other}”" for other in nearest(name, [group.name for group in all_groups()]))
    hint = Words(f" Gần nhất: {close}.", f" Nearest: {close}.") if close else Words("", "")
    return Problem(
        "ethnic_group.unknown_name",
        place,
        Words(
            f"không có dân tộc nào tên “{name}” trong danh mục 54 dân tộc.",
            f"no ethnic group is called “{name}” among the 54.",
        ),
        Words(f"Ghi tên theo danh mục.{hint.vi}", f"Write the name as in the list.{hint.en}"),
    )


def _mismatch(group: EthnicGroup, code: str, place: str) -> Problem:
    other = by_code(code)
    belongs = Words(f"mã của {other.name}", f"the code of {other.name}") if other else None
    says = belongs or Words("không có trong danh mục", "not in the list")
    return Problem(
        "ethnic_group.code_and_name_differ",
        place,
        Words(
            f"mã dân tộc “{code}” là {says.vi}, nhưng tên ghi là {group.name} (mã {group.code}).",
            f"ethnic code “{code}” is {says.en}, but the name is {group.name} (code {group.code}).",
        ),
        Words("Sửa mã hoặc tên cho khớp.", "Correct the code or the name so that they agree."),
    )
