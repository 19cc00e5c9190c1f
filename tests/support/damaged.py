"""Lists of past years as offices keep them: true households, damaged by a seed, with the truth.

``damaged(true_households(200, seed=1), Layout.FREE, Damage(), seed=1)`` gives the bytes of a workbook and,
for every row of it, which household stands there and what was done to it. Names are made up.
"""

import io
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from unicodedata import normalize

from rasoat.common.ethnic_groups import by_code
from rasoat.common.partial_dates import PartialDate
from rasoat.files.csv_writer import write_csv
from rasoat.files.sheet_model import Band, BandStyle, Book, Cell, Column, Kind, SheetModel
from rasoat.files.workbook_writer import write_workbook
from rasoat.surveys.layout.relations import BY_CODE
from rasoat.surveys.national.columns import AFTER_COLUMNS, list_columns

_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Điểu", "Thị", "Tống", "Vi", "Lò")
_MIDDLE = {"male": ("Văn", "Đình", "Hữu"), "female": ("Thị", "Thùy", "Mỹ")}
_GIVEN = {
    "male": ("An", "Bình", "Dũng", "Hòa", "Long", "Minh", "Quang", "Sơn", "Thắng", "Tuấn", "Việt", "K'Rang"),
    "female": ("Ánh", "Bích", "Dung", "Hoa", "Hường", "Lan", "Mai", "Ngọc", "Phượng", "Thảo", "Yến"),
}
_GROUPS = ("01", "20", "12", "08", "07")
_CLASSES = {"poor": "Hộ nghèo", "near_poor": "Hộ cận nghèo", "above": "Không nghèo"}
PLACES = (
    ("Huyện Cư Jút", "Xã Đắk Wil", "24643", ("Thôn 1", "Thôn 2", "Bon Bu Sóp")),
    ("Huyện Cư Jút", "Xã Ea Pô", "24646", ("Thôn Nam Tiến", "Thôn Hòa An")),
    ("Huyện Đắk Mil", "Xã Đắk R'La", "24688", ("Thôn 1", "Thôn 5")),
)


@dataclass(frozen=True)
class TruePerson:
    """A person as they are."""

    name: str
    relation: str
    sex: str
    birth: PartialDate
    identity_number: str
    ethnic_group: str


@dataclass(frozen=True)
class TrueHousehold:
    """A household as it is. ``id`` is known to the test alone; ``number`` is that in its village."""

    id: str
    district: str
    commune: str
    commune_code: str
    village: str
    number: int
    code: str
    class_group: str
    b1: int
    b2: int
    review_date: date
    people: tuple[TruePerson, ...]

    @property
    def head(self) -> TruePerson:
        return self.people[0]


class Layout(StrEnum):
    """The layouts lists of past years come in."""

    NATIONAL = "national"
    EXPORT = "export"
    FREE = "free"


@dataclass(frozen=True)
class Damage:
    """How much is damaged: shares of households or cells between 0 and 1, or whether it is done at all."""

    duplicates: float = 0.25
    versions: float = 0.05
    name_case: float = 0.2
    decomposed: float = 0.1
    spelling: float = 0.1
    no_sex: float = 0.03
    year_only: float = 0.2
    bad_date: float = 0.02
    bare_group: float = 0.0
    empty_district: str = ""
    codes_restart: bool = True
    shuffled_columns: bool = False
    labels: bool = True


NONE = Damage(*[0.0] * 9, empty_district="", codes_restart=False, shuffled_columns=False, labels=False)


class Done(StrEnum):
    """What became of a household in a row."""

    WRITTEN = "written"
    DUPLICATE = "duplicate"
    VERSION = "version"


@dataclass(frozen=True)
class Truth:
    """Who stands in a row: household and person (0 is the head), and what was done."""

    household: str
    person: int
    done: Done
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class Damaged:
    """The file, and the truth about each data row by Excel's number."""

    content: bytes
    name: str
    sheet: str
    rows: dict[int, Truth]
    households: tuple[TrueHousehold, ...] = field(repr=False)


