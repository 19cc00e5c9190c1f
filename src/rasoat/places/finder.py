"""Finding the unit a table means by code, name or both, and saying the nearest names when there is none."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from rasoat.common.names import fold, nearest
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.places.models import Level
from rasoat.places.queries import periods_of_code
from rasoat.places.unit_row import UnitRow
from rasoat.places.unit_types import split_type


class UnitFinder:
    """Finds among ``units``, all of one level on ``day``: communes of a province, villages of a commune.

    Built once for a table; each ``find`` is a look-up. ``history`` tells whose a code was on other days.
    """

    def __init__(
        self,
        units: Iterable[UnitRow],
        day: date,
        history: Callable[[str], tuple[UnitRow, ...]] = periods_of_code,
    ) -> None:
        self.units = tuple(units)
        self.day = day
        self._history = history
        self._by_code = {unit.code: unit for unit in self.units}
        self._by_fold: dict[str, list[UnitRow]] = defaultdict(list)
        for unit in self.units:
            for key in {_key(text) for name in unit.names for text in (name, f"{unit.type} {name}")}:
                self._by_fold[key].append(unit)

    def find(self, name: str, code: str = "", *, place: str) -> UnitRow:
        """The unit meant. The code decides; a name beside it must agree with it.

        Raises ``Refused`` with one problem that names ``place``: nothing given, a code that no unit has on
        this day, a name that is another unit's, unknown or shared.
        """
        name, code = name.strip(), code.strip()
        if code:
            return self._by_code_and_name(code, name, place)
        if not name:
            raise Refused([_nothing(place)])
        called = self._called(name)
        if len(called) == 1:
            return called[0]
        raise Refused([self._shared(name, called, place) if called else self._unknown(name, place)])

    def _by_code_and_name(self, code: str, name: str, place: str) -> UnitRow:
        unit = self._by_code.get(code)
        if unit is None:
            raise Refused([self._code_not_there(code, name, place)])
        if name and unit not in self._alike(name):
            raise Refused([self._code_of_another(unit, name, place)])
        return unit

    def _called(self, name: str) -> list[UnitRow]:
        """Those whose name folds alike; where there are several, those written with the same accents."""
        alike = self._alike(name)
        exact = [unit for unit in alike if unit.is_called(name)]
        return exact if len(alike) > 1 and exact else alike

    def _alike(self, name: str) -> list[UnitRow]:
        """Also with the type shortened (TT Đắk Mil) or, except for villages, wrong (Phường for Xã)."""
        whole = self._by_fold.get(_key(name))
        if whole or not self.units:
            return whole or []
        level = Level(self.units[0].level)
        unit_type, bare = split_type(name, level)
        titled = self._by_fold.get(_key(f"{unit_type} {bare}"), [])
        return titled if level is Level.VILLAGE else titled or self._by_fold.get(_key(bare), [])

    def _nearest(self, name: str) -> str:
        titles = {text: unit for unit in self.units for text in (unit.name, unit.title)}
        found = dict.fromkeys(titles[text] for text in nearest(name, titles, n=6))
        return "; ".join(f"{unit.title} ({unit.code})" for unit in list(found)[:3])

    def _did_you_mean(self, name: str) -> Words:
        close = self._nearest(name) if name else ""
        if not close:
            return Words("Xem lại danh mục đơn vị.", "See the list of units.")
        return Words(f"Tên gần nhất: {close}.", f"Nearest names: {close}.")

    def _unknown(self, name: str, place: str) -> Problem:
        return Problem(
            "unit.unknown",
            place,
            Words(
                f"không có đơn vị nào tên “{name}” vào ngày {self.day:%d/%m/%Y}.",
                f"no unit is called “{name}” on {self.day:%d/%m/%Y}.",
            ),
            self._did_you_mean(name),
        )

    def _shared(self, name: str, units: list[UnitRow], place: str) -> Problem:
        listed = "; ".join(f"{unit.title} ({unit.code})" for unit in units)
        return Problem(
            "unit.name_shared",
            place,
            Words(f"“{name}” có thể là {listed}.", f"“{name}” may be {listed}."),
            Words("Ghi thêm mã hoặc viết đủ dấu.", "Add the code or write all the accents."),
        )

    def _code_of_another(self, unit: UnitRow, name: str, place: str) -> Problem:
        called = self._called(name)
        remedy = self._did_you_mean(name)
        if len(called) == 1:
            right = f"{called[0].title}: {called[0].code}"
            remedy = Words(f"Mã đúng có thể là {right}.", f"The right code may be {right}.")
        return Problem(
            "unit.code_and_name_differ",
            place,
            Words(
                f"mã {unit.code} vào ngày {self.day:%d/%m/%Y} là {unit.title}, không phải “{name}”.",
                f"code {unit.code} on {self.day:%d/%m/%Y} is {unit.title}, not “{name}”.",
            ),
            remedy,
        )

    def _code_not_there(self, code: str, name: str, place: str) -> Problem:
        held = [_held(unit) for unit in self._history(code)]
        told = Words("; ".join(each.vi for each in held), "; ".join(each.en for each in held))
        return Problem(
            "unit.code_not_valid_on_day",
            place,
            Words(
                f"mã {code} không dùng ở đây vào ngày {self.day:%d/%m/%Y}"
                + (f" ({told.vi})." if held else "; chưa từng có mã này."),
                f"code {code} is not in use here on {self.day:%d/%m/%Y}"
                + (f" ({told.en})." if held else "; it never was."),
            ),
            self._did_you_mean(name),
        )


def _key(text: str) -> str:
    """Folded, and Thôn 02 as Thôn 2."""
    return re.sub(r"\b0+(?=\d)", "", fold(text))


def _held(unit: UnitRow) -> Words:
    """Whose a code was, and when."""
    first = f"{unit.valid_from:%d/%m/%Y}"
    if unit.valid_to is None:
        return Words(f"{unit.title} từ {first}", f"{unit.title} since {first}")
    last = f"{unit.valid_to - timedelta(days=1):%d/%m/%Y}"
    return Words(f"{unit.title} từ {first} đến {last}", f"{unit.title} from {first} to {last}")


def _nothing(place: str) -> Problem:
    return Problem(
        "unit.missing",
        place,
        Words("chưa ghi mã hoặc tên đơn vị.", "neither code nor name of a unit is written."),
        Words("Ghi mã, hoặc tên nếu không có mã.", "Write the code, or the name when there is no code."),
    )
