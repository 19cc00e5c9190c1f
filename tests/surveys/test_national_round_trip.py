"""The national list written and read back is equal, our code and the national code included."""

import io
from dataclasses import replace

from openpyxl import load_workbook
from survey_commune import FARM, HEADER, POOR_HOME, RICH_HOME, child, head, household, households, wife

from rasoat.law.reading.load import shipped
from rasoat.surveys.classify import classify
from rasoat.surveys.listing.entries import HouseholdLists, ListEntry
from rasoat.surveys.listing.people import address
from rasoat.surveys.lists import ListKind, lists_of, to_national_workbook
from rasoat.surveys.national.entries import ListedHousehold, ListedMember
from rasoat.surveys.national_list import read_national_list
from rasoat.surveys.survey import Survey

OUR_CODES = ("1000000026", "1000000034", "1000000042")
NATIONAL = {"1000000018": "067-24643-000017", "1000000026": "067-24643-000018", "1000000034": "000019"}
KINDS = (ListKind.POOR, ListKind.NEAR_POOR, ListKind.LEFT_POVERTY, ListKind.LEFT_NEAR_POVERTY)


def commune() -> HouseholdLists:
    """Coded households on every sheet; one has no national code, others no code at all."""
    known = tuple(replace(one, identity_number="067080123456") for one in (head("Y Bang"),))
    more = (
        household(11, known, RICH_HOME | FARM, last_class="poor", code=OUR_CODES[0]),
        household(
            12, (head("H'Wen"), wife("H'Lan")), RICH_HOME | FARM, last_class="near_poor", code=OUR_CODES[1]
        ),
        household(13, (head("Y Ba"), child(2, "Y Bốn")), POOR_HOME | FARM, code=OUR_CODES[2]),
    )
    return lists_of(classify(Survey(HEADER, (*households(), *more)), shipped()), shipped())


def expected(entry: ListEntry, kind: ListKind) -> ListedHousehold:
    """What the sheet of ``kind`` can say of a household."""
    one, left = entry.household, kind in KINDS[2:]
    members = sorted(one.members, key=lambda member: member.relation != "head")
    return ListedHousehold(
        row=0,
        kind=kind,
        code=one.code,
        national_code=NATIONAL.get(one.code or ""),
        province="" if left else HEADER.province,
        district="" if left else HEADER.district,
        commune="" if left else HEADER.commune,
        commune_code=None if left else HEADER.commune_code,
        village="" if left else one.village,
        address=address(entry, HEADER) if left else "",
        decision_number="",
        decision_date=None,
        b1=entry.scores.totals["b1"],
        b2=entry.scores.totals["b2"],
        no_labour=None,
        merit=None,
        causes=(),
        members=tuple(
            ListedMember(0, each.name, each.relation, each.birth, each.sex, each.identity_number, "20")
            for each in members
        ),
    )


def without_rows(one: ListedHousehold) -> ListedHousehold:
    return replace(one, row=0, members=tuple(replace(member, row=0) for member in one.members))


def test_every_household_of_every_list_comes_back_equal():
    lists = commune()
    back = read_national_list(to_national_workbook(lists, NATIONAL))
    for kind in KINDS:
        assert [without_rows(one) for one in back.of(kind)] == [expected(e, kind) for e in lists.of(kind)]
    assert {one.national_code for one in back.households} == {*NATIONAL.values(), None}


def test_the_national_code_stands_after_the_last_column_of_the_layout():
    book = load_workbook(io.BytesIO(to_national_workbook(commune(), NATIONAL)))
    first, left, left_near = book
    assert [first["AA7"].value, first["AB7"].value] == ["Số nhân khẩu", "Mã hộ quốc gia"]
    assert [page["Q9"].value for page in (left, left_near)] == ["Mã hộ quốc gia"] * 2
    assert left["Q11"].value == "067-24643-000018"


def test_without_national_codes_the_column_is_empty():
    back = read_national_list(to_national_workbook(commune()))
    assert {one.national_code for one in back.households} == {None}
    assert {one.code for one in back.households} == {*NATIONAL, OUR_CODES[2], None}
