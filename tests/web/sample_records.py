"""Samples of the pages about personal data. Invented people only."""

from datetime import date

from rasoat.common.codes import household_code, person_code
from rasoat.common.words import Words
from rasoat.people.personal.holdings import held_tables
from rasoat.register.actions.settle_correction import OUTCOMES
from rasoat.register.corrections import CHANNELS
from rasoat.register.queries.corrections import CorrectionRow
from rasoat.web.page_models.people import FieldFault, Form, Option
from rasoat.web.page_models.records import CorrectionsPage, PersonalDataPage, RecordForm
from rasoat.web.reading.records import options

HOUSEHOLD = household_code(10, 4173)
MEMBERS = (
    Option("", Words("Cả hộ", "The whole household"), chosen=True),
    Option(person_code(10, 9), Words("Điểu K'Rang", "Điểu K'Rang")),
    Option(person_code(10, 10), Words("Thị Mai", "Thị Mai")),
)
MISSING = FieldFault(
    "asked_by",
    Words("thiếu họ tên người yêu cầu.", "who asked is missing."),
    Words("Ghi họ tên.", "Give it."),
)
HAND_OUT = RecordForm(HOUSEHOLD, "Điểu K'Rang", MEMBERS)
ASK = RecordForm(
    HOUSEHOLD,
    "Điểu K'Rang",
    MEMBERS,
    options(CHANNELS, "meeting"),
    Form({"asked_on": "2018-11-15"}, (MISSING,)),
)


def row(number: int, days: int, outcome: str = "") -> CorrectionRow:
    return CorrectionRow(
        number=number,
        household=HOUSEHOLD,
        head="Điểu K'Rang",
        member="Thị Mai" if number % 2 else "",
        asked_by="Thị Mai",
        asked_on=date(2018, 10, 9),
        channel="meeting",
        what_is_wrong="Ghi thiếu một người con sinh tháng 8/2018, chưa có trong phiếu khảo sát",
        should_be="Hộ có sáu người",
        days=days,
        outcome=outcome,
        answer="Đã xem giấy khai sinh" if outcome else "",
        settled_on=date(2018, 10, 20) if outcome else None,
    )


CORRECTIONS = CorrectionsPage(
    household=HOUSEHOLD,
    waiting=(row(7, 37), row(8, 1)),
    answered=(row(5, 11, "accepted"), row(4, 11, "refused")),
    may_settle=True,
    outcomes=options(OUTCOMES, "accepted"),
    answered_now=8,
    form=Form({"answer": "Đang xem"}, (MISSING,)),
)

RECORD_PAGES: dict[str, tuple[str, dict[str, object]]] = {
    "personal-data": ("personal_data", {"page": PersonalDataPage(held_tables()), "room": "personal_data"}),
    "record-hand-out": ("record_hand_out", {"page": HAND_OUT, "room": "places"}),
    "correction-ask": ("correction_ask", {"page": ASK, "room": "places"}),
    "corrections": ("corrections", {"page": CORRECTIONS, "room": "corrections"}),
}
