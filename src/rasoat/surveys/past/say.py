"""What is said about a past list."""

from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Problem, Severity
from rasoat.common.words import Words

_WARNING = Severity.WARNING


def other_file(place: str) -> Problem:
    """None of the sheets has the headings of the mapping."""
    return Problem(
        "past.mapping_of_another_file",
        place,
        Words(
            "Không trang nào có các tiêu đề của cách đọc đã chọn.",
            "No sheet has the headings of the mapping.",
        ),
        Words(
            "Chọn cách đọc khác, hoặc để hệ thống nhận dạng lại tệp này.",
            "Choose another mapping, or have the file recognised again.",
        ),
    )


def sheet_not_read(place: str) -> Problem:
    """A sheet the mapping says nothing of."""
    return Problem(
        "past.sheet_not_read",
        place,
        Words("Trang này không được đọc.", "This sheet is not read."),
        Words(
            "Không cần thì bỏ qua; cần thì khai báo các cột của trang.",
            "Nothing to do if it is not needed; else map its columns.",
        ),
        _WARNING,
    )


def tied_by_order(place: str) -> Problem:
    """Rows of members name no household."""
    return Problem(
        "past.tied_by_order",
        place,
        Words(
            "Dòng thành viên không ghi hộ nào: đã gắn vào chủ hộ ở phía trên theo thứ tự dòng.",
            "Rows of members name no household: each was given to the head above it, by order alone.",
        ),
        Words(
            "Xem trang có từng bị sắp xếp lại không; có thì lấy tệp gốc.",
            "Was the sheet ever sorted? If so, use the original file.",
        ),
        _WARNING,
    )


def codes_restart(place: str, example: str, count: int) -> Problem:
    """Codes that start again in each village."""
    return Problem(
        "past.codes_restart",
        place,
        Words(
            f"Mã hộ được đánh lại từ đầu ở mỗi thôn ({count} mã có nhiều chủ hộ, ví dụ mã {example}): "
            "hộ được nhận ra theo thôn và số, mã chỉ là số thứ tự.",
            f"Codes start again in each village ({count} codes have several heads, such as {example}): "
            "households go by village and number, the code is a label only.",
        ),
        Words("Không cần làm gì nếu đúng.", "Nothing to do if that is right."),
        _WARNING,
    )


def code_of_two_heads(place: str, code: str, other_row: int, other: str) -> Problem:
    """One code, two heads."""
    return Problem(
        "past.code_of_two_heads",
        place,
        Words(
            f"Mã {code} còn là của hộ “{other}” ở dòng {other_row}.",
            f"Code {code} is also that of “{other}” in row {other_row}.",
        ),
        Words(
            "Xem hai dòng là hai hộ hay một hộ đã đổi chủ hộ, rồi chọn.",
            "Two households, or one with a new head? Look and choose.",
        ),
    )


def household_twice(place: str, other_row: int) -> Problem:
    """Two rows of one household that differ."""
    return Problem(
        "past.household_twice",
        place,
        Words(
            f"Hộ này còn ở dòng {other_row} với nội dung khác.",
            f"This household stands in row {other_row} too, with other content.",
        ),
        Words("So hai dòng và chọn dòng đúng.", "Compare the two and choose the right one."),
    )


def two_classes(place: str, other_place: str) -> Problem:
    """One household in two classes."""
    return Problem(
        "past.two_classes",
        place,
        Words(
            f"Hộ này có hai phân loại khác nhau (ô kia: {other_place}).",
            f"This household has two different classes (the other: {other_place}).",
        ),
        Words("Đối chiếu với quyết định và chọn một.", "Compare with the decision and choose one."),
    )


def no_class(place: str) -> Problem:
    """No class is written."""
    return Problem(
        "past.no_class",
        place,
        Words("Chưa biết hộ nghèo hay cận nghèo.", "Poor or near-poor is not known."),
        Words(
            "Ghi phân loại, hoặc khai báo phân loại của cả trang.",
            "Write it, or give the whole sheet's class.",
        ),
    )


def no_name(place: str) -> Problem:
    """A row that names nobody."""
    return Problem(
        "past.no_name",
        place,
        Words("Dòng này không có tên.", "This row names nobody."),
        Words("Ghi họ và tên, hoặc loại dòng này.", "Write the name, or set the row aside."),
    )


def no_head(place: str) -> Problem:
    """Nobody of the household is its head."""
    return Problem(
        "past.no_head",
        place,
        Words("Hộ này không có dòng nào ghi “Chủ hộ”.", "No row of this household says “Chủ hộ”."),
        Words("Chọn ai là chủ hộ.", "Choose the head."),
    )


def two_heads(place: str, first_row: int) -> Problem:
    """A second head."""
    return Problem(
        "past.two_heads",
        place,
        Words(
            f"Hộ này đã có chủ hộ ở dòng {first_row}.",
            f"This household has a head in row {first_row} already.",
        ),
        Words("Xem là hai hộ hay một, rồi chọn chủ hộ.", "One household or two? Choose the head."),
    )


def member_without_household(place: str) -> Problem:
    """A member of no household."""
    return Problem(
        "past.member_without_household",
        place,
        Words(
            "Thành viên này không thuộc hộ nào trong tệp.", "This member belongs to no household of the file."
        ),
        Words("Chọn hộ, hoặc loại dòng này.", "Choose the household, or set the row aside."),
    )


