"""One file from the archive to the staging area: read, villages found, compared, commune by commune.

Each commune is one transaction. What is staged stays when the run is stopped; the next run goes on behind it.
"""

from collections import defaultdict
from collections.abc import Sequence

from rasoat.archive.keeping import fetch
from rasoat.common.problems import Problem, Severity
from rasoat.people.acting import ActingUser, acting
from rasoat.places import installation
from rasoat.places.queries import units_on
from rasoat.register.events.payloads import problem_as_json
from rasoat.register.intake.known_units import known_units
from rasoat.register.models import PastList, PastState, StagedHousehold
from rasoat.register.past.ground import Ground
from rasoat.register.past.known import known_households
from rasoat.register.past.progress import PastProgress
from rasoat.register.past.resolving import resolve
from rasoat.register.past.staged import staged
from rasoat.surveys.past.entries import PastFile
from rasoat.surveys.past.mapping import Mapping
from rasoat.surveys.past.reader import read
from rasoat.surveys.past.years import PastYear, YearMeaning


class StagingRun:
    """One run over one file by one person."""

    def __init__(self, found: PastList, acting_user: ActingUser) -> None:
        self._list, self._who = found, acting_user
        self._progress = PastProgress(found.pk, acting_user)

    def read(self) -> PastFile:
        """Everything in the file. Raises ``Refused`` only where it cannot be read at all."""
        self._progress.tell(PastState.READING, done=0, total=None)
        found = self._list
        with acting(self._who):
            content, units = fetch(found.sha256, acting_user=self._who), known_units()
        if content is None:
            raise LookupError(f"the workbook of past list {found.pk} is not in the archive")
        year = PastYear(found.year, YearMeaning(found.meaning))
        return read(content, found.filename, Mapping.model_validate(found.mapping), year, units=units)

    def stage(self, file: PastFile) -> None:
        """Stage every household that is not staged yet. Raises ``Cancelled``."""
        with acting(self._who):
            groups = self._groups(file)
        done, total = 0, sum(map(len, groups.values()))
        self._progress.tell(PastState.MATCHING, done=0, total=total, **_facts(file))
        for commune, rows in groups.items():
            with acting(self._who):
                self._stage(commune, rows)
            done += len(rows)
            self._progress.tell(PastState.MATCHING, done=done)

    def _groups(self, file: PastFile) -> dict[int | None, list[StagedHousehold]]:
        """The households still to stage, by the commune they belong to now."""
        there = set(StagedHousehold.objects.filter(past_list=self._list).values_list("sheet", "row"))
        ground = Ground(self._list.list_year, installation.today(), self._who)
        groups: dict[int | None, list[StagedHousehold]] = defaultdict(list)
        with_members = {one.sheet for one in file.households if len(one.people) > 1}
        for one in file.households:
            if (one.sheet[:60], one.people[0].row) in there:
                continue
            commune, code = str(one.get("commune") or ""), str(one.get("commune_code") or "")
            found = ground.find(commune, code, str(one.get("village") or ""), place=one.place("village"))
            row = staged(self._list, one, found, names_members=one.sheet in with_members)
            groups[row.commune_id].append(row)
        return groups

    def _stage(self, commune: int | None, rows: Sequence[StagedHousehold]) -> None:
        unit = units_on([commune], installation.today()).get(commune) if commune else None
        paths = [unit.path] if unit is not None else []
        known = known_households(paths, [row.said for row in rows], self._list.list_year, self._who)
        resolve(rows, known, self._who)
        StagedHousehold.objects.bulk_create(rows, batch_size=500)


def _facts(file: PastFile) -> dict[str, object]:
    return {
        "rows": file.rows,
        "skipped": {str(why): number for why, number in file.skipped_by().items()},
        **problem_facts(file.problems),
    }


def problem_facts(problems: Sequence[Problem]) -> dict[str, object]:
    """The columns of a file's own problems."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return {
        "problems": [problem_as_json(problem) for problem in problems],
        "faults": errors,
        "warnings": len(problems) - errors,
    }
