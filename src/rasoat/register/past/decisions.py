"""What people decided before about the same household on another file, or in an earlier run of this one."""

from collections import defaultdict, deque
from collections.abc import Iterable

from rasoat.people.acting import ActingUser
from rasoat.register.models import Aside, StagedHousehold, StagedState
from rasoat.register.past.known import Known
from rasoat.register.past.say import ALIVE

_DECIDED = (StagedState.MATCHED, StagedState.MERGED, StagedState.REJECTED)


class Decisions:
    """Decisions by content. Each line of a list gets the decision of its like: the second like the second."""

    def __init__(self, rows: Iterable[StagedHousehold], acting_user: ActingUser) -> None:
        rows = list(rows)
        own = {row.past_list_id for row in rows}
        found = StagedHousehold.objects.visible_to(acting_user).filter(
            content__in={row.content for row in rows}, settled_by__isnull=False, state__in=_DECIDED
        )
        self._by_line: dict[str, deque[StagedHousehold]] = defaultdict(deque)
        self._who: dict[str, StagedHousehold] = {}
        for one in found.exclude(past_list__in=own).order_by("past_list_id", "id"):
            self._by_line[one.line].append(one)
            if one.household is not None and one.state != StagedState.REJECTED:
                self._who[one.content] = one

    def apply(self, row: StagedHousehold, known: Known) -> bool:
        """Settle the row as its like was; False where nobody was asked yet."""
        alike = self._by_line.get(row.line)
        before = alike.popleft() if alike else None
        if before is not None and before.state == StagedState.REJECTED:
            row.state, row.aside = StagedState.REJECTED, Aside.BY_PERSON
            return self._copy(row, before)
        before = before or (self._who.get(row.content) if not row.faults else None)
        household = known.follow(before.household) if before and before.household else None
        if before is None or household is None:
            return False
        row.state, row.household, row.method = StagedState.MATCHED, household, "decision"
        return self._copy(row, before)

    def _copy(self, row: StagedHousehold, before: StagedHousehold) -> bool:
        row.problems += [problem for problem in before.problems if problem["rule"] == ALIVE]
        row.settled_by_id, row.settled_at, row.reason = (
            before.settled_by_id,
            before.settled_at,
            before.reason,
        )
        return True
