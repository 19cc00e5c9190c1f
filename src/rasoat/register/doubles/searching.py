"""One search of a unit for duplicates, part by part; what was found stays when it is stopped."""

from itertools import combinations

from django.db.models.functions import Now

from rasoat.people.acting import ActingUser, acting
from rasoat.register.doubles.noting import Ground, Key, end_what_is_gone, note
from rasoat.register.doubles.reading import Part, parts_of, people_of
from rasoat.register.intake.progress import Cancelled
from rasoat.register.models import DuplicateSearch, SearchState

TICKS = 3
"""Steps of each comparison: read, compared, kept."""


class SearchRun:
    """One run by one person. Not inside a transaction."""

    def __init__(self, search: DuplicateSearch, acting_user: ActingUser) -> None:
        self._search, self._who = search, acting_user
        self._done, self._noted = 0, dict[Key, bool]()

    def run(self) -> None:
        """Compare everybody with everybody. Raises ``Cancelled``."""
        with acting(self._who):
            parts = parts_of(self._search.unit_path, self._who)
        steps = [(part, None) for part in parts] + list(combinations(parts, 2))
        persons = sum(part.persons for part in parts)
        self._tell(total=TICKS * len(steps), done=0, persons=persons)
        for part, other in steps:
            self._compare(part, other)
        with acting(self._who):
            end_what_is_gone(self._search, self._noted, self._who)

    def _compare(self, part: Part, other: Part | None) -> None:
        # It brings splink and a database engine with it, which no page needs.
        from rasoat.register.duplicates.search import find_within, link

        with acting(self._who):
            lists = [people_of(one, self._who) for one in (part, other) if one is not None]
        self._tick()
        found = link(lists[0][0], lists[1][0]) if other is not None else find_within(lists[0][0])
        self._tick()
        homes = {household: path for _, homes in lists for household, path in homes.items()}
        ground = Ground([one for people, _ in lists for one in people], homes)
        with acting(self._who):
            self._noted |= note(found, ground, self._search, self._who)
        self._tick(found=len(self._noted), new=sum(self._noted.values()))

    def _tick(self, **facts: int) -> None:
        self._done += 1
        self._tell(done=self._done, **facts)

    def _tell(self, **facts: int) -> None:
        """Store how far it is. Raises ``Cancelled`` when somebody asked to stop."""
        with acting(self._who):
            row = DuplicateSearch.objects.filter(pk=self._search.pk)
            row.update(state=SearchState.RUNNING, changed_at=Now(), **facts)
            asked = row.values_list("cancel_asked", flat=True).first()
        if asked:
            raise Cancelled
