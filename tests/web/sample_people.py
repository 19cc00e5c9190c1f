"""Samples of the pages about people. Invented names only."""

from datetime import UTC, date, datetime

from sample_household import words

from rasoat.common.problems import Problem
from rasoat.web.page_models.people import (
    AttendRow,
    BroughtPage,
    CodePage,
    FieldFault,
    Form,
    GoneUnit,
    HeldRow,
    ImportPeoplePage,
    Option,
    OwnDetailsPage,
    PeoplePage,
    PersonPage,
    PersonRow,
    RoleForm,
    SettlePage,
    TrainingPage,
    TrainingRow,
    TrainingsPage,
    UnitOption,
    UnsettledRow,
)

WHEN = datetime(2018, 11, 15, 8, 30, tzinfo=UTC)
HEAD, OFFICER = words("Trưởng thôn, tổ trưởng", "Village head"), words("Điều tra viên", "Enumerator")
UNITS = (
    UnitOption("24745", "Xã Quảng Tín, Huyện Đắk R'Lấp"),
    UnitOption("990000014", "Bon Bù Bir, Xã Quảng Tín"),
)
ROLES = (Option("village_head", HEAD, True), Option("enumerator", OFFICER))
STATES = (Option("invited", words("chưa đăng nhập", "not signed in yet")),)
FAULTS = tuple(
    FieldFault(
        field, words("Không có đơn vị này.", "There is no such unit."), words("Chọn lại.", "Choose again.")
    )
    for field in ("unit", "full_name", "role", "valid_to")
)
FILLED = Form({"full_name": "Điểu K'Rang", "unit": "Bon Bù Bia", "valid_from": "2018-11-15"}, FAULTS)
BEGAN, ENDS = date(2018, 11, 15), date(2018, 12, 31)


def held(number: int, state: str = "now") -> HeldRow:
    return HeldRow(
        number,
        HEAD,
        "Bon Bù Bir, Xã Quảng Tín",
        BEGAN,
        ENDS,
        state,
        deputy_for="Trần Thị Chủ" if number == 2 else "",
        deputies=("Lê Phó",) if number == 1 else (),
        areas=("Bon Bù Bir", "Thôn 2"),
        moved=number == 2,
        decided="15/QĐ-UBND, 14/11/2018, Trần Thị Chủ",
        scan_url="#scan",
        may=(words("xem hồ sơ hộ", "read households"),),
    )


def person_row(number: int) -> PersonRow:
    state = ("active", "invited", "idle", "closed")[number % 4]
    return PersonRow(
        number, "#p", f"Điểu K'Rang {number}", f"krangd{number}", state, (held(1), held(2))[: number % 3]
    )


PEOPLE = PeoplePage(
    tuple(map(person_row, range(1, 13))),
    1_512,
    1,
    "",
    "",
    ROLES,
    STATES,
    UNITS,
    "",
    "?tu=51",
    "#export",
    True,
    True,
    (
        Problem(
            "unit.unknown",
            "Bon",
            words("không có đơn vị này.", "no such unit."),
            words("Chọn lại.", "Again."),
        ),
    ),
)
ROLE_FORM = RoleForm(FILLED, ROLES, UNITS, new_person=True)
PERSON = PersonPage(
    7,
    "Điểu K'Rang",
    "krangd",
    "0912345678",
    "invited",
    WHEN,
    WHEN,
    (held(1), held(2, "later")),
    (held(3, "over"),),
    (("Khảo sát phiếu B", BEGAN),),
    ROLE_FORM,
)
CLOSED = PersonPage(
    8, "Y Bắc", "bacy", "", "closed", None, None, (), (), (), RoleForm(Form(), ROLES, UNITS, False)
)
CODE = CodePage(
    7,
    "Điểu K'Rang",
    "krangd",
    "1234-5678-9012",
    HEAD.vi,
    "Bon Bù Bir, Xã Quảng Tín",
    "https://rasoat.vi.du/",
    ENDS,
)
IMPORT_FAULTS = ImportPeoplePage(
    20_000_000,
    tuple(
        Problem(
            "unit.unknown",
            f"nguoi.xlsx › Tài khoản › F{row}",
            words("không có đơn vị.", "no unit."),
            words("Sửa.", "Mend."),
        )
        for row in range(6, 14)
    ),
)
IMPORTED = ImportPeoplePage(20_000_000, (), BroughtPage(1_480, 32, 1_450, "1,2,3", "1,2"))
SETTLE = SettlePage(
    (UnsettledRow(4, "Nguyễn Thị Mẫu", "#p", OFFICER, (GoneUnit(9, "Xã Rừng Thông", BEGAN, UNITS),)),), 12
)
TRAININGS = TrainingsPage(
    (TrainingRow("#t", "Khảo sát phiếu B", BEGAN, "Hội trường xã", "Xã Quảng Tín", 24),), Form(), UNITS
)
TRAINING = TrainingPage(
    3,
    "Khảo sát phiếu B",
    BEGAN,
    "Hội trường xã",
    "Xã Quảng Tín",
    tuple(
        AttendRow(number, f"Y Bắc {number}", f"bacy{number}", HEAD.vi, number % 2 == 0)
        for number in range(1, 9)
    ),
    4,
)
OWN = OwnDetailsPage("Điểu K'Rang", "krangd", Form({"phone": "0912345678", "language": "vi"}))

PEOPLE_PAGES: dict[str, tuple[str, dict[str, object]]] = {
    "people": ("people", {"page": PEOPLE, "room": "people"}),
    "person": ("person", {"page": PERSON, "room": "people"}),
    "person-closed": ("person", {"page": CLOSED, "room": "people"}),
    "invite": ("invite", {"page": ROLE_FORM, "room": "people"}),
    "code": ("code", {"page": CODE, "room": "people"}),
    "people-import-refused": ("people_import", {"page": IMPORT_FAULTS, "room": "people"}),
    "people-import-done": ("people_import", {"page": IMPORTED, "room": "people"}),
    "settle": ("settle", {"page": SETTLE, "room": "people"}),
    "trainings": ("trainings", {"page": TRAININGS, "room": "people"}),
    "training": ("training", {"page": TRAINING, "room": "people"}),
    "own-details": ("own_details", {"page": OWN, "room": "account"}),
}
