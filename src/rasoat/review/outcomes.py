"""What a review comes to for one household, as lists and decisions name it."""

from rasoat.review.models import ReviewLine

LISTS = ("poor", "near_poor", "left_poor", "left_near_poor")
"""The lists that are posted, in their order (TT 17/2016 art. 6, QĐ 24/2021 art. 4)."""
NOT_LISTED = "not_listed"


def outcome_of(line: ReviewLine) -> str:
    """``poor``, ``near_poor``, ``left_poor``, ``left_near_poor``, or ``not_listed`` for who was on no list.

    A poor household that becomes near-poor stands on the list of the near-poor.
    """
    if line.class_group in ("poor", "near_poor"):
        return line.class_group
    return f"left_{line.before}" if line.before in ("poor", "near_poor") else NOT_LISTED
