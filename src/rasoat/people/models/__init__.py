"""One concept a file."""

from rasoat.people.models.assignment import Assignment, AssignmentArea
from rasoat.people.models.trail_entry import TrailEntry
from rasoat.people.models.user import User, UserKind

__all__ = ["Assignment", "AssignmentArea", "TrailEntry", "User", "UserKind"]
