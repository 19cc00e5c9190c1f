"""Samples of a household's life, of the forms that record it, and of a person over time. Invented people."""

from dataclasses import replace
from datetime import UTC, date, datetime

from sample_household import HOUSEHOLD

from rasoat.common.codes import household_code, person_code
from rasoat.common.partial_dates import PartialDate
from rasoat.common.words import Words
from rasoat.register import life_words
from rasoat.register.queries.life import Band, Number
from rasoat.surveys.layout.options import SEXES
from rasoat.surveys.layout.relations import WORDS as RELATIONS
from rasoat.web.acts.form import options, relation_options
from rasoat.web.life_line import life_line
from rasoat.web.page_models.acts import (
    ActLink,
    ActPage,
    ActsPage,
    FactForm,
    FactLine,
    HouseholdCard,
    NewPerson,
    PersonLine,
)
from rasoat.web.page_models.life import (
    AsOfPart,
    ClosedPart,
    KinRow,
    LifePart,
    LifeRow,
    Link,
    MemberPage,
    SpellRow,
    UndoneRow,
)
from rasoat.web.page_models.people import FieldFault, Form, Option

TODAY = date(2018, 11, 15)
AT = datetime(2018, 11, 2, 2, 15, tzinfo=UTC)
CODE = HOUSEHOLD.code
SON = Link(household_code(10, 9917), "Điểu Sơn", "#son")
ELSEWHERE = Link(household_code(10, 8820), "", "")


def both(text: str) -> Words:
    return Words(text, text)


def entry(day: date, kind: str, vi: str, en: str, **more: object) -> LifeRow:
    usual = {"details": (), "others": (), "group": "", "why": "", "by": "Lê Thị Ngọc", "at": AT}
    return LifeRow(day, kind, Words(vi, en), **(usual | more))  # type: ignore[arg-type]


UNDONE = UndoneRow("Lê Thị Ngọc", AT, "ghi nhầm sang hộ khác", "#back")
ROWS = (
    entry(date(2018, 11, 1), "split", "Điểu Sơn tách thành hộ riêng", "Điểu Sơn split off", others=(SON,),
          why="đã xem sổ hộ khẩu mới", undo_url="#undo"),
    entry(date(2018, 10, 20), "people", "Thị Hoa rời hộ: qua đời", "Thị Hoa left: died", undone=UNDONE),
    entry(date(2018, 10, 9), "survey", "Khảo sát cho danh sách năm 2019: đề xuất hộ nghèo",
          "Survey for the list of 2019: proposed poor", details=(both("B1 = 110, B2 = 40"),), group="poor",
          survey_url="#survey", file_url="#file"),
    entry(date(2017, 12, 20), "class", "Danh sách năm 2018 (nạp lại): hộ nghèo",
          "List of 2018 (brought in): poor", details=(Words("Chưa thấy quyết định", "Not seen"),),
          group="poor"),
    entry(date(2017, 3, 2), "move", "Hộ chuyển đến Bon Bù Bir, Xã Quảng Tín",
          "The household moved to Bon Bù Bir, Xã Quảng Tín", undo_url="#undo"),
    entry(date(2016, 5, 4), "merge", "Hộ khác nhập vào: thêm Thị Oanh", "Thị Oanh joined",
          others=(ELSEWHERE,)),
    entry(date(2016, 1, 1), "begin", "Hộ được đưa vào sổ", "The household came into the register"),
)  # fmt: skip
BANDS = (
    Band(date(2016, 1, 1), date(2017, 1, 1), "near_poor", ""),
    Band(date(2017, 1, 1), date(2018, 1, 1), "none", ""),
    Band(date(2018, 1, 1), None, "poor", ""),
)
MARKS = [(one.day, one.kind) for one in reversed(ROWS) if one.kind in {"split", "people", "move", "merge"}]
LINE = life_line(date(2016, 1, 1), TODAY, TODAY, BANDS, MARKS)
NUMBERS = (
    Number("", life_words.NUMBERS["national"], "DN-0041700", 0, "bảng của Bộ"),
    Number("", life_words.NUMBERS["local"], "12", 2016, "danh-sach-2016.xlsx"),
)
KIN = (
    KinRow(ELSEWHERE, True, life_words.LINEAGE["merged"], date(2016, 5, 4)),
    KinRow(SON, False, life_words.LINEAGE["split"], date(2018, 11, 1)),
)
LIFE = LifePart(LINE, ROWS, KIN, NUMBERS)
LIVED = replace(HOUSEHOLD, life=LIFE, standing="poor", may_record=True)
THEN = replace(
    LIVED,
    life=replace(
        LIFE, line=life_line(date(2016, 1, 1), date(2017, 6, 1), TODAY, BANDS, MARKS), rows=ROWS[4:]
    ),
    as_of=AsOfPart(date(2017, 6, 1), date(2018, 1, 31)),
    standing="none",
    survey=None,
    years=(),
    may_record=False,
)
ENDED = replace(
    LIVED,
    life=replace(
        LIFE, line=life_line(date(2003, 1, 1), TODAY, TODAY, BANDS, MARKS, date(2018, 11, 2)), kin=KIN[1:]
    ),
    closed=ClosedPart(date(2018, 11, 2), life_words.CLOSED["merged"], SON),
    members=(),
    size=0,
    standing="",
    may_record=False,
    as_of=AsOfPart(fault=Words("Ngày không hợp lệ; đang xem hôm nay.", "That is no day; this is today.")),
)


