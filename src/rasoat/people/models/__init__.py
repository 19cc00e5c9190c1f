"""One concept a file; everything that other rooms use is named here."""

from rasoat.people.models.assignment import Assignment, AssignmentArea
from rasoat.people.models.field_token import FieldToken
from rasoat.people.models.one_time_code import OneTimeCode
from rasoat.people.models.personal_key import PersonalKey
from rasoat.people.models.row_history import RowHistory
from rasoat.people.models.trail_entry import TrailEntry
from rasoat.people.models.trail_link import TrailLink
from rasoat.people.models.trail_seal import TrailSeal
from rasoat.people.models.trail_verification import TrailVerification, VerificationState
from rasoat.people.models.training import Attendance, Training
from rasoat.people.models.two_person_request import Answer, TwoPersonRequest
from rasoat.people.models.unsealed import Unsealed
from rasoat.people.models.user import User, UserKind

__all__ = [
    "Answer",
    "Assignment",
    "AssignmentArea",
    "Attendance",
    "FieldToken",
    "OneTimeCode",
    "PersonalKey",
    "RowHistory",
    "TrailEntry",
    "TrailLink",
    "TrailSeal",
    "TrailVerification",
    "Training",
    "TwoPersonRequest",
    "Unsealed",
    "User",
    "UserKind",
    "VerificationState",
]
