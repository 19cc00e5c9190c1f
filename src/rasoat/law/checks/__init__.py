"""Checks between the files of a law: what one file says must stand in the others."""

from collections.abc import Callable, Iterator

from rasoat.common.problems import Problem
from rasoat.law.checks.asked import asked_in_order, tests_fit_questions
from rasoat.law.checks.bands import bands_are_whole
from rasoat.law.checks.borrowed import borrowed_items_resolve
from rasoat.law.checks.decisions import decision_tables_decide
from rasoat.law.checks.instruments import (
    dates_fit_instruments,
    instruments_are_in_order,
    instruments_are_registered,
)
from rasoat.law.checks.marks import (
    made_up_values_are_marked,
    sheets_are_marked,
    unknown_items_have_no_points,
    variants_are_marked,
)
from rasoat.law.checks.names import sheets_name_what_is, standards_name_what_is
from rasoat.law.checks.overlaps import (
    dated_values_do_not_overlap,
    list_years_do_not_overlap,
    sheets_do_not_compete,
)
from rasoat.law.checks.points import points_cover_answers
from rasoat.law.checks.procedures import (
    levels_exist_when_needed,
    standards_are_served_once,
    steps_name_actors,
    transitions_name_movements,
)
from rasoat.law.checks.repeats import ids_stand_once, numbers_stand_once
from rasoat.law.checks.steps import steps_can_be_reached
from rasoat.law.checks.totals import sheets_reach_the_cuts, stated_totals_hold
from rasoat.law.checks.variants import variants_fit_their_standard
from rasoat.law.reading.law import Law

CHECKS: tuple[Callable[[Law], Iterator[Problem]], ...] = (
    ids_stand_once,
    numbers_stand_once,
    instruments_are_registered,
    instruments_are_in_order,
    dates_fit_instruments,
    dated_values_do_not_overlap,
    list_years_do_not_overlap,
    standards_name_what_is,
    sheets_name_what_is,
    sheets_do_not_compete,
    asked_in_order,
    tests_fit_questions,
    points_cover_answers,
    bands_are_whole,
    steps_can_be_reached,
    borrowed_items_resolve,
    stated_totals_hold,
    sheets_reach_the_cuts,
    decision_tables_decide,
    variants_fit_their_standard,
    made_up_values_are_marked,
    sheets_are_marked,
    variants_are_marked,
    unknown_items_have_no_points,
    steps_name_actors,
    transitions_name_movements,
    standards_are_served_once,
    levels_exist_when_needed,
)


def check_law(law: Law) -> Iterator[Problem]:
    """Every fault between the files of ``law``."""
    for check in CHECKS:
        yield from check(law)
