"""May an assessment lead to a decision? Asked before any verb that recognises a household."""

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.law.model.sheet import SheetState
from rasoat.places import installation
from rasoat.register.models import Assessment
from rasoat.toolsets.models import BroughtSheet


def may_lead_to_recognition(assessment: Assessment) -> Problem | None:
    """None when it may; else why not.

    Nobody is recognised without a score, nor by a score sheet that a second person has not approved.
    A made-up sheet leads to decisions in a demonstration alone, where everything is made up.
    """
    place = f"{assessment.household_id} › {assessment.campaign}"
    if not assessment.class_id:
        return _not_scored(place)
    if assessment.sheet_state == SheetState.ILLUSTRATIVE or assessment.illustrative:
        return None if installation.is_demonstration() else _illustrative(place, assessment.sheet)
    if _present_state(assessment) != SheetState.APPROVED:
        return _not_approved(place, assessment.sheet)
    return None


def _present_state(assessment: Assessment) -> str:
    """State of the very sheet that was used: one brought in may have been approved or withdrawn since."""
    brought = BroughtSheet.objects.filter(sha256=assessment.hashes["sheet"]).values_list("state", flat=True)
    return brought.first() or assessment.sheet_state


def _not_scored(place: str) -> Problem:
    return Problem(
        "recognition.not_scored",
        place,
        Words("Hộ chưa có điểm nên chưa có phân loại đề xuất.",
              "The household has no score, so no proposed class."),
        Words("Bổ sung câu trả lời còn thiếu rồi chấm lại.",
              "Complete the missing answers and score it again."),
    )  # fmt: skip


def _illustrative(place: str, sheet: str) -> Problem:
    return Problem(
        "recognition.illustrative_sheet",
        place,
        Words(f"Bảng điểm {sheet} chỉ để minh họa; không được dùng để công nhận hộ.",
              f"Score sheet {sheet} is illustrative; nobody can be recognised by it."),
        Words("Nhập bảng điểm chính thức từ phụ lục thông tư, trình duyệt, rồi chấm lại.",
              "Bring in the official sheet from the annex, have it approved, then score again."),
    )  # fmt: skip


def _not_approved(place: str, sheet: str) -> Problem:
    return Problem(
        "recognition.sheet_not_approved",
        place,
        Words(f"Bảng điểm {sheet} chưa được người thứ hai phê duyệt.",
              f"Score sheet {sheet} has not been approved by a second person."),
        Words("Trình duyệt bảng điểm rồi chấm lại.", "Have the sheet approved, then score again."),
    )  # fmt: skip