def true_households(
    count: int, seed: int, *, review_year: int = 2017, places: Sequence = PLACES
) -> list[TrueHousehold]:
    """``count`` households over the villages of ``places``, numbered from 1 in each village."""
    chance = random.Random(f"households {seed}")
    villages = [(*place[:3], village) for place in places for village in place[3]]
    numbers: dict[tuple, int] = {}
    found = []
    for serial in range(count):
        where = villages[serial % len(villages)]
        numbers[where] = numbers.get(where, 0) + 1
        found.append(_household(chance, serial, where, numbers[where], review_year))
    return found


def _household(chance: random.Random, serial: int, where: tuple, number: int, year: int) -> TrueHousehold:
    district, commune, commune_code, village = where
    group = chance.choice(_GROUPS)
    head = _person(chance, serial, "head", chance.choice(("male", "female")), range(1945, 1990), group)
    others = [_person(chance, serial, "spouse", _other(head.sex), range(1950, 1992), group)]
    others += [
        _person(chance, serial, "child", chance.choice(("male", "female")), range(2005, 2015), group)
        for _ in range(chance.randrange(4))
    ]
    people = (head, *others[: chance.randrange(len(others) + 1)])
    return TrueHousehold(
        id=f"h{serial}", district=district, commune=commune, commune_code=commune_code, village=village,
        number=number, code=f"{3000000 + serial}", class_group=chance.choice(("poor", "poor", "near_poor")),
        b1=chance.randrange(0, 150, 5), b2=chance.randrange(0, 60, 10),
        review_date=date(year, 10, 1) + timedelta(days=chance.randrange(60)), people=people,
    )  # fmt: skip


def _person(
    chance: random.Random, serial: int, relation: str, sex: str, years: range, group: str
) -> TruePerson:
    name = f"{chance.choice(_FAMILIES)} {chance.choice(_MIDDLE[sex])} {chance.choice(_GIVEN[sex])}"
    birth = PartialDate(chance.choice(years), chance.randrange(1, 13), chance.randrange(1, 29))
    century = {"male": 0, "female": 1}[sex] + (2 if birth.year >= 2000 else 0)
    number = f"067{century}{birth.year % 100:02d}{serial % 1000:03d}{chance.randrange(1000):03d}"
    return TruePerson(name, relation, sex, birth, number, group)


def _other(sex: str) -> str:
    return "female" if sex == "male" else "male"


def damaged(
    households: Iterable[TrueHousehold],
    layout: Layout,
    damage: Damage = Damage(),
    *,
    seed: int,
    review_year: int = 2017,
    csv: bool = False,
) -> Damaged:
    """The list of ``households`` in a layout, damaged. Equal seeds give equal bytes."""
    return _Office(tuple(households), layout, damage, seed, review_year).file(csv=csv)