def person(number: int, name: str, relation: str, birth: str, **more: object) -> PersonLine:
    code = person_code(10, number)
    return PersonLine(code, name, RELATIONS[relation], SEXES["male"], PartialDate.parse(birth), **more)  # type: ignore[arg-type]


HEAD = person(321, "Điểu K'Rang", "head", "1974", ticked=True)
WIFE = person(322, "Thị Mai", "spouse", "12/05/1978")
CHILD = person(323, "Điểu Sơn", "child", "03/2001", ticked=True)
PEOPLE = (HEAD, WIFE, CHILD)
HEADS = tuple(Option(one.code, both(one.name), one is WIFE) for one in PEOPLE)
RELATED = (
    WIFE,
    replace(HEAD, relations=relation_options("spouse")),
    replace(CHILD, relations=relation_options("")),
)


def fault(field: str) -> FieldFault:
    return FieldFault(field, Words("Chưa ghi.", "It is missing."), Words("Ghi vào.", "Enter it."))


TYPED = Form(
    {"day": "2018-11-01", "reason": "đã xem giấy tờ", "name-1": "Điểu Bé", "despite_decision": ""},
    tuple(
        map(fault, ("day", "reason", "despite_decision", "people", "birth-1", f"rel-{CHILD.code}", "village"))
    ),
)
ACT = ActPage(CODE, "Điểu K'Rang", Form({"day": "2018-11-15"}))
NEW = NewPerson(
    1,
    relation_options("child"),
    options(SEXES, SEXES, ""),
    (Option("01", both("Kinh")), Option("25", both("M'Nông"))),
)
CARD = HouseholdCard(CODE, "Điểu K'Rang", "Bon Bù Bir, Xã Quảng Tín", "Ngõ 3", PEOPLE, "poor")
OTHER = HouseholdCard(SON.code, "Điểu Sơn", "Bon Bù Bir, Xã Quảng Tín", "", (), "near_poor")
SAME = tuple(replace(one, same=HEADS) for one in PEOPLE)
COMING = tuple(replace(one, relations=relation_options("other_relative")) for one in PEOPLE)
VILLAGES = tuple(Option(str(n), both(f"Bon {n}, Xã Quảng Tín, Huyện Đắk R'Lấp"), n == 2) for n in (1, 2, 3))
DOORS = (
    ActLink("#join", "Thêm người vào hộ", "mới sinh, kết hôn, chuyển đến, trở về", "user-plus"),
    ActLink("#leave", "Có người rời hộ", "qua đời, kết hôn, chuyển đi", "logout"),
    ActLink("#split", "Tách hộ", "một phần thành hộ riêng", "users"),
)
FACTS = tuple(
    FactLine("" if n < 2 else "Điểu K'Rang", words, "1974" if n else "", f"#{n}")
    for n, words in enumerate(life_words.FACTS.values())
)
FACT = FactForm("1:birth", "Điểu K'Rang", Words("Ngày sinh", "Birth date"), "1974", Words("1986", "1986"))
MEMBER = MemberPage(
    code=CHILD.code,
    name="Điểu Sơn",
    sex=SEXES["male"],
    birth=PartialDate(2001, 3),
    ethnic_group="M'Nông",
    identity="•••••••••321",
    relation=RELATIONS["head"],
    household=SON,
    present=False,
    left_on=date(2018, 11, 9),
    left_why=life_words.WENT["move_out"],
    spells=(
        SpellRow(
            SON, date(2018, 11, 1), date(2018, 11, 9), life_words.CAME["split"], life_words.WENT["move_out"]
        ),
        SpellRow(ELSEWHERE, None, date(2018, 11, 1), Words("–", "–"), life_words.WENT["split"]),
    ),
    numbers=NUMBERS[:1],
)


