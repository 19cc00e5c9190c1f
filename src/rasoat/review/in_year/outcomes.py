"""What a case comes to, as lists name it."""

from rasoat.review.models import InYearCase, RequestKind

LISTED = ("poor", "near_poor")


def outcome_of_case(case: InYearCase) -> str:
    """``poor``, ``near_poor``, ``left_poor``, ``left_near_poor``, or ``not_listed``."""
    if case.class_group in LISTED:
        return str(case.class_group)
    return f"left_{case.before}" if case.before in LISTED else "not_listed"


def may_be_accepted(case: InYearCase) -> bool:
    """Whether the survey gives what was asked for: a class to join, a better one to leave."""
    if case.kind == RequestKind.JOIN:
        return case.class_group in LISTED and case.class_group != case.before
    return case.class_group == "above" or (case.before, case.class_group) == LISTED
