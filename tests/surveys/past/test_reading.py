"""A past list row by row: what is repaired, what is passed over, what is to settle and at which cell."""

import io
from datetime import date
from unicodedata import normalize

import pytest
from damaged import past_workbook
from openpyxl import load_workbook

from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Refused, Severity
from rasoat.files.csv_writer import write_csv
from rasoat.files.sheet_model import Band, BandStyle, Column
from rasoat.surveys.known_units import KnownUnit, KnownUnits
from rasoat.surveys.listing.entries import ListKind
from rasoat.surveys.past.entries import PastFile
from rasoat.surveys.past.mapping import Mapping, Role, Tie
from rasoat.surveys.past.reader import read
from rasoat.surveys.past.recognising import recognise
from rasoat.surveys.past.repairs import Repair
from rasoat.surveys.past.rows import Why
from rasoat.surveys.past.years import PastYear, YearMeaning

REVIEW_2017 = PastYear(2017, YearMeaning.REVIEW)
HEADS = ["Thôn", "Mã hộ", "Chủ hộ", "Giới tính", "Năm sinh", "Dân tộc", "Phân loại", "B1", "B2"]
MEMBERS = ["Thôn", "Số hộ", "Họ và tên", "Quan hệ", "Giới tính", "Năm sinh", "Phân loại", "Ghi chú"]


def row(
    village="Thôn 1", code="3000001", name="Y Bông", sex="Nam", born="1970", group="Mnông", kind="Hộ nghèo"
):
    return [village, code, name, sex, born, group, kind, 100, 20]


def person(number, name, relation, born="1970", *, village="Thôn 1", kind=None, note=None, sex="Nam"):
    return [village, number, name, relation, sex, born, kind, note]


def read_file(content: bytes, *, mapping: Mapping | None = None, year=REVIEW_2017, **more) -> PastFile:
    return read(content, "cu.xlsx", mapping or recognise(content, "cu.xlsx").mapping(), year, **more)


def heads(*rows, **more) -> PastFile:
    return read_file(past_workbook({"T1": (HEADS, rows)}), **more)


def members(*rows, **more) -> PastFile:
    return read_file(past_workbook({"T1": (MEMBERS, rows)}), **more)


def errors(file: PastFile) -> list[tuple[str, str]]:
    found = [one for one in file.all_problems if one.severity is Severity.ERROR]
    return [(one.rule, one.place.rpartition(" ")[2]) for one in found]


def warnings(file: PastFile) -> list[str]:
    """Those of rows and sheets; lists of members have no scores, which is said of each."""
    found = [one.rule for one in file.all_problems if one.severity is Severity.WARNING]
    return [rule for rule in found if rule != "past.unit_without_evidence"]


def test_a_household_a_row():
    file = heads(row(), row(code="3000002", name="Lê Thị Hai", sex="Nữ", kind="Cận nghèo"))
    one, two = file.households
    assert (one.key, one.kind, one.head.name, one.head.sex) == (
        "code:3000001",
        ListKind.POOR,
        "Y Bông",
        "male",
    )
    assert (one.head.birth, one.head.ethnic_group, one.get("b1")) == (PartialDate(1970), "20", 100)
    assert (two.kind, two.class_group, two.has_evidence) == (ListKind.NEAR_POOR, "near_poor", True)
    assert not file.all_problems
    assert (file.rows, file.year.list_year) == (2, 2018)


def test_what_is_repaired_keeps_what_was_written():
    written = normalize("NFD", "nguyễn  văn AN")
    [one] = heads(row(village="Th«n 5", name=written, group="M’Nông")).households
    told = one.head.cells["head"]
    assert (told.original, told.value) == (written, "Nguyễn Văn An")
    assert told.repairs == (Repair.COMPOSED, Repair.TIDIED, Repair.NAME_CASE)
    assert one.cells["village"].value == "Thôn 5"
    assert one.cells["village"].repairs == (Repair.OLD_LETTERS,)
    assert one.head.cells["ethnic_group"].repairs == (Repair.TIDIED, Repair.SPELLING)
    assert one.head.cells["birth"].repairs == (Repair.YEAR_ONLY,)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("NGUYỄN THỊ ÁNH", "Nguyễn Thị Ánh"),
        ("h'lan niê", "H'Lan Niê"),
        ("ĐIỂU K'RANG", "Điểu K'Rang"),
        ("Y HBông", "Y HBông"),
        ("tRẦN vĂN bA", "Trần Văn Ba"),
    ],
)
def test_names_in_mixed_case(written, meant):
    [one] = heads(row(name=written)).households
    assert (one.head.name, one.head.cells["head"].original) == (meant, written)


