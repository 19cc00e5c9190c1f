"""Villages as rows of a table name them: commune found, type parted from name, doubles told."""

from collections.abc import Iterable
from dataclasses import dataclass

from rasoat.common.names import fold, spelling, tidy
from rasoat.common.problems import Problem, Refused, Severity
from rasoat.common.words import Words
from rasoat.places.finder import UnitFinder
from rasoat.places.models import AreaType, Level
from rasoat.places.unit_row import UnitRow
from rasoat.places.unit_types import TYPES, split_type, type_named


@dataclass(frozen=True, slots=True)
class VillageRow:
    """A village as a row says it. One of commune code and commune name may be "".

    ``type`` may be "" when the name begins with it ("Thôn 2"); ``area_type`` None: as its commune.
    ``place`` is where the row stands, for faults: "thon.xlsx › Thôn › 12".
    """

    commune_code: str
    commune_name: str
    type: str
    name: str
    area_type: AreaType | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class NewVillage:
    """A village ready to be written."""

    commune: UnitRow
    type: str
    name: str
    area_type: str | None

    @property
    def title(self) -> str:
        """Type and name."""
        return f"{self.type} {self.name}"


class VillageReader:
    """Reads rows one after the other and remembers which villages there are."""

    def __init__(self, communes: UnitFinder, known: Iterable[UnitRow], *, lookalikes_allowed: bool) -> None:
        self.communes = communes
        self.lookalikes_allowed = lookalikes_allowed
        self.new: list[NewVillage] = []
        self.already = 0
        self.problems: list[Problem] = []
        self._stored = {(row.parent_id, spelling(row.title)) for row in known}
        self._seen: dict[tuple[int, str], str] = {}
        self._titles = {(row.parent_id, fold(row.title)): row.title for row in known}

    def read(self, row: VillageRow) -> None:
        """Take one row in: a new village, one that is there already, or a problem."""
        try:
            village = self._village(row)
        except Refused as refused:
            self.problems += refused.problems
            return
        key = (village.commune.id, spelling(village.title))
        if key in self._seen:
            self.problems.append(_twice(village, self._seen[key], row.place))
        elif key in self._stored:
            self.already += 1
        else:
            self._take(village, row.place)
        self._seen.setdefault(key, row.place)

    def _take(self, village: NewVillage, place: str) -> None:
        folded = (village.commune.id, fold(village.title))
        other = self._titles.setdefault(folded, village.title)
        if other != village.title:
            self.problems.append(_lookalike(village, other, place, allowed=self.lookalikes_allowed))
        self.new.append(village)

    def _village(self, row: VillageRow) -> NewVillage:
        commune = self.communes.find(row.commune_name, row.commune_code, place=row.place)
        type_in_name, name = split_type(row.name, Level.VILLAGE)
        village_type = type_named(row.type, Level.VILLAGE) if row.type.strip() else type_in_name
        if not name:
            raise Refused([_no_name(row.place)])
        if village_type is None:
            raise Refused([_no_type(row, row.place)])
        if type_in_name is not None and type_in_name != village_type:
            name = tidy(row.name)  # "Bon" of the type Thôn may be named "Buôn Mới"
        return NewVillage(commune, village_type, name, row.area_type or commune.area_type)


def _twice(village: NewVillage, first: str, place: str) -> Problem:
    where = f"{village.title}, {village.commune.title}"
    return Problem(
        "village.twice",
        place,
        Words(f"{where} đã có ở {first}.", f"{where} is in {first} already."),
        Words("Xoá một dòng, hoặc ghi tên để phân biệt.", "Delete one row, or tell them apart by name."),
    )


def _lookalike(village: NewVillage, other: str, place: str, *, allowed: bool) -> Problem:
    return Problem(
        "village.lookalike",
        place,
        Words(
            f"“{village.title}” chỉ khác “{other}” của {village.commune.title} ở dấu.",
            f"“{village.title}” differs from “{other}” of {village.commune.title} in accents alone.",
        ),
        Words(
            "Nếu là một thôn thì sửa cho giống; nếu là hai thôn thì xác nhận.",
            "One village: write it alike. Two villages: confirm it.",
        ),
        Severity.WARNING if allowed else Severity.ERROR,
    )


def _no_name(place: str) -> Problem:
    return Problem(
        "village.no_name",
        place,
        Words("chưa ghi tên thôn.", "no name of a village is written."),
        Words("Ghi tên, ví dụ “Thôn 2”.", "Write the name, such as “Thôn 2”."),
    )


def _no_type(row: VillageRow, place: str) -> Problem:
    types = ", ".join(TYPES[Level.VILLAGE])
    text = row.type.strip() or row.name.strip()
    return Problem(
        "village.no_type",
        place,
        Words(f"“{text}” không cho biết loại thôn.", f"“{text}” does not say the type of the village."),
        Words(f"Ghi một trong các loại: {types}.", f"Write one of the types: {types}."),
    )
