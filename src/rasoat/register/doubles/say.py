"""What is said when a case cannot be settled as somebody asked: where, what, what to do."""

from django.utils.timezone import localtime

from rasoat.common.codes import show_code
from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.register.models import DuplicateCase, Household

LOOK_AGAIN = Words("Tải lại trang để xem quyết định đó.", "Load the page again to see that decision.")
CHOOSE = Words("Chọn một trong các nút quyết định.", "Choose one of the buttons.")
GIVE_REASON = Words("Ghi căn cứ: giấy tờ nào, hỏi ai.", "Say on what grounds: which papers, whom you asked.")


def settled_meanwhile(row: DuplicateCase) -> Problem:
    """Somebody else was quicker, or the case ended."""
    if row.settled_by is None or row.settled_at is None:
        words = Words("Vụ này đã thay đổi sau khi anh/chị mở trang.", "The case changed since you opened it.")
    else:
        at = f"{localtime(row.settled_at):%H:%M %d/%m/%Y}"
        by = row.settled_by.full_name
        words = Words(f"{by} đã quyết định vụ này lúc {at}.", f"{by} settled this case at {at}.")
    return Problem("duplicate.settled_meanwhile", "outcome", words, LOOK_AGAIN)


def not_open() -> Problem:
    """There is nothing to decide."""
    return Problem(
        "duplicate.not_open",
        "outcome",
        Words("Vụ này không còn chờ quyết định.", "This case is not open."),
        Words("Muốn quyết định lại, mở lại vụ và ghi lý do.", "To decide anew, open it again with a reason."),
    )


def not_settled() -> Problem:
    """There is no decision to take back."""
    return Problem(
        "duplicate.not_settled",
        "reason",
        Words("Vụ này chưa có quyết định để mở lại.", "There is no decision to take back."),
        LOOK_AGAIN,
    )


def not_certain() -> Problem:
    """It has to be looked at by itself."""
    return Problem(
        "duplicate.not_certain",
        "certain",
        Words("Vụ này không còn thuộc loại chắc chắn.", "This case is not among the certain ones any more."),
        Words("Mở vụ này và quyết định riêng.", "Open the case and settle it by itself."),
    )


def no_outcome() -> Problem:
    """Nothing, or something unknown, was chosen."""
    return Problem(
        "duplicate.no_outcome", "outcome", Words("Chưa chọn quyết định.", "Nothing is chosen."), CHOOSE
    )


def no_reason() -> Problem:
    """Why is missing."""
    return Problem(
        "duplicate.no_reason", "reason", Words("Thiếu lý do.", "The reason is missing."), GIVE_REASON
    )


def which_stays() -> Problem:
    """One of the two has to stay."""
    return Problem(
        "duplicate.which_stays",
        "keep",
        Words("Chưa chọn hồ sơ nào được giữ lại.", "It is not said which record stays."),
        Words("Chọn giữ bên 1 hoặc bên 2.", "Choose to keep side 1 or side 2."),
    )


def persons_do_not_merge() -> Problem:
    """Two persons are one or are not."""
    return Problem(
        "duplicate.persons_do_not_merge",
        "outcome",
        Words("Hai người thì không nhập làm một được.", "Two persons do not merge."),
        Words("Chọn trùng hoặc khác nhau.", "Choose duplicate or different."),
    )


def closed_meanwhile(household: Household) -> Problem:
    """One side ended; the case is kept, nothing has to be decided."""
    code = show_code(household.code)
    into = f" {show_code(str(household.into))}" if household.into else ""
    day = household.closed_on
    return Problem(
        "duplicate.closed_meanwhile",
        code,
        Words(f"Hộ {code} đã kết thúc ngày {day:%d/%m/%Y}.", f"Household {code} ended on {day:%d/%m/%Y}."),
        Words(f"Xem hồ sơ hộ còn lại{into}, không cần quyết định vụ này nữa.",
              f"See the record that remains{into}; this case needs no decision any more."),
    )  # fmt: skip


def not_there_any_more(name: str) -> Problem:
    """A person left, or was taken out, meanwhile."""
    return Problem(
        "duplicate.person_gone",
        name,
        Words("Người này không còn trong hộ.", "This person is no longer in the household."),
        Words("Tìm lại trùng trong đơn vị để cập nhật.", "Search the unit for duplicates again."),
    )


def both_listed(year: int) -> Problem:
    """Both are on the list of one year. It stays as it was decided; the person says they know."""
    return Problem(
        "duplicate.both_listed",
        "despite_list",
        Words(
            f"Cả hai hộ đều có tên trong danh sách năm {year}. Gộp hồ sơ không sửa danh sách đã quyết định.",
            f"Both households are on the list of {year}. Joining the records does not change that list.",
        ),
        Words(
            "Đánh dấu “vẫn ghi”; rút một hộ khỏi danh sách bằng quyết định của người có thẩm quyền.",
            "Tick “record it all the same”; one of them leaves the list by a decision of who may take it.",
        ),
    )


def head_of_others(name: str) -> Problem:
    """The one who would be taken out stands for people who stay."""
    return Problem(
        "duplicate.head_of_others",
        name,
        Words("Người này là chủ hộ, còn người khác ở lại.", "This person is the head, and others stay."),
        Words(
            "Giữ bên này, hoặc ghi chủ hộ mới trước; nếu cả hộ trùng, dùng “Ghi hồ sơ trùng” ở trang của hộ.",
            "Keep this side, or record a new head first; if the whole household is one, record that.",
        ),
    )