def of_another_village(place: str, head_row: int) -> Problem:
    """A member in another village than the head above: a sheet that was sorted."""
    return Problem(
        "past.member_of_another_village",
        place,
        Words(
            f"Thành viên này ở thôn khác với chủ hộ ở dòng {head_row} phía trên.",
            f"This member lives in another village than the head above, in row {head_row}.",
        ),
        Words(
            "Xem trang có bị sắp xếp lại không; chọn đúng hộ của người này.",
            "Was the sheet sorted? Choose the household this person belongs to.",
        ),
    )


def size_differs(place: str, size: int, rows: int, *, by_order: bool) -> Problem:
    """The size is not the number of rows; where order alone ties rows this may be a sorted sheet."""
    return Problem(
        "past.size_differs",
        place,
        Words(f"Số nhân khẩu ghi {size}, nhưng hộ có {rows} dòng.", f"Size {size}, but {rows} rows."),
        Words(
            "Xem có dòng thành viên thiếu, thừa hoặc lạc sang hộ khác không.",
            "Are rows of members missing, too many, or with another household?",
        ),
        Severity.ERROR if by_order else _WARNING,
    )


def child_older(place: str, birth: PartialDate, head: PartialDate) -> Problem:
    """A child older than the parent, or the other way round."""
    return Problem(
        "past.child_older_than_parent",
        place,
        Words(
            f"Sinh {birth.show()}, trong khi chủ hộ sinh {head.show()}: con nhiều tuổi hơn bố mẹ.",
            f"Born {birth.show()}, and the head {head.show()}: a child older than its parent.",
        ),
        Words("Xem lại quan hệ và hai ngày sinh.", "Check the relation and both birth dates."),
    )


def dead_on_list(place: str, written: str) -> Problem:
    """A person marked dead is on the list."""
    return Problem(
        "past.dead_on_list",
        place,
        Words(
            f"Người này được ghi là đã chết (“{written}”) nhưng vẫn có trong danh sách.",
            f"This person is marked dead (“{written}”) and still on the list.",
        ),
        Words("Xem người này đã chết trước hay sau ngày rà soát.", "Was it before the review or after?"),
        _WARNING,
    )


def alive_after_death(place: str, other_place: str) -> Problem:
    """A person marked dead elsewhere in the file."""
    return Problem(
        "past.alive_after_death",
        place,
        Words(
            f"Người này được ghi là đã chết ở {other_place}.", f"This person is marked dead at {other_place}."
        ),
        Words("Xem có phải một người không, và dòng nào đúng.", "Is it one person, and which row is right?"),
    )


def unit_without_evidence(place: str, unit: str, count: int) -> Problem:
    """A whole unit without scores and dates."""
    return Problem(
        "past.unit_without_evidence",
        place,
        Words(
            f"{unit}: không hộ nào trong {count} hộ có điểm B1, B2 và ngày rà soát.",
            f"{unit}: none of {count} households has B1, B2 and a review date.",
        ),
        Words(
            "Vẫn nhận, nhưng phân loại sẽ mang dấu “không có căn cứ”.",
            "They are taken, but their class is marked as without evidence.",
        ),
        _WARNING,
    )


def unit_unknown(place: str, unit: str) -> Problem:
    """A commune nobody knows."""
    return Problem(
        "past.unit_unknown",
        place,
        Words(f"Không có xã nào là “{unit}” trong danh mục.", f"No commune “{unit}” is known in any year."),
        Words("Chọn xã đúng.", "Choose the commune."),
    )


def unit_of_another_year(place: str, unit: str, list_year: int, years: Words) -> Problem:
    """A commune that is not there in the year of the list."""
    return Problem(
        "past.unit_of_another_year",
        place,
        Words(
            f"“{unit}” không có trong danh sách năm {list_year}; đơn vị này có {years.vi}.",
            f"“{unit}” is no unit of the list of {list_year}; it is one {years.en}.",
        ),
        Words("Xem năm của tệp đã khai báo đúng chưa.", "Is the year given for this file right?"),
    )


def file_of_another_year(place: str, list_year: int, fits: Words, count: int) -> Problem:
    """Most units are not of the year."""
    return Problem(
        "past.file_of_another_year",
        place,
        Words(
            f"{count} xã của tệp không có trong năm {list_year}; các xã này khớp danh sách {fits.vi}.",
            f"{count} communes of the file are none of {list_year}; they fit lists {fits.en}.",
        ),
        Words("Khai báo lại năm của tệp.", "Give the year of the file again."),
    )


def year_doubt(place: str, told: int, review_year: int, list_year: int) -> Problem:
    """The file names another year than the person did."""
    return Problem(
        "past.year_doubt",
        place,
        Words(
            f"Tệp ghi năm {told}, nhưng đã khai báo rà soát năm {review_year}, áp dụng năm {list_year}.",
            f"The file says {told}; review year {review_year} and list year {list_year} were given.",
        ),
        Words("Xem lại tệp là của năm nào.", "Which year is the file of?"),
        _WARNING,
    )


def formulas(place: str) -> Problem:
    """Formulas: their last results are read."""
    return Problem(
        "past.formulas",
        place,
        Words(
            "Có ô công thức; đã đọc kết quả lưu sẵn trong tệp.",
            "There are formulas; their stored results were read.",
        ),
        Words("Xem vài ô có đúng không.", "Look at some of them."),
        _WARNING,
    )
