"""One concept a file. ``RegisterEvent`` is the source; what says "derived" is computed from it."""

from rasoat.register.models.assessment import Assessment
from rasoat.register.models.code_serial import CodeSerial
from rasoat.register.models.correction_request import Channel, CorrectionRequest, Outcome
from rasoat.register.models.duplicate_case import CaseKind, CaseOutcome, CaseState, DuplicateCase, EndedWhy
from rasoat.register.models.duplicate_search import DuplicateSearch, SearchState
from rasoat.register.models.frozen_list import FrozenList
from rasoat.register.models.household import Household, Residence
from rasoat.register.models.legal_status import LegalStatus, StatusBasis
from rasoat.register.models.lineage import Lineage, LineageKind
from rasoat.register.models.member import BirthPrecision, Member, Sex
from rasoat.register.models.membership import Membership
from rasoat.register.models.other_number import NumberKind, OtherNumber
from rasoat.register.models.past_list import PastList, PastState
from rasoat.register.models.past_mapping import PastMapping
from rasoat.register.models.reconciliation import CompleteList, ExplainedDifference, PublishedTotal
from rasoat.register.models.reform import Reform, ReformState
from rasoat.register.models.register_event import EventKind, RegisterEvent
from rasoat.register.models.search_token import SearchToken
from rasoat.register.models.staged_household import Aside, StagedHousehold, StagedState
from rasoat.register.models.standing import Standing
from rasoat.register.models.survey_import import ImportState, SurveyImport
from rasoat.register.models.unit_sequence import UnitSequence
from rasoat.register.models.village_tally import VillageTally
from rasoat.register.models.watch_look import WatchKind, WatchLook

__all__ = [
    "Aside",
    "Assessment",
    "BirthPrecision",
    "CaseKind",
    "CaseOutcome",
    "CaseState",
    "Channel",
    "CodeSerial",
    "CompleteList",
    "CorrectionRequest",
    "DuplicateCase",
    "DuplicateSearch",
    "EndedWhy",
    "EventKind",
    "ExplainedDifference",
    "FrozenList",
    "Household",
    "ImportState",
    "LegalStatus",
    "Lineage",
    "LineageKind",
    "Member",
    "Membership",
    "NumberKind",
    "OtherNumber",
    "Outcome",
    "PastList",
    "PastMapping",
    "PastState",
    "PublishedTotal",
    "Reform",
    "ReformState",
    "RegisterEvent",
    "Residence",
    "SearchState",
    "SearchToken",
    "Sex",
    "StagedHousehold",
    "StagedState",
    "Standing",
    "StatusBasis",
    "SurveyImport",
    "UnitSequence",
    "VillageTally",
    "WatchKind",
    "WatchLook",
]
