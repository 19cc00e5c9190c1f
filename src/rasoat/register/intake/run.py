"""One import from its kept workbook to the register: read, check, score, write; or refused with every fault.

Reading, checking and scoring happen outside any transaction. Writing is one transaction under the commune's
lock: either all of it is in the register, or nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from rasoat.archive.keeping import WORKBOOK, fetch, keep
from rasoat.common.problems import Problem, Refused, Severity
from rasoat.files.marking import mark_workbook
from rasoat.law.scoring.book import RuleBook
from rasoat.law.scoring.score import NotScored, Scored
from rasoat.people.acting import ActingUser, acting
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.register.events.payloads import problem_as_json
from rasoat.register.events.recorder import Recorder
from rasoat.register.intake.comparing import Compared, Register, compare
from rasoat.register.intake.known_units import known_units
from rasoat.register.intake.placed import Placed
from rasoat.register.intake.progress import Progress
from rasoat.register.intake.scoring import score_all
from rasoat.register.intake.villages import VERB, Ground, find_ground
from rasoat.register.intake.writing import write
from rasoat.register.models import ImportState, SurveyImport
from rasoat.register.values import Years
from rasoat.surveys.classify import placed_problems
from rasoat.surveys.reader import read_survey
from rasoat.surveys.survey import Survey
from rasoat.surveys.survey_law import SurveyLaw


class ImportRun:
    """One run of one import by one person, under the law of ``book``."""

    def __init__(self, found: SurveyImport, book: RuleBook, acting_user: ActingUser) -> None:
        self._import = found
        self._who = acting_user
        self._progress = Progress(found.pk, acting_user)
        self._years = Years(
            found.campaign,
            found.review_year,
            found.list_year,
            found.standard,
            installation.today(),
            found.variants,
        )
        self._law = SurveyLaw(book, found.variants)

    def read(self) -> Survey:
        """The survey in the kept workbook. Raises ``Refused`` with every fault."""
        self._progress.tell(ImportState.READING)
        with acting(self._who):
            content = self._content()
            units = known_units()
        book, variants = self._law.book, self._law.variants
        name = self._import.filename
        return read_survey(content, book.law, name=name, units=units, book=book, variants=variants)

    def check(self, survey: Survey) -> tuple[Ground, list[Placed]]:
        """Villages found and every household scored. Raises ``Refused``, or ``Cancelled``."""
        total = len(survey.households)
        self._progress.tell(ImportState.CHECKING, total=total)
        with acting(self._who):
            ground = find_ground(survey, self._years, self._import.commune_id, self._who)
        scored = score_all(survey, ground, self._import.pk, self._law)
        return ground, list(self._progress.through(scored, total))

    def write(self, survey: Survey, ground: Ground, placed: list[Placed]) -> None:
        """All of it into the register in one transaction. Raises ``Refused``, ``Cancelled``."""
        self._progress.tell(ImportState.WRITING, done=0, total=None)
        reason = self._import.correction_reason
        with acting(self._who), Recorder([ground.commune.id], self._who) as recorder:
            register = Register(placed, self._years, self._who)
            compared = compare(placed, register, correcting=bool(reason))
            notes = (*survey.warnings, *compared.problems, *_unscored(survey, placed))
            if _errors(notes):
                raise Refused(notes)
            write(compared, self._years, recorder, self._who, reason)
            self._done(ground, placed, compared, notes)

    def refuse(self, problems: Iterable[Problem]) -> None:
        """Store every fault and the workbook with the faulty cells marked."""
        faults, name = tuple(problems), self._import.filename
        self._progress.show(ImportState.MARKING, done=0, total=None)
        with acting(self._who):
            content = self._content()
        marked = mark_workbook(content, name, faults)
        with acting(self._who):
            path = self._import.unit_path
            kept = keep(marked, name=name, media_type=WORKBOOK, unit_path=path, acting_user=self._who)
            self._store(ImportState.REFUSED, faults, marked_sha256=kept.sha256)

    def stop(self, state: ImportState, problems: Iterable[Problem] = ()) -> None:
        """Store that it ended without a result."""
        with acting(self._who):
            self._store(state, tuple(problems))

    def _content(self) -> bytes:
        content = fetch(self._import.sha256, acting_user=self._who)
        if content is None:
            raise LookupError(f"the workbook of import {self._import.pk} is not in the archive")
        return content

    def _done(
        self, ground: Ground, placed: list[Placed], compared: Compared, notes: tuple[Problem, ...]
    ) -> None:
        facts = {
            "households": len(placed),
            "created": len(compared.new),
            "updated": len(compared.known),
            "unchanged": len(compared.unchanged),
        }
        self._store(
            ImportState.DONE,
            notes,
            commune_id=ground.commune.id,
            unit_path=ground.commune.path,
            members=sum(len(household.new.members) for household in placed),
            by_class=_by_class(placed),
            **facts,
        )
        record(
            VERB,
            acting_user=self._who,
            subject=Subject("survey_import", str(self._import.pk)),
            unit_path=ground.commune.path,
            details=facts | {"sha256": self._import.sha256},
            reason=self._import.correction_reason,
        )

    def _store(self, state: ImportState, problems: tuple[Problem, ...], **facts: object) -> None:
        errors = _errors(problems)
        SurveyImport.objects.filter(pk=self._import.pk).update(
            state=state,
            problems=[problem_as_json(problem) for problem in problems],
            faults=len(errors),
            warnings=len(problems) - len(errors),
            **facts,
        )


def _errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def _unscored(survey: Survey, placed: list[Placed]) -> Iterator[Problem]:
    """Why households have no score, at their cells: warnings, since a missing answer refuses no file."""
    for household in placed:
        taken = household.new.survey
        if taken is not None and isinstance(taken.scored, NotScored):
            yield from placed_problems(household.surveyed, taken.scored, survey.sources)


def _by_class(placed: list[Placed]) -> dict[str, int]:
    surveys = (household.new.survey for household in placed)
    results = (survey.scored for survey in surveys if survey is not None)
    return Counter(result.class_id if isinstance(result, Scored) else "unscored" for result in results)