class _Office:
    """Writes one list. Each household becomes a block of rows; blocks are copied, changed and written."""

    def __init__(
        self, households: tuple[TrueHousehold, ...], layout: Layout, damage: Damage, seed: int, year: int
    ) -> None:
        self._households, self._layout, self._damage, self._year = households, layout, damage, year
        self._chance = random.Random(f"damage {layout} {seed}")
        self._columns = {
            Layout.NATIONAL: list_columns(AFTER_COLUMNS),
            Layout.EXPORT: EXPORT_COLUMNS,
            Layout.FREE: FREE_COLUMNS,
        }[layout]  # fmt: skip
        self._order = list(range(len(self._columns)))
        if damage.shuffled_columns:
            self._chance.shuffle(self._order)

    def file(self, *, csv: bool) -> Damaged:
        rows: list[list[Cell] | Band] = []
        truth: dict[int, Truth] = {}
        first = 2 if csv else self._first_row()
        for block, told in self._blocks():
            for row, one in zip(block, told, strict=True):
                truth[first + len(rows)] = one
                rows.append([row[place] for place in self._order])
        columns = [self._columns[place] for place in self._order]
        if self._damage.labels and not csv:
            rows.append(Band(("Tổng cộng: " + str(len(self._households)) + " hộ",), BandStyle.TOTAL))
        stem, target = f"{self._layout}-{self._year}", io.BytesIO()
        if csv:
            write_csv(target, columns, rows)
            return Damaged(target.getvalue(), f"{stem}.csv", stem, truth, self._households)
        write_workbook(target, Book((self._sheet(columns, rows),)))
        return Damaged(target.getvalue(), f"{stem}.xlsx", SHEETS[self._layout], truth, self._households)

    def _sheet(self, columns: list[Column], rows: list) -> SheetModel:
        return SheetModel(
            SHEETS[self._layout],
            columns,
            rows=rows,
            title=(f"DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO, RÀ SOÁT NĂM {self._year}",),
            key_row=self._layout is Layout.EXPORT,
            number_row=self._damage.labels,
        )

    def _first_row(self) -> int:
        """Title, an empty row, headings, and what stands beside them."""
        keys, groups = self._layout is Layout.EXPORT, any(column.group for column in self._columns)
        return 2 + groups + keys + 1 + self._damage.labels + 1

    def _blocks(self) -> list[tuple[list[list[Cell]], list[Truth]]]:
        blocks = []
        for household in self._households:
            one, faults = self._blurred(household)
            written = self._rows(one, faults)
            blocks.append(self._told(household, written, Done.WRITTEN, faults))
            if self._hit(self._damage.versions):
                later = replace(one, b1=one.b1 + 5)
                blocks.append(self._told(household, self._rows(later, faults), Done.VERSION, faults))
            if self._hit(self._damage.duplicates):
                blocks.append(self._told(household, written, Done.DUPLICATE, faults))
        return blocks

    def _told(self, household: TrueHousehold, rows: list, done: Done, faults: tuple[str, ...]) -> tuple:
        return rows, [Truth(household.id, place, done, faults) for place in range(len(rows))]

    def _blurred(self, one: TrueHousehold) -> tuple[TrueHousehold, tuple[str, ...]]:
        """The household as the office writes it; faults are what nobody can repair."""
        faults = ["bad_date"] if self._hit(self._damage.bad_date) else []
        faults += ["bare_group"] if self._hit(self._damage.bare_group) else []
        people = tuple(self._person(person) for person in one.people)
        village, commune = (self._spelled(text) for text in (one.village, one.commune))
        return replace(one, people=people, village=village, commune=commune), tuple(faults)

    def _person(self, one: TruePerson) -> TruePerson:
        name = one.name
        if self._hit(self._damage.name_case):
            name = self._chance.choice((name.upper(), name.lower(), name.swapcase()))
        if self._hit(self._damage.decomposed):
            name = normalize("NFD", name)
        sex = "" if self._hit(self._damage.no_sex) else one.sex
        birth = PartialDate(one.birth.year) if self._hit(self._damage.year_only) else one.birth
        return replace(one, name=name, sex=sex, birth=birth)

    def _spelled(self, text: str) -> str:
        if not self._hit(self._damage.spelling):
            return text
        changed = text.replace("Đắk", "Đăk").replace("òa", "oà").replace("'", "’")
        return changed if changed != text else text.replace(" ", "  ")

    def _hit(self, share: float) -> bool:
        return self._chance.random() < share

    def _rows(self, one: TrueHousehold, faults: tuple[str, ...]) -> list[list[Cell]]:
        rows = {Layout.NATIONAL: _national, Layout.EXPORT: _export, Layout.FREE: _free}[self._layout]
        code = str(one.number) if self._damage.codes_restart else one.code
        empty = one.district == self._damage.empty_district
        return rows(_Written(one, code, empty=empty, faults=faults))


@dataclass(frozen=True)
class _Written:
    """A household on its way into rows, with the texts all layouts share."""

    one: TrueHousehold
    code: str
    empty: bool
    faults: tuple[str, ...]

    def birth(self, person: TruePerson) -> str:
        return "31/02/1970" if "bad_date" in self.faults else person.birth.show()

    def group(self, person: TruePerson) -> str:
        return "20" if "bare_group" in self.faults else by_code(person.ethnic_group).name

    def seen(self, value: Cell) -> Cell:
        return None if self.empty else value