def test_units_get_one_spelling():
    file = heads(
        row("Thôn Đắk Hòa"), row("Thôn Đắk Hòa", "3000002", "Y Hai"), row("Thôn Đăk  Hoà", "3000003", "Y Ba")
    )
    assert {one.get("village") for one in file.households} == {"Thôn Đắk Hòa"}
    assert file.households[2].cells["village"].original == "Thôn Đăk  Hoà"
    assert Repair.SPELLING in file.households[2].cells["village"].repairs


def test_numbers_that_lost_their_zeros():
    headings = ["Thôn", "Chủ hộ", "Giới tính", "Số CMND", "Phân loại"]
    content = past_workbook({"T1": (headings, [["Thôn 1", "Y Ba", "Nam", 67080123456, "Nghèo"]])})
    [one] = read_file(content).households
    assert one.head.identity_number == "067080123456"
    assert one.head.cells["identity_number"].original == "67080123456"
    assert Repair.LEADING_ZEROS in one.head.cells["identity_number"].repairs


def test_one_bad_row_is_to_settle_and_the_others_come_in():
    file = heads(row(), row(code="3000002", name="Y Hai", born="31/02/1970", group="20", kind="Hộ khá"))
    good, bad = file.households
    assert (good.to_settle, bad.to_settle) == (False, True)
    assert errors(file) == [
        ("date.impossible", "E5"), ("ethnic_group.bare_code", "F5"), ("cell.not_a_choice", "G5"),
    ]  # fmt: skip
    assert bad.head.cells["ethnic_group"].original == "20"
    assert bad.head.ethnic_group is None


def test_meanings_a_person_gave_are_used():
    rows = [row(group="20", kind="1"), row(code="3000002", name="Y Hai", kind="2")]
    content = past_workbook({"T1": (HEADS, rows)})
    proposed = recognise(content, "x.xlsx").mapping()
    meanings = {"class": {"1": "poor", "2": "near_poor"}, "ethnic_group": {"20": "20"}}
    sheet = proposed.sheets[0].model_copy(update={"meanings": meanings})
    file = read_file(content, mapping=Mapping(sheets=(sheet,)))
    assert [one.class_group for one in file.households] == ["poor", "near_poor"]
    assert file.households[0].cells["class"].repairs == (Repair.MEANING,)
    assert not errors(file)


def test_the_class_by_a_marked_column_or_the_whole_sheet():
    headings = ["Thôn", "Chủ hộ", "Giới tính", "Hộ nghèo", "Hộ cận nghèo"]
    marked = past_workbook({"T1": (headings, [["Thôn 1", "Y Ba", "Nam", "x", None],
                                               ["Thôn 1", "Y Tư", "Nam", None, "X"],
                                               ["Thôn 1", "Y Năm", "Nam", "x", "x"],
                                               ["Thôn 1", "Y Sáu", "Nam", None, None]])})  # fmt: skip
    file = read_file(marked)
    assert [one.class_id for one in file.households] == ["poor", "near_poor", None, None]
    assert errors(file) == [("past.two_classes", "E6"), ("past.no_class", "D7")]
    whole = past_workbook({"T1": (headings[:3], [["Thôn 1", "Y Ba", "Nam"]])}, title="DANH SÁCH HỘ NGHÈO")
    assert read_file(whole).households[0].kind is ListKind.POOR


def test_exact_duplicates_are_counted_and_left_out():
    file = heads(row(), row(code="3000002", name="Y Hai"), row(), row())
    assert len(file.households) == 2
    assert [(one.row, one.first_row, one.why) for one in file.skipped] == [
        (6, 4, Why.DUPLICATE), (7, 4, Why.DUPLICATE),
    ]  # fmt: skip
    assert not file.all_problems


