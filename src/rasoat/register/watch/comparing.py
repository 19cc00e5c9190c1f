"""Two surveys of one household side by side, the biggest change of points first."""

from dataclasses import dataclass
from datetime import date

from rasoat.common.words import Words
from rasoat.law.scoring.explain import ExplainedLine
from rasoat.people.acting import ActingUser, acting
from rasoat.people.queries import system_actor
from rasoat.register.models import Assessment, Household
from rasoat.register.queries.households import explanation_of, rules_of


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two surveys, in short."""

    review_date: date
    list_year: int
    enumerator: str
    sheet: str
    standard: str
    persons: int
    class_id: str
    b1: int | None
    b2: int | None


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One question or indicator in both surveys. None: not asked there.

    ``points`` after less ``points`` before is the ``change``; with two sheets points cannot be compared and
    it is None.
    """

    question: Words
    before: Words | None
    after: Words | None
    points_before: int | None
    points_after: int | None
    change: int | None

    @property
    def differs(self) -> bool:
        """Whether something else was answered."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both surveys. ``before`` None: there is no earlier one in the register. ``lines`` are then of the new
    one alone. ``comparable``: both were scored by the same sheet. ``explained`` is False where the law in use
    is no longer the one that a survey was scored under.
    """

    before: Side | None
    after: Side
    lines: tuple[ComparedLine, ...]
    comparable: bool
    explained: bool


def compare(person: ActingUser, household: int, assessment: int) -> Comparison:
    """The survey ``assessment`` beside the last one before it. That the household was looked at is written to
    the trail by whoever shows it. Raises ``Household.DoesNotExist``.
    """
    if not Household.objects.visible_to(person).filter(pk=household).exists():
        raise Household.DoesNotExist
    with acting(system_actor("system.checker")):
        of_household = Assessment.objects.filter(household_id=household)
        new = of_household.get(pk=assessment)
        earlier = of_household.filter(
            current=True, standard=new.standard, review_date__lt=new.review_date
        ).exclude(campaign=new.campaign)
        old = earlier.order_by("-review_date", "-id").first()
    return compared(old, new)


def compared(old: Assessment | None, new: Assessment) -> Comparison:
    """The two side by side."""
    before, after = _lines(old) if old is not None else {}, _lines(new)
    comparable = old is not None and (old.standard, old.sheet) == (new.standard, new.sheet)
    keys = dict.fromkeys([*after, *before])
    lines = [_line(before.get(key), after.get(key), comparable) for key in keys]
    return Comparison(
        before=_side(old) if old is not None else None,
        after=_side(new),
        lines=tuple(sorted(lines, key=_weight)),
        comparable=comparable,
        explained=bool(after) and (old is None or bool(before)),
    )


def _weight(line: ComparedLine) -> tuple[bool, int]:
    """What differs first, by how many points."""
    return not line.differs, -abs(line.change or 0)


def _lines(survey: Assessment) -> dict[str, ExplainedLine]:
    found = explanation_of(survey, rules_of(survey))
    if found is None:
        return {}
    items = {f"item {line.id}": line for line in found.lines}
    return items | {f"indicator {line.id}": line for line in found.indicators}


def _line(before: ExplainedLine | None, after: ExplainedLine | None, comparable: bool) -> ComparedLine:
    one = after or before
    if one is None:
        raise ValueError("asked in neither survey")
    was, now = (line.points if line else None for line in (before, after))
    change = (now or 0) - (was or 0) if comparable else None
    return ComparedLine(
        one.question, before.answer if before else None, after.answer if after else None, was, now, change
    )


def _side(survey: Assessment) -> Side:
    return Side(
        survey.review_date, survey.list_year, survey.enumerator, survey.sheet, survey.standard,
        survey.persons, survey.class_id, survey.b1, survey.b2,
    )  # fmt: skip