SHEETS = {Layout.NATIONAL: "Sau rà soát", Layout.EXPORT: "Export", Layout.FREE: "Danh sách"}
_SEX = {"male": "Nam", "female": "Nữ", "": None}
EXPORT_COLUMNS = tuple(
    Column(title, key=key, kind=kind)
    for title, key, kind in (
        ("Ngày rà soát", "review_date", Kind.DATE),
        ("Họ tên chủ hộ", "head_name", Kind.TEXT),
        ("Mã hộ", "household_code", Kind.CODE),
        ("DTTS tại chỗ", "native_minority", Kind.TEXT),
        ("Giới tính chủ hộ", "head_sex", Kind.TEXT),
        ("Số nhân khẩu", "members", Kind.INTEGER),
        ("Kết quả phiếu A", "form_a", Kind.TEXT),
        ("Điểm B1", "b1", Kind.INTEGER),
        ("Điểm B2", "b2", Kind.INTEGER),
        ("Kết quả", "result", Kind.TEXT),
        ("Người rà soát", "reviewer", Kind.TEXT),
        ("Thôn", "village", Kind.TEXT),
        ("Xã", "commune", Kind.TEXT),
        ("Huyện", "district", Kind.TEXT),
    )
)
"""The eleven columns of the province's export, and the three units it is filtered by."""
FREE_COLUMNS = (
    Column("Huyện"),
    Column("Xã"),
    Column("Thôn/buôn"),
    Column("Số hộ", Kind.CODE),
    Column("H.tên"),
    Column("QH với CH"),
    Column("Nam", Kind.CODE, group="Năm sinh"),
    Column("Nữ", Kind.CODE, group="Năm sinh"),
    Column("Số CMND", Kind.CODE),
    Column("Tên dân tộc"),
    Column("Nghèo", group="Phân loại"),
    Column("Cận nghèo", group="Phân loại"),
    Column("B1", Kind.INTEGER, group="Điểm"),
    Column("B2", Kind.INTEGER, group="Điểm"),
)
"""A workbook of an office's own: two rows of headings, short words, marks instead of words."""


def _national(written: _Written) -> list[list[Cell]]:
    one, rows = written.one, []
    for place, person in enumerate(one.people):
        head = place == 0
        first: list[Cell] = [
            None, one.number if head else None,
            person.name if head else None, None if head else person.name, BY_CODE[person.relation].words.vi,
            written.birth(person), _SEX[person.sex], person.identity_number,
            "Tỉnh Đắk Nông", one.district, None, one.commune, one.commune_code, one.village,
            written.group(person), _CLASSES[one.class_group] if head else None,
            "12/QĐ-UBND" if head else None,
            one.review_date.replace(month=12, day=20) if head else None,
            written.seen(one.b1) if head else None, written.seen(one.b2) if head else None,
        ]  # fmt: skip
        last: list[Cell] = [None] * 4 + [
            written.code if head else None,
            None,
            len(one.people) if head else None,
        ]
        rows.append([*first, *last, None])
    return rows


def _export(written: _Written) -> list[list[Cell]]:
    one = written.one
    native = "Có" if one.head.ethnic_group == "20" else "Không"
    return [[
        written.seen(one.review_date), one.head.name, written.code, native, _SEX[one.head.sex],
        len(one.people), "Vào B", written.seen(one.b1), written.seen(one.b2), _CLASSES[one.class_group],
        written.seen("Trần Thị Hạnh"), one.village, one.commune, one.district,
    ]]  # fmt: skip


def _free(written: _Written) -> list[list[Cell]]:
    one, rows = written.one, []
    for place, person in enumerate(one.people):
        birth, head = written.birth(person), place == 0
        rows.append([
            one.district, one.commune, one.village, str(one.number), person.name,
            BY_CODE[person.relation].words.vi, birth if person.sex != "female" else None,
            birth if person.sex == "female" else None, person.identity_number, written.group(person),
            "x" if head and one.class_group == "poor" else None,
            "x" if head and one.class_group == "near_poor" else None,
            written.seen(one.b1) if head else None, written.seen(one.b2) if head else None,
        ])  # fmt: skip
    return rows


def past_workbook(
    sheets: dict[str, tuple[Sequence[str | Column], Sequence]], *, title: str = "DANH SÁCH NĂM 2017"
) -> bytes:
    """A workbook of plain sheets: headings (in row 3, or 3 and 4 where they have groups), rows below."""
    models = [
        SheetModel(
            name,
            [one if isinstance(one, Column) else Column(one) for one in headings],
            rows=rows,
            title=(title,),
        )
        for name, (headings, rows) in sheets.items()
    ]
    target = io.BytesIO()
    write_workbook(target, Book(models))
    return target.getvalue()