def test_two_rows_of_one_household_are_both_to_settle():
    file = heads(
        row(), row(kind="Cận nghèo"), row(code="3000002", name="Y Hai"), row("Thôn 2", "3000002", "y hai")
    )
    assert errors(file) == [
        ("past.two_classes", "G4"), ("past.two_classes", "G5"),
        ("past.household_twice", "B6"), ("past.household_twice", "B7"),
    ]  # fmt: skip


def test_one_code_of_two_heads():
    file = heads(row(), row("Thôn 2", name="Lê Văn Sáu"))
    assert errors(file) == [("past.code_of_two_heads", "B4"), ("past.code_of_two_heads", "B5")]


def test_one_code_in_two_sheets():
    sheets = {"Xã A": (HEADS, [row()]), "Xã B": (HEADS, [row("Thôn 9", name="Lê Văn Sáu")])}
    file = read_file(past_workbook(sheets))
    assert errors(file) == [("past.code_of_two_heads", "B4"), ("past.code_of_two_heads", "B4")]
    short = {"Xã A": (HEADS, [row(code="1")]), "Xã B": (HEADS, [row("Thôn 9", "1", "Lê Văn Sáu")])}
    assert not errors(read_file(past_workbook(short)))


def test_members_by_codes_that_restart_in_each_village():
    headings = [*MEMBERS, "Mã hộ"]
    rows = [
        [*person(None, "Y Ba", "Chủ hộ", kind="Nghèo"), "1"], [*person(None, "H'Vợ", "Vợ"), "1"],
        [*person(None, "Y Tư", "Chủ hộ", kind="Nghèo", village="Thôn 2"), "1"],
        [*person(None, "H'Ba", "Vợ", village="Thôn 2"), "1"],
    ]  # fmt: skip
    file = read_file(past_workbook({"T1": (headings, rows)}))
    assert [[who.name for who in one.people] for one in file.households] == [
        ["Y Ba", "H'Vợ"],
        ["Y Tư", "H'Ba"],
    ]
    assert warnings(file) == ["past.codes_restart"]
    assert {one.tie for one in file.households} == {Tie.CODE}


def test_codes_that_restart_in_each_village_are_labels():
    file = heads(row(code="1"), row(code="2", name="Y Hai"), row("Thôn 2", "1", "Y Ba"))
    assert [one.key for one in file.households] == [
        "village:|thon 1|1",
        "village:|thon 1|2",
        "village:|thon 2|1",
    ]
    assert warnings(file) == ["past.codes_restart"]
    assert not errors(file)


def test_the_same_head_under_two_codes():
    file = heads(row(born="12/05/1970"), row(code="3000009", name="Y BÔNG", born="12/05/1970"))
    assert errors(file) == [("past.household_twice", "C4"), ("past.household_twice", "C5")]


def test_members_find_their_household_by_number_whatever_the_order():
    rows = [
        person("2", "Y Con", "Con", "2010"), person("1", "Y Ba", "Chủ hộ", kind="Nghèo"),
        person("2", "H'Hai", "Chủ hộ", kind="Cận nghèo"), person("1", "H'Vợ", "Vợ", "1975"),
    ]  # fmt: skip
    file = members(*rows)
    assert {one.tie for one in file.households} == {Tie.NUMBER}
    assert {one.head.name: [who.name for who in one.people] for one in file.households} == {
        "H'Hai": ["H'Hai", "Y Con"], "Y Ba": ["Y Ba", "H'Vợ"],
    }  # fmt: skip
    assert not errors(file)


def test_rows_tied_by_order_alone_are_said_to_be():
    rows = [
        person("1", "Y Ba", "Chủ hộ", kind="Nghèo"), person(None, "H'Vợ", "Vợ", sex="Nữ"),
        person("2", "Y Tư", "Chủ hộ", kind="Nghèo"),
    ]  # fmt: skip
    file = members(*rows)
    assert [len(one.people) for one in file.households] == [2, 1]
    assert warnings(file) == ["past.tied_by_order"]


