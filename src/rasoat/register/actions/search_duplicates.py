"""A unit is searched for households and persons who stand twice in the register."""

from datetime import timedelta

from django.db.models.functions import Now

from rasoat.common.collection import collection_paused
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser, acting
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.places.queries import unit_on
from rasoat.register.doubles.searching import SearchRun
from rasoat.register.intake.progress import Cancelled
from rasoat.register.models import DuplicateSearch, SearchState
from rasoat.register.models.duplicate_search import SEARCHING

VERB = "duplicate.settle"
SEARCH = "duplicate.search"
SILENT = timedelta(minutes=20)
"""A search that said nothing for so long has lost its worker: one comparison of two parts is shorter."""


def begin_search(unit: int, *, acting_user: ActingUser) -> DuplicateSearch:
    """Let a unit wait to be searched; one that is being searched already is answered with. Call it within
    ``acting``. Raises ``NotAllowed``, or ``Refused``: no such unit today.
    """
    found = unit_on(unit, installation.today())
    if found is None:
        raise Refused([Problem("duplicate.no_unit", "unit", NO_UNIT, CHOOSE_UNIT)])
    require(acting_user, VERB, found.path)
    running = DuplicateSearch.objects.visible_to(acting_user).filter(unit_id=unit, state__in=SEARCHING)
    if begun := running.order_by("-id").first():
        under_way: DuplicateSearch = begun
        return under_way
    return DuplicateSearch.objects.create(
        unit_id=unit,
        unit_path=found.path,
        started_by=acting_user.person,
        assignment=acting_user.assignment,
    )


def run_search(search: int, *, acting_user: ActingUser) -> DuplicateSearch:
    """Run a search that waits, to its end; one that does not wait is left as it is. Not in a transaction."""
    with acting(acting_user):
        rows = DuplicateSearch.objects.visible_to(acting_user)
        waiting = rows.filter(state=SearchState.WAITING)
        found = waiting.select_for_update().filter(pk=search).first()
        if found is not None:
            require(acting_user, VERB, found.unit_path)
            rows.filter(pk=search).update(state=SearchState.RUNNING, changed_at=Now())
    if found is not None:
        with collection_paused():
            _run(found, acting_user)
    with acting(acting_user):
        return DuplicateSearch.objects.visible_to(acting_user).get(pk=search)


def cancel_search(search: int, *, acting_user: ActingUser) -> None:
    """Stop a search: one that waits at once, one that runs after what it is at. Call it within ``acting``."""
    found = DuplicateSearch.objects.visible_to(acting_user).select_for_update().get(pk=search)
    require(acting_user, VERB, found.unit_path)
    if found.is_running:
        found.cancel_asked = True
        if found.state == SearchState.WAITING:
            found.state = SearchState.CANCELLED
        found.save(update_fields=["cancel_asked", "state"])


def fail_lost_searches(*, acting_user: ActingUser) -> int:
    """Fail searches whose worker was lost; how many there were. Call it within ``acting``."""
    seen = DuplicateSearch.objects.visible_to(acting_user)
    lost = seen.filter(state=SearchState.RUNNING, changed_at__lt=Now() - SILENT)
    changed: int = lost.update(state=SearchState.FAILED)
    return changed


def _run(found: DuplicateSearch, acting_user: ActingUser) -> None:
    try:
        SearchRun(found, acting_user).run()
    except Cancelled:
        _end(found, SearchState.CANCELLED, acting_user)
    except BaseException:
        _end(found, SearchState.FAILED, acting_user)
        raise
    else:
        _end(found, SearchState.DONE, acting_user)


def _end(found: DuplicateSearch, state: SearchState, acting_user: ActingUser) -> None:
    with acting(acting_user):
        rows = DuplicateSearch.objects.visible_to(acting_user).filter(pk=found.pk)
        rows.update(state=state, changed_at=Now())
        ended = rows.get()
        record(
            SEARCH,
            acting_user=acting_user,
            subject=Subject("duplicate_search", str(found.pk)),
            unit_path=found.unit_path,
            details={"persons": ended.persons, "found": ended.found, "new": ended.new},
        )


NO_UNIT = Words("Không có đơn vị này.", "There is no such unit.")
CHOOSE_UNIT = Words("Chọn một đơn vị trong địa bàn của anh/chị.", "Choose a unit of your areas.")
