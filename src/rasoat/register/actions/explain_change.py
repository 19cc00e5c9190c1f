"""A person says what a change was that no event explains."""

from dataclasses import dataclass
from datetime import date, timedelta

from rasoat.common.names import tidy
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record
from rasoat.register.changing import changing
from rasoat.register.event_rules import home_of
from rasoat.register.events.event import Draft
from rasoat.register.models import EventKind
from rasoat.register.movements import reading
from rasoat.register.movements.flows import flows_of
from rasoat.register.movements.reasons import EXPLANATIONS

VERB = "figure.explain"
TRAIL = "change.explain"
NOTE_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a change was. ``what`` and ``day`` name the change as the movement table does, ``category`` is one
    of ``EXPLANATIONS[what]``, ``note`` says how one knows.
    """

    what: str
    day: date
    category: str
    note: str


def explain_change(household: int, said: Explanation, *, acting_user: ActingUser) -> None:
    """From now on the change counts where the person says, marked as explained by them.

    Nothing else becomes of it: no member leaves, no class changes. Another explanation takes its place; it
    can be undone. Call it within ``acting``. Raises ``Household.DoesNotExist``, ``NotAllowed``, or
    ``Refused``: no such category, no note, nothing unexplained on that day.
    """
    path = home_of(household, VERB, acting_user)
    note = tidy(said.note)
    if problems := [*_faults(said, note), *_no_change(household, said)]:
        raise Refused(problems)
    payload = {"what": said.what, "day": said.day.isoformat(), "category": said.category, "note": note}
    with changing([household], acting_user, path) as change:
        change.write([Draft(EventKind.CHANGE_EXPLAINED, household, path, said.day, payload)])
    record(
        TRAIL,
        acting_user=acting_user,
        subject=Subject("household", str(household)),
        unit_path=path,
        details={"day": said.day.isoformat(), "what": said.what, "category": said.category},
        reason=note,
    )


def _faults(said: Explanation, note: str) -> list[Problem]:
    problems = []
    if said.category not in EXPLANATIONS.get(said.what, {}):
        problems.append(Problem("change.no_category", "category", NO_CATEGORY, CHOOSE))
    if not note or len(note) > NOTE_LENGTH:
        problems.append(Problem("change.no_note", "note", NO_NOTE, SAY_HOW))
    return problems


def _no_change(household: int, said: Explanation) -> list[Problem]:
    """The change must be there, and be one that no event explains."""
    start, end = said.day - timedelta(days=1), said.day
    lives = reading.lives_of([household], start, end).values()
    found = {(flow.what, flow.day) for life in lives for flow in flows_of(life, start, end)}
    if (said.what, said.day) in found:
        return []
    return [Problem("change.not_there", "day", NOT_THERE, LOOK_AGAIN)]


NO_CATEGORY = Words("Chưa chọn thay đổi này là gì.", "It is not said what the change was.")
CHOOSE = Words("Chọn một mục trong danh sách.", "Choose one from the list.")
NO_NOTE = Words("Chưa ghi căn cứ, hoặc ghi quá dài.", "The grounds are missing or too long.")
SAY_HOW = Words(
    f"Ghi ngắn gọn vì sao biết, tối đa {NOTE_LENGTH} chữ.",
    f"Say briefly how one knows, in at most {NOTE_LENGTH} letters.",
)
NOT_THERE = Words(
    "Vào ngày này hộ không có thay đổi nào chưa rõ lý do.",
    "On that day nothing of this household is unexplained.",
)
LOOK_AGAIN = Words("Mở lại bảng biến động để xem.", "Open the movement table again and look.")