def test_members_without_household_without_head_with_two():
    rows = [
        person("1", "Y Ba", "Chủ hộ", kind="Nghèo"), person("1", "Y Bốn", "Chủ hộ"),
        person("1", "Y Em", "Con", "2001"),
        person("2", "Y Con", "Con", "2010", kind="Nghèo"), person("2", "Y Út", "Con", "2012"),
        person("3", "Y Sáu", "Chủ hộ", kind="Nghèo"), person("3", "Y Bảy", "Con", "1990"),
        *(person("4", f"Y Năm {n}", "Chủ hộ" if n == 0 else "Em", kind="Nghèo") for n in range(12)),
        person(None, "Y Lạc", "Con", "2010", kind="Nghèo"),
    ]  # fmt: skip
    file = members(*rows)
    assert errors(file) == [
        ("past.two_heads", "D5"), ("past.no_head", "D7"), ("past.member_without_household", "C23"),
    ]  # fmt: skip
    assert {one.to_settle for one in file.households if one.key.endswith(("|3", "|4"))} == {False}


def test_a_sorted_sheet_shows():
    headings = [*MEMBERS, "Số khẩu"]
    rows = [
        [*person(None, "H'Vợ", "Vợ", sex="Nữ"), None], [*person("1", "Y Ba", "Chủ hộ", kind="Nghèo"), 2],
        [*person("2", "Y Tư", "Chủ hộ", kind="Nghèo"), 1],
    ]  # fmt: skip
    file = read_file(past_workbook({"T1": (headings, rows)}))
    assert errors(file) == [("past.member_without_household", "C4"), ("past.size_differs", "I5")]


def test_a_member_of_another_village_shows_a_sorted_sheet():
    rows = [
        person("1", "Y Ba", "Chủ hộ", kind="Nghèo"), person(None, "H'Vợ", "Vợ", village="thôn  1"),
        person(None, "Y Con", "Con", "2010", village="Thôn 2"),
    ]  # fmt: skip
    assert errors(members(*rows)) == [("past.member_of_another_village", "A6")]


def test_a_child_older_than_its_parent():
    rows = [
        person("1", "Y Ba", "Chủ hộ", "1980", kind="Nghèo"), person("1", "Y Con", "Con", "1970"),
        person("1", "Y Mẹ", "Mẹ", "1985", sex="Nữ"), person("1", "Y Út", "Con", "1985"),
    ]  # fmt: skip
    file = members(*rows)
    assert errors(file) == [("past.child_older_than_parent", "F5"), ("past.child_older_than_parent", "F6")]
    assert warnings(file) == ["survey.relation_and_age"]


def test_alive_after_a_death_mark():
    rows = [
        person("1", "Y Ba", "Chủ hộ", "12/05/1950", kind="Nghèo", note="Đã chết tháng 3"),
        person("2", "Y BA", "Chủ hộ", "12/05/1950", kind="Nghèo"), person("2", "Y Con", "Con", "1990"),
        person("3", "Y Sáu", "Chủ hộ", "1960", kind="Nghèo", note="mất đất sản xuất"),
        person("3", "Y Bé", "Con", "2000"),
    ]  # fmt: skip
    file = members(*rows)
    assert ("past.alive_after_death", "C5") in errors(file)
    assert warnings(file) == ["past.dead_on_list"]


def test_sex_that_is_missing_is_said_and_lets_the_row_pass():
    file = heads(row(sex=None))
    assert [(one.rule, one.place) for one in file.all_problems] == [("survey.no_sex", "cu.xlsx › T1 › D4")]
    assert not file.households[0].to_settle


