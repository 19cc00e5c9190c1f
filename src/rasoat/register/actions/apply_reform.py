"""A reform of units is applied to the register: begun by a person, carried out commune by commune."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby

from django.db import transaction
from django.db.models.functions import Now

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.province_wide import require_for_province
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.register.events.recorder import commune_of
from rasoat.register.models import Reform, ReformState
from rasoat.register.reform.carry import carry
from rasoat.register.reform.plan import VillageMove, whole_plan

VERB = "unit.reform"


@transaction.atomic
def begin_reform(day: date, choices: Mapping[int, int], *, acting_user: ActingUser) -> Reform:
    """Note that the households follow their villages to where these lie on ``day``; ``run_reform`` does it.

    ``choices`` says for each village that ended into which one its households go; all of them must be said.
    Call it within ``acting``. Raises ``NotAllowed``, or ``Refused``: a day to come, nothing to move, a
    village without a choice, another reform under way.
    """
    path = require_for_province(acting_user, VERB)
    moves = whole_plan(day, choices)
    _check(day, moves)
    total = sum(move.households for move in moves)
    made = Reform.objects.create(
        day=day,
        choices={str(village): to for village, to in sorted(choices.items())},
        total=total,
        started_by=acting_user.person,
        assignment=acting_user.assignment,
    )
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("reform", str(made.pk)),
        unit_path=path,
        details={"day": day.isoformat(), "villages": len(moves), "households": total},
    )
    return made


def run_reform(reform: int) -> Reform:
    """Carry a waiting or stopped reform to its end. Not inside a transaction: each commune is one.

    What was carried stays carried when it is stopped or breaks; run again it goes on with the rest.
    """
    found = _taken(reform)
    if found is None:
        return Reform.objects.get(pk=reform)
    try:
        state = _carry_all(found)
    except BaseException:
        Reform.objects.filter(pk=reform).update(state=ReformState.FAILED, changed_at=Now())
        raise
    Reform.objects.filter(pk=reform).update(state=state, changed_at=Now())
    return Reform.objects.get(pk=reform)


def stop_reform(reform: int, *, acting_user: ActingUser) -> None:
    """Ask it to stop after the commune it is at. Raises ``NotAllowed``."""
    require_for_province(acting_user, VERB)
    Reform.objects.filter(pk=reform).update(stop_asked=True)


def _taken(reform: int) -> Reform | None:
    """The reform, now running; None where it is not to run."""
    with transaction.atomic():
        open_ = Reform.objects.select_for_update().filter(pk=reform).exclude(state=ReformState.DONE)
        found = open_.exclude(state=ReformState.RUNNING).first()
        if found is not None:
            found.state, found.stop_asked = ReformState.RUNNING, False
            found.save(update_fields=["state", "stop_asked"])
        return found


def _carry_all(found: Reform) -> ReformState:
    moves = whole_plan(found.day, {int(village): to for village, to in found.choices.items()})
    for _, group in groupby(sorted(moves, key=_commune), key=_commune):
        carried = carry(list(group), found.day)
        found.done += carried
        Reform.objects.filter(pk=found.pk).update(done=found.done, changed_at=Now())
        if Reform.objects.filter(pk=found.pk, stop_asked=True).exists():
            return ReformState.STOPPED
    return ReformState.DONE


def _commune(move: VillageMove) -> int:
    return commune_of(move.path)


def _check(day: date, moves: list[VillageMove]) -> None:
    problems = []
    if day > installation.today():
        problems.append(Problem("reform.future", "day", FUTURE, LATER))
    if not moves:
        problems.append(Problem("reform.nothing", "day", NOTHING, OTHER_DAY))
    if Reform.objects.filter(state__in=[ReformState.WAITING, ReformState.RUNNING]).exists():
        problems.append(Problem("reform.under_way", "day", UNDER_WAY, WAIT))
    problems += [
        Problem("reform.no_choice", move.village.title, NO_CHOICE, CHOOSE)
        for move in moves
        if move.to is None
    ]
    if problems:
        raise Refused(problems)


FUTURE = Words("Ngày này chưa đến.", "That day has not come.")
LATER = Words("Áp dụng từ ngày việc sắp xếp có hiệu lực.", "Apply it from the day it takes effect.")
NOTHING = Words(
    "Không có hộ nào phải chuyển theo đơn vị vào ngày này.",
    "No household has to follow its village that day.",
)
OTHER_DAY = Words(
    "Kiểm tra ngày, hoặc nạp danh mục đơn vị mới trước.", "Check the day, or bring the new units in first."
)
UNDER_WAY = Words("Đang có một lần sắp xếp chưa xong.", "Another reform is under way.")
WAIT = Words("Chờ xong hoặc cho chạy tiếp lần đó.", "Wait for it, or let it go on.")
NO_CHOICE = Words(
    "Thôn đã kết thúc, chưa chọn thôn mà các hộ chuyển vào.",
    "The village has ended, and no village is chosen for its households.",
)
CHOOSE = Words("Chọn một thôn trong danh sách.", "Choose a village from the list.")