def form(name: str, title: str, page: ActPage) -> tuple[str, dict[str, object]]:
    return f"acts/{name}", {"page": page, "title": title, "room": "places", "crumbs": LIVED.crumbs}


WHY = options(life_words.WENT, ("death", "marriage", "move_out", "other"), "death")
LIFE_PAGES: dict[str, tuple[str, dict[str, object]]] = {
    "household-life": ("household", {"page": LIVED, "room": "places", "crumbs": LIVED.crumbs}),
    "household-then": ("household", {"page": THEN, "room": "places", "crumbs": LIVED.crumbs}),
    "household-ended": ("household", {"page": ENDED, "room": "places", "crumbs": LIVED.crumbs}),
    "member": ("member", {"page": MEMBER, "room": "places", "crumbs": LIVED.crumbs}),
    "acts": ("acts/menu", {"page": ActsPage(CODE, "Điểu K'Rang", None, DOORS, DOORS[:1]), "room": "places"}),
    "acts-ended": ("acts/menu", {"page": ActsPage(CODE, "Điểu K'Rang", TODAY, (), ()), "room": "places"}),
    "act-join": form(
        "join",
        "Thêm người vào hộ",
        replace(
            ACT,
            form=TYPED,
            late=True,
            new=(NEW,),
            reasons=WHY,
            left=(replace(WIFE, relations=relation_options("")),),
        ),
    ),
    "act-leave": form(
        "leave",
        "Có người rời hộ",
        replace(ACT, form=TYPED, people=PEOPLE, reasons=WHY, heads=HEADS, staying=RELATED, relations_for="1"),
    ),
    "act-head": form("head", "Đổi chủ hộ", replace(ACT, heads=HEADS, staying=RELATED, relations_for="1")),
    "act-move": form("move", "Hộ chuyển nơi ở", replace(ACT, form=TYPED, villages=VILLAGES)),
    "act-split": form(
        "split",
        "Tách hộ",
        replace(
            ACT,
            people=PEOPLE,
            heads=HEADS,
            new_heads=HEADS,
            going=(CHILD,),
            staying=RELATED[:2],
            relations_for="1",
        ),
    ),
    "act-merge": form(
        "merge", "Nhập vào hộ khác", replace(ACT, here=replace(CARD, people=COMING), other=OTHER)
    ),
    "act-merge-first": form(
        "merge", "Nhập vào hộ khác", replace(ACT, form=Form({"into": "12"}, (fault("into"),)))
    ),
    "act-duplicate": form(
        "duplicate",
        "Hồ sơ bị trùng",
        replace(ACT, form=TYPED, here=replace(CARD, people=SAME), other=replace(OTHER, people=PEOPLE)),
    ),
    "act-close": form("close", "Hộ kết thúc", replace(ACT, reasons=WHY)),
    "act-correct": form("correct", "Sửa chỗ ghi sai", replace(ACT, facts=FACTS)),
    "act-correct-one": form(
        "correct", "Sửa chỗ ghi sai", replace(ACT, form=Form({"value": "1973"}, (fault("value"),)), fact=FACT)
    ),
    "act-undo": form("undo", "Hoàn tác", replace(ACT, undoing=ROWS[0].what, undoing_day=ROWS[0].day)),
}
