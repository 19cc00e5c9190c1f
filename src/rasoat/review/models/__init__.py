"""One concept a file."""

from rasoat.review.models.characteristics import Characteristics
from rasoat.review.models.commune_review import CommuneReport, CommuneReview, Opinion, Recognition
from rasoat.review.models.compilation import (
    Body,
    ResidentCount,
    ResultDecision,
    SignOff,
    SignOffRule,
    Snapshot,
)
from rasoat.review.models.in_year_case import (
    CaseOutcome,
    InYearCase,
    InYearDecision,
    InYearStep,
    RequestKind,
)
from rasoat.review.models.in_year_evidence import (
    InYearMeeting,
    InYearMeetingLine,
    InYearPostedLine,
    InYearPosting,
)
from rasoat.review.models.meeting import Meeting, MeetingLine, Method
from rasoat.review.models.objection import Objection, ObjectionChannel, ObjectionOutcome
from rasoat.review.models.posting import PostedLine, Posting, PostingKind
from rasoat.review.models.review_line import Agreed, Excuse, FormA, Origin, ReviewLine
from rasoat.review.models.stage_change import StageChange
from rasoat.review.models.village_review import VillageReview

__all__ = [
    "Agreed",
    "Body",
    "CaseOutcome",
    "Characteristics",
    "CommuneReport",
    "CommuneReview",
    "Excuse",
    "FormA",
    "InYearCase",
    "InYearDecision",
    "InYearMeeting",
    "InYearMeetingLine",
    "InYearPostedLine",
    "InYearPosting",
    "InYearStep",
    "Meeting",
    "MeetingLine",
    "Method",
    "Objection",
    "ObjectionChannel",
    "ObjectionOutcome",
    "Opinion",
    "Origin",
    "PostedLine",
    "Posting",
    "PostingKind",
    "Recognition",
    "RequestKind",
    "ResidentCount",
    "ResultDecision",
    "ReviewLine",
    "SignOff",
    "SignOffRule",
    "Snapshot",
    "StageChange",
    "VillageReview",
]
