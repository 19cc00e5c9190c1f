"""The sections of the paper about surveys: result, answers, points."""

from collections.abc import Iterator

from rasoat.files.documents.household_list import PaperColumn
from rasoat.files.documents.own_record import RecordSection
from rasoat.law.scoring.explain import ExplainedLine, Explanation
from rasoat.register.law_in_use import rule_book
from rasoat.register.models import Assessment
from rasoat.register.own_record.answers import Asked, answered, questions_of
from rasoat.register.own_record.held import Held
from rasoat.register.own_record.sections import CLASSES, FACTS, day
from rasoat.register.queries import words
from rasoat.register.queries.households import explanation_of, rules_of
from rasoat.surveys.layout.options import LAST_CLASSES

ANSWERS = (PaperColumn("Câu hỏi", 4), PaperColumn("Câu trả lời", 2.5))
MEMBER_ANSWERS = (PaperColumn("Thành viên", 2), PaperColumn("Câu hỏi", 3.5), PaperColumn("Câu trả lời", 2.5))
POINTS = (PaperColumn("Mục chấm điểm", 4), PaperColumn("Trả lời", 2.5), PaperColumn("Điểm", 0.7, "right"))
OTHER_LAW = "Không diễn giải được từng điểm: văn bản tính điểm đang dùng không còn là văn bản đã dùng lúc đó."
NO_SURVEY = "3. Khảo sát"


def survey_sections(held: Held) -> list[RecordSection]:
    """Each survey with its result, its answers in words and its points; one empty section without any."""
    if not held.surveys:
        return [RecordSection(NO_SURVEY, FACTS, ())]
    numbered = enumerate(held.surveys, start=1)
    return [section for number, survey in numbered for section in _of_survey(held, survey, f"3.{number}")]


def _of_survey(held: Held, survey: Assessment, number: str) -> Iterator[RecordSection]:
    asked = questions_of(rule_book().law, survey.standard)
    title = f"{number}. Khảo sát ngày {day(survey.review_date)}"
    yield RecordSection(title, FACTS, _result(survey))
    yield RecordSection(f"{title}: câu trả lời về hộ", ANSWERS, answered(asked, survey.answers["household"]))
    yield RecordSection(f"{title}: câu trả lời về người", MEMBER_ANSWERS, _of_members(held, survey, asked))
    if survey.explanation is not None:
        yield _points(survey, title)


def _result(survey: Assessment) -> list[tuple[str, str]]:
    last = LAST_CLASSES.get(survey.last_class)
    reasons = "; ".join(reason.vi for reason in words.reasons(survey.problems))
    return [
        ("Đợt rà soát", f"năm {survey.review_year}, lập danh sách năm {survey.list_year}"),
        ("Điểm B1, B2", f"{survey.b1}, {survey.b2}" if survey.explanation else "chưa chấm được điểm"),
        ("Đề xuất xếp loại", CLASSES.get(survey.class_group) or f"chưa có: {reasons}"),
        ("Diện năm trước theo phiếu", last.vi if last else "–"),
        ("Bảng điểm", f"{survey.sheet} (SHA-256 {survey.hashes['sheet'][:16]}…)"),
        ("Tình trạng", "đang dùng" if survey.current else "đã được phiếu sau thay"),
        ("Lý do sửa phiếu", survey.reason or "–"),
    ]


def _of_members(held: Held, survey: Assessment, asked: Asked) -> list[tuple[str, str, str]]:
    names = {member.pk: member.name for member in held.members}
    return [
        (names.get(person, str(person)), question, answer)
        for person, answers in survey.answers["members"]
        if held.is_about(person)
        for question, answer in answered(asked, answers)
    ]


def _points(survey: Assessment, title: str) -> RecordSection:
    found = explanation_of(survey, rules_of(survey))
    return RecordSection(f"{title}: điểm", POINTS, _lines(found), "" if found else OTHER_LAW)


def _lines(found: Explanation | None) -> list[tuple[str, str, str]]:
    if found is None:
        return []
    return [*(_line("B1", one) for one in found.lines), *(_line("B2", one) for one in found.indicators)]


def _line(total: str, one: ExplainedLine) -> tuple[str, str, str]:
    return f"{total}. {one.question.vi}", one.answer.vi, str(one.points)
