"""What is said when an event does not fit: where, what, what to do."""

from collections.abc import Sequence
from datetime import date

from rasoat.common.codes import show_code
from rasoat.common.problems import Problem, Severity
from rasoat.common.words import Words
from rasoat.register.derivation.contradiction import Contradiction

_WHAT = {
    "registered_twice": Words("Hộ đã có trong sổ.", "The household is in the register already."),
    "closed": Words("Hộ đã kết thúc trước ngày này.", "The household had ended before that day."),
    "already_there": Words("Người này đang là thành viên của hộ.", "This person is a member already."),
    "dead": Words("Người này đã được ghi là đã mất.", "This person is recorded as having died."),
    "not_there": Words("Người này không ở trong hộ vào ngày đó.", "This person was not there on that day."),
    "not_one_head": Words("Hộ phải có đúng một chủ hộ.", "A household has exactly one head."),
    "no_such_status": Words("Không có xếp loại này.", "There is no such status."),
    "withdrawn_twice": Words("Xếp loại này đã bị thu hồi.", "This status was withdrawn already."),
}
_LOOK = Words(
    "Xem lịch sử của hộ, sửa ngày hoặc hoàn tác việc ghi nhầm rồi ghi lại.",
    "Look at the household's history, correct the day or undo what is wrong, then record it again.",
)


def contradiction(found: Contradiction) -> Problem:
    """An event and one before it exclude each other."""
    return Problem(
        f"event.{found.what}", _place(found.event.household, found.event.valid_on), _WHAT[found.what], _LOOK
    )


def not_one_head(household: int, heads: int) -> Problem:
    """After the act there would be no head, or more than one."""
    return Problem(
        "event.not_one_head",
        show_code(str(household)),
        Words(f"Sau việc này hộ có {heads} chủ hộ.", f"The household would then have {heads} heads."),
        Words("Chọn ai là chủ hộ từ ngày đó.", "Choose who is head from that day on."),
    )


def moved_meanwhile(households: Sequence[int]) -> Problem:
    """Somebody else moved one of them while this was being done."""
    return Problem(
        "event.moved_meanwhile",
        ", ".join(show_code(str(code)) for code in households),
        Words("Hộ vừa được người khác chuyển nơi ở.", "Somebody else has just moved the household."),
        Words("Tải lại trang rồi làm lại.", "Load the page again and repeat."),
    )


def in_the_future(day: date, today: date) -> Problem:
    """The day has not come."""
    return Problem(
        "event.future",
        "day",
        Words(
            f"Ngày {day:%d/%m/%Y} chưa đến (hôm nay {today:%d/%m/%Y}).",
            f"{day:%d/%m/%Y} has not come (today is {today:%d/%m/%Y}).",
        ),
        Words("Ghi ngày việc đã xảy ra.", "Enter the day on which it happened."),
    )


def before_it_was_known(day: date, since: date) -> Problem:
    """The household came into the register later."""
    return Problem(
        "event.before_registration",
        "day",
        Words(
            f"Hộ chỉ có trong sổ từ {since:%d/%m/%Y}; việc này ghi vào {day:%d/%m/%Y}.",
            f"The household is in the register from {since:%d/%m/%Y} only; this is dated {day:%d/%m/%Y}.",
        ),
        Words(
            "Ghi từ ngày hộ có trong sổ, hoặc nhập danh sách của năm trước.",
            "Record it from that day on, or bring in the list of the earlier year.",
        ),
    )


def before_the_survey(day: date, survey: date) -> Problem:
    """A later survey listed all members, and is what counts from its day on."""
    return Problem(
        "event.before_survey",
        "day",
        Words(
            f"Phiếu ngày {survey:%d/%m/%Y} đã ghi đủ thành viên; việc ngày {day:%d/%m/%Y} trái với phiếu.",
            f"The survey of {survey:%d/%m/%Y} listed all members; an event of {day:%d/%m/%Y} contradicts it.",
        ),
        Words(
            "Nếu phiếu sai: nhập lại phiếu có lý do. Nếu phiếu đúng: ghi việc từ ngày của phiếu trở đi.",
            "If the survey is wrong, bring it in again with a reason; if not, record this from its day on.",
        ),
    )


def before_the_decision(day: date, decided: date, list_year: int) -> Problem:
    """A decision was made after that day. It stands; the person says that they know."""
    return Problem(
        "event.before_decision",
        "despite_decision",
        Words(
            f"Việc ngày {day:%d/%m/%Y} xảy ra trước quyết định ngày {decided:%d/%m/%Y} "
            f"(danh sách năm {list_year}). Ghi việc này không làm thay đổi quyết định.",
            f"{day:%d/%m/%Y} lies before the decision of {decided:%d/%m/%Y} (list of {list_year}). "
            "Recording it does not change the decision.",
        ),
        Words(
            "Đánh dấu “vẫn ghi”; nếu quyết định cần xem lại, mở rà soát thường xuyên cho hộ.",
            "Tick “record it all the same”; if the decision must be looked at again, open an in-year review.",
        ),
    )


def no_reason() -> Problem:
    """Why is missing."""
    return Problem(
        "event.no_reason",
        "reason",
        Words("Chưa ghi lý do.", "The reason is missing."),
        Words("Ghi ngắn gọn căn cứ, ví dụ giấy tờ đã xem.", "Say on what grounds, such as the papers seen."),
    )


