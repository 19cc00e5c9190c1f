"""Score every household of a survey. A class is a proposal here; only a decision makes it a status."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rasoat.common.problems import Problem, Severity
from rasoat.law.reading.law import Law
from rasoat.law.scoring.book import RuleBook
from rasoat.law.scoring.score import NotScored, Scored
from rasoat.surveys.sources import Sources
from rasoat.surveys.survey import Survey, SurveyedHousehold
from rasoat.surveys.survey_law import NO_VARIANTS, SurveyLaw, Variants

Result = tuple[SurveyedHousehold, Scored | NotScored]
MEMBER = "thành viên "


@dataclass(frozen=True, slots=True)
class Classified:
    """A survey with the score, or the reasons why there is none, of every household."""

    survey: Survey
    results: tuple[Result, ...]

    @property
    def is_illustrative(self) -> bool:
        """Whether made-up points took part: then nobody can be recognised by these results."""
        return any(result.rules.is_illustrative for _, result in self.results)

    def problems(self) -> Iterator[Problem]:
        """Why households have no score, each at its cell where the survey came from a workbook."""
        for household, result in self.results:
            if isinstance(result, NotScored):
                yield from placed_problems(household, result, self.survey.sources)


def classify(
    survey: Survey, law: Law, book: RuleBook | None = None, variants: Variants = NO_VARIANTS
) -> Classified:
    """Score the survey, each household under the rules of its village's area on the day of its visit.

    Raises ``Refused`` with what the law does not know yet (the standard of 2027 has no cuts).
    """
    under, header = SurveyLaw(book or RuleBook(law), variants), survey.header
    areas = {village.name: village.area for village in header.villages}
    scorers = (
        under.scorer(header, areas.get(one.village, header.area), one.review_date)
        for one in survey.households
    )
    pairs = zip(survey.households, scorers, strict=True)
    return Classified(survey, tuple((one, scorer.score(one.for_scoring())) for one, scorer in pairs))


def placed_problems(
    household: SurveyedHousehold, result: NotScored, sources: Sources | None
) -> Iterator[Problem]:
    """Why it has no score, as warnings, since they do not refuse the file; at cells where there are any."""
    for problem in result.problems:
        place = f"{household.village} › {household.local_number or household.code} › {problem.place}"
        if sources is not None:
            place = _cell(household, problem.place, sources)
        yield replace(problem, place=place, severity=Severity.WARNING)


def _cell(household: SurveyedHousehold, place: str, sources: Sources) -> str:
    """The cell of a place in scoring's words: a question, or "thành viên 2 › pension"."""
    if not place.startswith(MEMBER):
        return sources.households.place(household.row, place)
    number, _, question = place.removeprefix(MEMBER).partition(" › ")
    return sources.members.place(household.members[int(number) - 1].row, question)
