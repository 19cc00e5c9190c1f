"""What was settled of a past list goes into the register, commune by commune, each whole or not at all."""

from collections import Counter
from collections.abc import Sequence

from rasoat.common.problems import Refused
from rasoat.people.acting import ActingUser, acting
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.register.events.recorder import commune_of
from rasoat.register.intake.progress import Cancelled
from rasoat.register.models import PastList, PastState, StagedHousehold, StagedState
from rasoat.register.past.followed import follow
from rasoat.register.past.ground import VERB
from rasoat.register.past.progress import PastProgress
from rasoat.register.past.say import FAILED
from rasoat.register.past.staging import problem_facts
from rasoat.register.past.writing import write_commune

WRITABLE = (PastState.STAGED, PastState.QUEUED, PastState.DONE, PastState.FAILED)
OPEN = (StagedState.PENDING, StagedState.MATCHED, StagedState.TO_SETTLE)


def begin_writing(past_list: int, *, acting_user: ActingUser) -> PastList:
    """Let what was settled wait for the worker; a file that runs, or is not staged, stays as it is.

    Call it within ``acting``, then ``queue_past_list``. Raises ``PastList.DoesNotExist``, ``NotAllowed``.
    """
    found: PastList = PastList.objects.visible_to(acting_user).select_for_update().get(pk=past_list)
    require(acting_user, VERB, found.unit_path)
    if found.state in WRITABLE:
        found.state, found.cancel_asked = PastState.QUEUED, False
        found.save(update_fields=["state", "cancel_asked"])
    return found


def write_past_list(past_list: int, *, acting_user: ActingUser) -> PastList:
    """Write every commune of which nothing is left to settle. Not in a transaction: each commune is one.

    Communes that are not ready stay as they were; ``left_over`` says how many households each has to settle.
    Written again it goes on with the rest. Raises ``PastList.DoesNotExist``, ``NotAllowed``.
    """
    with acting(acting_user):
        found = PastList.objects.visible_to(acting_user).select_for_update().get(pk=past_list)
        require(acting_user, VERB, found.unit_path)
        begun = found.state in WRITABLE
        if begun:
            PastList.objects.filter(pk=past_list).update(state=PastState.WRITING, cancel_asked=False, done=0)
    if begun:
        _run(found, acting_user)
    with acting(acting_user):
        return PastList.objects.visible_to(acting_user).get(pk=past_list)


def _run(found: PastList, who: ActingUser) -> None:
    try:
        _write_all(found, who)
    except Cancelled:
        _end(found, who)
    except BaseException:
        _end(found, who, state=PastState.FAILED, **problem_facts([FAILED]))
        raise
    else:
        _end(found, who)


def _write_all(found: PastList, who: ActingUser) -> None:
    progress = PastProgress(found.pk, who)
    with acting(who):
        communes = sorted({row.commune_id for row in _rows(found, who) if row.commune_id is not None})
    progress.tell(PastState.WRITING, total=len(communes))
    for done, commune in enumerate(communes, start=1):
        try:
            with acting(who):
                _write_one(found, commune, who)
        except Refused:
            # Somebody changed a household meanwhile: the commune stays to settle, its neighbours go on.
            pass
        progress.tell(PastState.WRITING, done=done)


def _write_one(found: PastList, commune: int, who: ActingUser) -> None:
    rows = list(
        StagedHousehold.objects.visible_to(who)
        .filter(past_list=found, commune=commune, event__isnull=True)
        .exclude(state=StagedState.REJECTED)
        .select_for_update(of=("self",))
        .select_related("past_list", "village")
        .order_by("id")
    )
    if not rows or any(row.settled_by_id is None for row in rows):
        return
    written = write_commune(rows, commune, who)
    if written:
        follow({commune, *(commune_of(row.unit_path) for row in rows)}, found.list_year, who)
        record(
            VERB,
            acting_user=who,
            subject=Subject("list", str(found.list_year)),
            unit_path=found.unit_path,
            details={"list_year": found.list_year, "households": written, "sha256": found.sha256},
        )


def _rows(found: PastList, who: ActingUser) -> Sequence[StagedHousehold]:
    rows = StagedHousehold.objects.visible_to(who).filter(past_list=found, state__in=OPEN, event__isnull=True)
    return list(rows.only("id", "commune"))


def _end(found: PastList, who: ActingUser, *, state: PastState | None = None, **facts: object) -> None:
    with acting(who):
        left = Counter(str(row.commune_id or "") for row in _rows(found, who))
        ended = state or (PastState.STAGED if left else PastState.DONE)
        PastList.objects.filter(pk=found.pk).update(state=ended, left_over=dict(left), **facts)
