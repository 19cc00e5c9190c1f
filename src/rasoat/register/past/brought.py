"""How many households of the files of a list year came in, and what became of the others."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Left
from django.db.models.lookups import IsNull

from rasoat.people.acting import ActingUser
from rasoat.people.visibility import ProtectedQuerySet
from rasoat.places.unit_row import UnitRow
from rasoat.register.models import Aside, StagedHousehold, StagedState
from rasoat.register.past.figures import Key
from rasoat.register.queries.within import within


@dataclass(frozen=True, slots=True)
class Brought:
    """Households of files: ``rows`` = new + matched + again + set aside + to_settle + unconfirmed + ready.

    ``new`` were registered, ``matched`` known before; ``again`` stood on the list a second time (in the same
    file or another). ``aside`` counts by reason those that were set aside. ``unconfirmed`` are certain but
    not confirmed by a person, ``ready`` wait to be written.
    """

    rows: int = 0
    new: int = 0
    matched: int = 0
    again: int = 0
    to_settle: int = 0
    unconfirmed: int = 0
    ready: int = 0
    aside: Mapping[str, int] = field(default_factory=dict)

    @property
    def written(self) -> int:
        """Those that are in the register."""
        return self.new + self.matched + self.again

    def plus(self, other: "Brought") -> "Brought":
        """Both together."""
        return Brought(
            self.rows + other.rows, self.new + other.new, self.matched + other.matched,
            self.again + other.again, self.to_settle + other.to_settle,
            self.unconfirmed + other.unconfirmed, self.ready + other.ready,
            dict(Counter(self.aside) + Counter(other.aside)),
        )  # fmt: skip


def brought_in(person: ActingUser, unit: UnitRow, list_year: int, width: int) -> dict[Key, Brought]:
    """By the first ``width`` letters of the path and by class: "none" and "above" left, "" is not known."""
    rows = within(StagedHousehold, person, unit).filter(list_year=list_year)
    return _grouped(person, rows, Left("unit_path", width))


def brought_of(person: ActingUser, past_lists: Sequence[int], by: str) -> dict[tuple[Any, str], Brought]:
    """Of files, the households of the person's areas by a column of them and by class."""
    rows = StagedHousehold.objects.visible_to(person).filter(past_list__in=past_lists)
    return _grouped(person, rows, by)


def _grouped(person: ActingUser, rows: ProtectedQuerySet, by: str | Left) -> dict[tuple[Any, str], Brought]:
    seen = StagedHousehold.objects.visible_to(person)
    before = seen.filter(Q(created=True) | Q(pk__lt=OuterRef("pk")), event=OuterRef("event"))
    grouped = (
        rows.annotate(again=Exists(before), unsettled=IsNull(F("settled_by"), True))
        .values_list(by, "class_group", "state", "aside", "created", "again", "unsettled")
        .annotate(Count("id"))
        .order_by()
    )
    found: dict[tuple[Any, str], Brought] = defaultdict(Brought)
    for key, group, *facts in grouped:
        found[key, group] = found[key, group].plus(_brought(*facts))
    return dict(found)


def _brought(state: str, aside: str, created: bool, again: bool, unsettled: bool, rows: int) -> Brought:
    if state == StagedState.MERGED:
        return _merged(created, again, rows)
    if state == StagedState.REJECTED:
        if aside == Aside.SAME_ROW:
            return Brought(rows, again=rows)
        return Brought(rows, aside={aside: rows})
    if state == StagedState.TO_SETTLE:
        return Brought(rows, to_settle=rows)
    return Brought(rows, unconfirmed=rows) if unsettled else Brought(rows, ready=rows)


def _merged(created: bool, again: bool, rows: int) -> Brought:
    if created:
        return Brought(rows, new=rows)
    return Brought(rows, again=rows) if again else Brought(rows, matched=rows)
