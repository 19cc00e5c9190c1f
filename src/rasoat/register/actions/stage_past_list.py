"""A past list goes from its file to the staging area; nothing of it is in the register after that."""

from rasoat.common.collection import collection_paused
from rasoat.common.problems import Refused
from rasoat.people.acting import ActingUser, acting
from rasoat.people.permissions import require
from rasoat.register.intake.progress import Cancelled
from rasoat.register.models import Aside, PastList, PastState, StagedHousehold
from rasoat.register.past.ground import VERB
from rasoat.register.past.say import FAILED
from rasoat.register.past.staging import StagingRun, problem_facts

AGAIN = (PastState.CANCELLED, PastState.FAILED)


def stage_past_list(past_list: int, *, acting_user: ActingUser) -> PastList:
    """Run a file that waits, to its end; one that does not wait is left as it is. Not in a transaction.

    What was staged before stays as it is, with everything decided of it.
    """
    with acting(acting_user):
        waiting = PastList.objects.visible_to(acting_user).filter(state=PastState.WAITING)
        found = waiting.select_for_update().filter(pk=past_list).first()
        if found is not None:
            require(acting_user, VERB, found.unit_path)
            PastList.objects.filter(pk=past_list).update(state=PastState.READING)
    if found is not None:
        with collection_paused():
            _run(found, acting_user)
    with acting(acting_user):
        return PastList.objects.visible_to(acting_user).get(pk=past_list)


def cancel_past_list(past_list: int, *, acting_user: ActingUser) -> None:
    """Stop a file: at once where it waits, else after the commune it is at. Call it within ``acting``.

    What is staged or written stays. Raises ``PastList.DoesNotExist`` or ``NotAllowed``.
    """
    found = PastList.objects.visible_to(acting_user).select_for_update().get(pk=past_list)
    require(acting_user, VERB, found.unit_path)
    if found.state == PastState.WAITING:
        PastList.objects.filter(pk=past_list).update(state=PastState.CANCELLED)
    elif found.state == PastState.QUEUED:
        PastList.objects.filter(pk=past_list).update(state=PastState.STAGED)
    elif found.is_running:
        PastList.objects.filter(pk=past_list).update(cancel_asked=True)


def resume_past_list(past_list: int, *, acting_user: ActingUser) -> PastList:
    """Let a stopped, broken or discarded file wait again. Call it within ``acting``.

    It goes on where it stopped; what was discarded of it is read anew.
    """
    found: PastList = PastList.objects.visible_to(acting_user).select_for_update().get(pk=past_list)
    require(acting_user, VERB, found.unit_path)
    if found.state in AGAIN and found.mapping is not None:
        found.state, found.cancel_asked = PastState.WAITING, False
        found.save(update_fields=["state", "cancel_asked"])
        mine = StagedHousehold.objects.visible_to(acting_user).filter(past_list=found)
        mine.filter(aside=Aside.DISCARDED).delete()
    return found


def _run(found: PastList, acting_user: ActingUser) -> None:
    run = StagingRun(found, acting_user)
    try:
        run.stage(run.read())
    except Cancelled:
        _end(found, PastState.CANCELLED, acting_user)
    except Refused as refused:
        _end(found, PastState.REFUSED, acting_user, **problem_facts(refused.problems))
    except BaseException:
        _end(found, PastState.FAILED, acting_user, **problem_facts([FAILED]))
        raise
    else:
        _end(found, PastState.STAGED, acting_user)


def _end(found: PastList, state: PastState, acting_user: ActingUser, **facts: object) -> None:
    with acting(acting_user):
        PastList.objects.filter(pk=found.pk).update(state=state, **facts)