def nobody_chosen() -> Problem:
    """An act about people names none."""
    return Problem(
        "event.nobody",
        "people",
        Words("Chưa chọn người.", "Nobody is chosen."),
        Words("Chọn ít nhất một thành viên.", "Choose at least one member."),
    )


def everybody_goes(household: int) -> Problem:
    """Nobody would be left."""
    return Problem(
        "event.everybody_goes",
        show_code(str(household)),
        Words("Không còn ai ở lại hộ.", "Nobody would stay."),
        Words(
            "Nếu cả hộ chuyển đi, ghi chuyển hộ; nếu hộ không còn, ghi kết thúc hộ.",
            "If all of them move, record that the household moves; if it is no more, record its end.",
        ),
    )


def no_such_village(place: str) -> Problem:
    """There is no such village on that day."""
    return Problem(
        "event.no_village",
        place,
        Words("Không có thôn này vào ngày đó.", "There is no such village on that day."),
        Words("Chọn thôn trong danh sách.", "Choose a village from the list."),
    )


def same_village() -> Problem:
    """It would move to where it is."""
    return Problem(
        "event.same_village",
        "village",
        Words("Hộ đang ở thôn này.", "The household lives in this village already."),
        Words("Chọn thôn nơi hộ chuyển đến.", "Choose the village it moved to."),
    )


def itself() -> Problem:
    """A household with itself."""
    return Problem(
        "event.itself",
        "into",
        Words("Không thể nhập hộ vào chính nó.", "A household cannot go into itself."),
        Words("Ghi mã của hộ kia.", "Enter the code of the other household."),
    )


def ended_already(household: int, since: date) -> Problem:
    """What ended takes nobody in: of two that point to each other nothing would be left."""
    code = show_code(str(household))
    return Problem(
        "event.ended_already",
        "into",
        Words(
            f"Hộ {code} đã kết thúc ngày {since:%d/%m/%Y}.", f"Household {code} ended on {since:%d/%m/%Y}."
        ),
        Words("Chọn hộ còn hiệu lực.", "Choose a household that still is one."),
    )


def unknown_household(place: str, code: str) -> Problem:
    """Not in the person's areas, whether or not it is anybody's."""
    return Problem(
        "event.unknown_household",
        place,
        Words(f"Không có hộ mã {code} trong địa bàn của anh/chị.", f"No household {code} in your areas."),
        Words(
            "Kiểm tra mã; nếu hộ ở nơi khác, đề nghị cấp trên làm việc này.",
            "Check the code; if it lives elsewhere, ask the level above to do this.",
        ),
    )


def not_a_fact(fact: str) -> Problem:
    """Not something that is corrected so."""
    return Problem(
        "event.not_a_fact",
        fact,
        Words("Mục này không sửa bằng cách này.", "This is not corrected in this way."),
        Words("Chọn một mục trong danh sách.", "Choose one from the list."),
    )


def bad_value(fact: str, value: str) -> Problem:
    """The value cannot be."""
    return Problem(
        "event.bad_value",
        fact,
        Words(f"“{value}” không hợp lệ.", f"“{value}” is not valid."),
        Words("Sửa lại theo gợi ý bên cạnh ô.", "Correct it as the hint beside the field says."),
    )


def nothing_changes(fact: str) -> Problem:
    """The right value is the one that stands there."""
    return Problem(
        "event.nothing_changes",
        fact,
        Words("Giá trị mới giống giá trị đang ghi.", "The new value is the one recorded."),
        Words("Ghi giá trị đúng, hoặc bỏ qua.", "Enter the right value, or leave it."),
    )


def cannot_be_undone(kind: str) -> Problem:
    """This kind is put right in another way."""
    return Problem(
        "event.not_undoable",
        kind,
        Words("Việc này không hoàn tác ở đây.", "This is not undone here."),
        Words(
            "Phiếu: nhập lại có lý do. Quyết định: thay bằng quyết định mới.",
            "A survey is brought in again with a reason; a decision is replaced by a new one.",
        ),
    )


def later_needs_it(household: int) -> Problem:
    """Undoing would take away what later events rest on."""
    return Problem(
        "event.later_needs_it",
        show_code(str(household)),
        Words("Có việc ghi sau dựa vào việc này.", "Something recorded later rests on this."),
        Words("Hoàn tác những việc ghi sau trước.", "Undo first what was recorded later."),
    )


def undone_already() -> Problem:
    """Somebody was quicker."""
    return Problem(
        "event.undone_already",
        "event",
        Words("Việc này đã được hoàn tác.", "This has been undone already."),
        Words("Tải lại trang để xem.", "Load the page again to see it."),
    )


def unlikely_ages(person: str, relation: Words, head: str) -> Problem:
    """A warning: dates of birth may be wrong."""
    return Problem(
        "event.unlikely_ages",
        person,
        Words(
            f"Tuổi của {person} ({relation.vi}) không hợp với tuổi chủ hộ {head}.",
            f"The age of {person} ({relation.en}) does not go with that of the head {head}.",
        ),
        Words("Kiểm tra ngày sinh hoặc quan hệ.", "Check the birth dates or the relation."),
        Severity.WARNING,
    )


def _place(household: int, day: date) -> str:
    return f"{show_code(str(household))} › {day:%d/%m/%Y}"