def test_labels_totals_bands_and_signatures_are_passed_over():
    rows = [
        row(), HEADS, Band(("Bon Bu Sóp: 1 hộ",)), row(None, "3000002", "Y Hai"),
        [None, None, "Tổng cộng", None, None, None, None, 200, 40], Band(("Tổng số: 2 hộ",), BandStyle.TOTAL),
        [None, None, "Tống Công Minh", "Nam", "1970", "Kinh", "Hộ nghèo", 0, 0],
        [None, None, None, None, None, "NGƯỜI LẬP BIỂU", None, None, None],
        ["Ngày 20 tháng 12 năm 2017", *[None] * 8],
    ]  # fmt: skip
    file = heads(*rows)
    assert [one.head.name for one in file.households] == ["Y Bông", "Y Hai", "Tống Công Minh"]
    assert file.skipped_by() == {Why.LABEL: 1, Why.BAND: 1, Why.TOTAL: 2, Why.FOOT: 2}
    assert file.rows == len(rows)
    village = file.households[1].cells["village"]
    assert (village.value, village.repairs) == ("Bon Bu Sóp", (Repair.FROM_BAND,))


def test_cells_merged_downwards_belong_to_all_their_rows():
    rows = [
        person("1", "Y Ba", "Chủ hộ", kind="Nghèo"), person(None, "H'Vợ", "Vợ", sex="Nữ"),
        person("2", "Y Tư", "Chủ hộ", kind="Nghèo"), person(None, "Y Con", "Con", "2010"),
    ]  # fmt: skip
    book = load_workbook(io.BytesIO(past_workbook({"T1": (MEMBERS, rows)})))
    for area in ("B4:B5", "B6:B7"):
        book["T1"].merge_cells(area)
    target = io.BytesIO()
    book.save(target)
    proposed = recognise(target.getvalue(), "x.xlsx").mapping()
    sheet = proposed.sheets[0].model_copy(update={"tie": Tie.NUMBER})
    file = read_file(target.getvalue(), mapping=Mapping(sheets=(sheet,)))
    assert [len(one.people) for one in file.households] == [2, 2]
    assert file.households[0].people[1].cells["local_number"].repairs == (Repair.FROM_MERGED,)


def test_a_district_without_any_evidence():
    headings = [*HEADS, "Huyện", "Ngày rà soát"]
    rows = [[*row(), "Cư Jút", date(2017, 10, 5)], [*row(code="3000002", name="Y Hai"), "Đắk Mil", None]]
    rows[1][7] = rows[1][8] = None
    file = read_file(past_workbook({"T1": (headings, rows)}))
    assert [(one.rule, one.place) for one in file.problems] == [
        ("past.unit_without_evidence", "cu.xlsx › T1 › H5"),
    ]  # fmt: skip
    assert [one.has_evidence for one in file.households] == [True, False]


UNITS = KnownUnits(
    (
        KnownUnit("24643", "Xã Đắk Wil", "Đắk Wil", "662", date(2007, 1, 1), date(2025, 7, 1)),
        KnownUnit("24643", "Xã Cư Jút Mới", "Cư Jút Mới", "68", date(2025, 7, 1)),
        KnownUnit("24646", "Xã Ea Pô", "Ea Pô", "662", date(2007, 1, 1)),
    )
)


def in_commune(commune, code, year, **more):
    rows = [[*row(), commune, code]]
    content = past_workbook({"T1": ([*HEADS, "Xã", "Mã xã"], rows)}, title=f"DANH SÁCH NĂM {year.year}")
    return read_file(content, year=year, units=UNITS, **more)


def test_units_of_another_year_and_which_year_they_fit():
    file = in_commune("Cư Jút mới", "24643", REVIEW_2017)
    assert errors(file) == [("past.file_of_another_year", "cu.xlsx"), ("past.unit_of_another_year", "J4")]
    said = [one.what.vi for one in file.all_problems]
    assert all("từ năm 2026" in text for text in said)


def test_units_of_the_year_take_their_official_name():
    file = in_commune("Đăk Wil", "24643", REVIEW_2017)
    assert not errors(file)
    assert file.households[0].get("commune") == "Xã Đắk Wil"


def test_units_nobody_knows():
    assert errors(in_commune("Xã Không Có", "99999", REVIEW_2017)) == [("past.unit_unknown", "J4")]


@pytest.mark.parametrize(("meaning", "review", "lists"), [("review", 2017, 2018), ("list", 2016, 2017)])
def test_what_the_year_means_is_given(meaning, review, lists):
    year = PastYear(2017, YearMeaning(meaning))
    assert (year.review_year, year.list_year) == (review, lists)


