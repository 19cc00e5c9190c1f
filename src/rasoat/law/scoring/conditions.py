"""Conditions compiled to plain functions, once per set of rules.

An answer that was not asked fails every test on it. Ages are compared without division: a person is at
least n years old when ``birth_ymd + n * 10000 <= review_ymd`` (born on 29 February: grown on 1 March).
"""

from collections.abc import Callable, Mapping
from functools import reduce

from rasoat.law.model.conditions import (
    All,
    AnyOf,
    AtLeastOf,
    Condition,
    FieldTest,
    MemberAll,
    MemberAny,
    MemberCondition,
    MembersTest,
    Not,
    QuestionTest,
)
from rasoat.law.scoring.household import Facts

Test = Callable[[Facts], bool]
MemberTest = Callable[[int, Mapping[str, str | int]], bool]

LOWEST, HIGHEST = -(10**12), 10**12


def compile_condition(condition: Condition, review_ymd: int) -> Test:
    """A function that says whether the condition holds for a household's facts."""
    if isinstance(condition, QuestionTest):
        return _question(condition)
    if isinstance(condition, MembersTest):
        return _members(condition, review_ymd)
    if isinstance(condition, Not):
        inner = compile_condition(condition.condition, review_ymd)
        return lambda facts: not inner(facts)
    tests = tuple(compile_condition(part, review_ymd) for part in condition.conditions)
    if isinstance(condition, All):
        return lambda facts: all(test(facts) for test in tests)
    if isinstance(condition, AnyOf):
        return lambda facts: any(test(facts) for test in tests)
    return _at_least(condition, tests)


def _at_least(condition: AtLeastOf, tests: tuple[Test, ...]) -> Test:
    wanted = condition.at_least
    return lambda facts: sum(test(facts) for test in tests) >= wanted


def _question(test: QuestionTest) -> Test:
    name = test.question
    if test.one_of:
        return _answered_one_of(name, frozenset(test.one_of))
    low, high = _bounds(test.lowest, test.highest)
    if test.per == "member":
        return _per_member(name, test)
    return lambda facts: isinstance(value := facts.answers.get(name), int) and low <= value <= high


def _answered_one_of(name: str, wanted: frozenset[str]) -> Test:
    def test(facts: Facts) -> bool:
        value = facts.answers.get(name)
        return not wanted.isdisjoint(value) if isinstance(value, frozenset) else value in wanted

    return test


def _per_member(name: str, test: QuestionTest) -> Test:
    """The bounds as written, times the size: "below 8 per member" is value < 8 * size."""

    def compare(facts: Facts) -> bool:
        value = facts.answers.get(name)
        return isinstance(value, int) and within_per_member(test, value, facts.size)

    return compare


def within_per_member(test: QuestionTest, value: int, size: int) -> bool:
    """Whether ``value`` keeps the bounds of ``test``, each multiplied by ``size``."""
    return not (
        (test.at_least is not None and value < test.at_least * size)
        or (test.above is not None and value <= test.above * size)
        or (test.at_most is not None and value > test.at_most * size)
        or (test.below is not None and value >= test.below * size)
    )


def _members(test: MembersTest, review_ymd: int) -> Test:
    where = compile_member_condition(test.where, review_ymd)
    if test.members == "any":
        return _any_member(where)
    if test.members == "all":
        return lambda facts: count_members(where, facts) == facts.size
    if test.members == "count":
        low, high = _bounds(test.lowest, test.highest)
        return lambda facts: low <= count_members(where, facts) <= high
    part, whole = test.share_above or (0, 1)
    return lambda facts: count_members(where, facts) * whole > part * facts.size


def _any_member(where: MemberTest) -> Test:
    def test(facts: Facts) -> bool:
        for birth, answers in facts.members:  # noqa: SIM110  (a plain loop is twice as fast here)
            if where(birth, answers):
                return True
        return False

    return test


def count_members(where: MemberTest, facts: Facts) -> int:
    """How many members the test holds for."""
    return sum([where(birth, answers) for birth, answers in facts.members])


def compile_member_condition(condition: MemberCondition, review_ymd: int) -> MemberTest:
    """A function of (birth_ymd, answers) that says whether the condition holds for a member."""
    if isinstance(condition, FieldTest):
        return _field(condition, review_ymd)
    if isinstance(condition, (MemberAll, MemberAny)):
        tests = [compile_member_condition(part, review_ymd) for part in condition.conditions]
        return reduce(_both if isinstance(condition, MemberAll) else _either, tests)
    inner = compile_member_condition(condition.condition, review_ymd)
    return lambda birth, answers: not inner(birth, answers)


def _both(first: MemberTest, second: MemberTest) -> MemberTest:
    return lambda birth, answers: first(birth, answers) and second(birth, answers)


def _either(first: MemberTest, second: MemberTest) -> MemberTest:
    return lambda birth, answers: first(birth, answers) or second(birth, answers)


def _field(test: FieldTest, review_ymd: int) -> MemberTest:
    name = test.field
    if test.one_of:
        wanted = frozenset(test.one_of)
        return lambda _birth, answers: answers.get(name) in wanted
    if name in ("age", "birth_year"):
        first, last = born_between(test, review_ymd)
        return lambda birth, _answers: first <= birth <= last
    low, high = _bounds(test.lowest, test.highest)
    return lambda _birth, answers: isinstance(value := answers.get(name), int) and low <= value <= high


def born_between(test: FieldTest, review_ymd: int) -> tuple[int, int]:
    """Bounds on ``age`` or ``birth_year`` as first and last birth_ymd, both included."""
    low, high = test.lowest, test.highest
    if test.field == "birth_year":
        return (LOWEST if low is None else low * 10_000, HIGHEST if high is None else high * 10_000 + 9_999)
    return (
        LOWEST if high is None else review_ymd - (high + 1) * 10_000 + 1,
        HIGHEST if low is None else review_ymd - low * 10_000,
    )


def _bounds(low: int | None, high: int | None) -> tuple[int, int]:
    return LOWEST if low is None else low, HIGHEST if high is None else high
