"""One concept a file; everything that other rooms use is named here."""

from rasoat.people.models.assignment import Assignment, AssignmentArea
from rasoat.people.models.one_time_code import OneTimeCode
from rasoat.people.models.trail_entry import TrailEntry
from rasoat.people.models.training import Attendance, Training
from rasoat.people.models.user import User, UserKind

__all__ = [
    "Assignment",
    "AssignmentArea",
    "Attendance",
    "OneTimeCode",
    "TrailEntry",
    "Training",
    "User",
    "UserKind",
]
