"""What is said about one person: birth, age, relation, identity number."""

from datetime import date

from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.surveys.layout.relations import Relation
from rasoat.surveys.reading.say import WARNING


def born_after_review(place: str, birth: PartialDate, day: date) -> Problem:
    """Born after the visit."""
    return Problem(
        "survey.born_after_review",
        place,
        Words(f"Ngày sinh {birth.show()} sau ngày rà soát {day:%d/%m/%Y}.",
              f"The birth date {birth.show()} is after the review date {day:%d/%m/%Y}."),
        Words("Sửa ngày sinh, hoặc ngày rà soát ở trang Hộ.",
              "Correct the birth date, or the review date on the sheet Hộ."),
    )  # fmt: skip


def age_differs(place: str, age: int, birth: PartialDate, low: int, high: int) -> Problem:
    """The age written is not the age by birth date."""
    by_birth = str(low) if low == high else f"{low}–{high}"
    return Problem(
        "survey.age_contradicts_birth",
        place,
        Words(f"Tuổi ghi {age}, nhưng sinh {birth.show()} thì đến ngày rà soát là {by_birth} tuổi.",
              f"The age written is {age}; born {birth.show()} makes {by_birth} at the review date."),
        Words("Sửa tuổi hoặc ngày sinh; có thể xóa cột Tuổi vì hệ thống tự tính.",
              "Correct one of them; the column Tuổi may be deleted, ages are computed."),
    )  # fmt: skip


def unlikely_ages(place: str, relation: Relation, birth: PartialDate, head: PartialDate) -> Problem:
    """Relation and ages hardly fit: a child older than its parent."""
    return Problem(
        "survey.relation_and_age",
        place,
        Words(f"Quan hệ “{relation.words.vi}”, sinh {birth.show()}, không hợp với chủ hộ sinh {head.show()}.",
              f"“{relation.words.en}” born {birth.show()} hardly fits a head born {head.show()}."),
        Words("Xem lại quan hệ và hai ngày sinh; nếu đúng thì giữ nguyên.",
              "Check the relation and both birth dates; keep them if they are right."),
        WARNING,
    )  # fmt: skip


def identity_twice(place: str, number: str, first_row: int) -> Problem:
    """Two persons with one identity number."""
    return Problem(
        "survey.identity_twice",
        place,
        Words(f"Số {number} đã ghi cho người ở dòng {first_row}.",
              f"The number {number} is given for the person in row {first_row} too."),
        Words("So lại giấy tờ; một người chỉ được ghi ở một hộ.",
              "Compare with the papers; a person belongs to one household only."),
        WARNING,
    )  # fmt: skip
