"""One fault a cell: a formula or a merged area is the cause, what it leaves behind is only its echo."""

from collections.abc import Iterable

from rasoat.common.problems import Problem
from rasoat.files.addresses import find_place, parse_area

_CAUSES = frozenset(("cell.formula", "cell.error_value", "cell.merged"))
Area = tuple[int, int, int, int]


def without_echoes(problems: list[Problem], sheets: Iterable[str]) -> list[Problem]:
    """The problems without those in cells that hold a formula, show an error or are merged."""
    names = tuple(sheets)
    covered: dict[str, list[Area]] = {}
    for problem in problems:
        if problem.rule in _CAUSES and (found := find_place(problem.place, names)):
            covered.setdefault(found[0], []).append(parse_area(found[1]))
    if not covered:
        return problems
    return [one for one in problems if one.rule in _CAUSES or not _is_echo(one, covered, names)]


def _is_echo(problem: Problem, covered: dict[str, list[Area]], names: tuple[str, ...]) -> bool:
    found = find_place(problem.place, names)
    if found is None:
        return False
    row, column, _, _ = parse_area(found[1])
    return any(
        first_row <= row <= last_row and first_column <= column <= last_column
        for first_row, first_column, last_row, last_column in covered.get(found[0], ())
    )