def test_a_year_that_the_file_contradicts():
    file = heads(row(), year=PastYear(2015, YearMeaning.LIST))
    assert warnings(file) == ["past.year_doubt"]


def test_who_left_poverty_may_stand_on_the_list_of_near_poor():
    after = (
        HEADS,
        [row(kind="Cận nghèo", born="12/05/1970"), row(code="3000002", name="Y Hai", born="01/02/1971")],
    )
    left = (
        HEADS,
        [row(kind=None, born="12/05/1970"), row(code="3000002", name="Y Hai", born="01/02/1971", kind=None)],
    )
    file = read_file(past_workbook({"Sau rà soát": after, "Thoát nghèo": left}))
    assert [one.role for one in file.households] == [Role.AFTER_REVIEW] * 2 + [Role.LEFT_POVERTY] * 2
    assert [one.last_class for one in file.households[2:]] == ["poor", "poor"]
    assert errors(file) == [("past.two_classes", "G5"), ("past.two_classes", "C5")]


def test_village_and_commune_from_the_address():
    headings = ["Họ và tên", "Giới tính", "Địa chỉ", "Phân loại"]
    [one] = read_file(
        past_workbook({"T1": (headings, [["Y Ba", "Nam", "Thôn 1, xã Ea Pô, huyện Cư Jút", "Nghèo"]])})
    ).households
    assert (one.get("village"), one.get("commune"), one.get("district")) == (
        "Thôn 1",
        "xã Ea Pô",
        "huyện Cư Jút",
    )


def test_formulas_are_read_by_their_result_and_errors_belong_to_their_row():
    book = load_workbook(
        io.BytesIO(past_workbook({"T1": (HEADS, [row(), row(code="3000002", name="Y Hai")])}))
    )
    book["T1"]["H4"] = "=50+50"
    book["T1"]["I5"] = "#REF!"
    book["T1"]["I5"].data_type = "e"
    target = io.BytesIO()
    book.save(target)
    file = read_file(target.getvalue())
    assert "past.formulas" in warnings(file)
    assert ("cell.error_value", "I5") in errors(file)


def test_the_same_from_csv():
    target = io.BytesIO()
    write_csv(target, [Column(title) for title in HEADS], [row(), row(code="3000002", name="Y HAI")])
    file = read(target.getvalue(), "cu.csv", recognise(target.getvalue(), "cu.csv").mapping(), REVIEW_2017)
    assert [one.head.name for one in file.households] == ["Y Bông", "Y Hai"]
    assert file.households[1].head.cells["head"].original == "Y HAI"


def test_a_mapping_of_another_file_is_refused():
    other = recognise(past_workbook({"T1": (MEMBERS, [person("1", "Y Ba", "Chủ hộ")])}), "x.xlsx").mapping()
    with pytest.raises(Refused) as refused:
        heads(row(), mapping=other)
    assert [one.rule for one in refused.value.problems] == ["past.mapping_of_another_file"]


def test_a_mapping_is_kept_as_json_and_used_on_the_next_file():
    first = past_workbook({"T1": (HEADS, [row()])})
    kept = recognise(first, "x.xlsx").mapping("Xuất của tỉnh").model_dump_json()
    mapping = Mapping.model_validate_json(kept)
    turned = past_workbook({"Năm sau": (HEADS[::-1], [row(name="Y Khác")[::-1]])})
    assert recognise(turned, "y.xlsx").fingerprint == mapping.fingerprint
    assert read_file(turned, mapping=mapping).households[0].head.name == "Y Khác"
    with pytest.raises(ValueError, match="no such fields"):
        Mapping.model_validate_json(kept.replace('"b1":"b1"', '"b1":"luong"'))


def test_every_problem_speaks_both_languages():
    file = heads(row(code="1", sex=None), row(code="1", name="Y Hai", kind=None), row("Thôn 2", "1", "Y Ba"))
    assert file.all_problems
    for problem in file.all_problems:
        assert all((problem.what.vi, problem.what.en, problem.remedy.vi, problem.remedy.en, problem.place))
