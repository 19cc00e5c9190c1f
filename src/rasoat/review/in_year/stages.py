"""The stages of an in-year case. Which there are, and in which order, is dated data of the law."""

from dataclasses import dataclass
from enum import StrEnum

from rasoat.common.words import Words
from rasoat.law.model.procedure import Place, Procedure, Share, Step, Window
from rasoat.law.working_days import Unit


class CaseStage(StrEnum):
    """What is to be done next for a case."""

    CONFIRMATION = "confirmation"
    SURVEY = "survey"
    MEETING = "meeting"
    POSTING = "posting"
    DECISION = "decision"
    CLOSED = "closed"


STAGE_OF: dict[str, CaseStage] = {
    "in_year_confirmation": CaseStage.CONFIRMATION,
    "in_year_appraisal": CaseStage.SURVEY,
    "in_year_survey": CaseStage.SURVEY,
    "in_year_meeting": CaseStage.MEETING,
    "in_year_posting": CaseStage.POSTING,
    "in_year_decision": CaseStage.DECISION,
}
WORDS: dict[CaseStage, Words] = {
    CaseStage.CONFIRMATION: Words("Trưởng thôn xác nhận", "Confirmation of the village head"),
    CaseStage.SURVEY: Words("Khảo sát", "Survey"),
    CaseStage.MEETING: Words("Họp dân", "Village meeting"),
    CaseStage.POSTING: Words("Niêm yết", "Posting"),
    CaseStage.DECISION: Words("Quyết định", "Decision"),
    CaseStage.CLOSED: Words("Đã kết thúc", "Closed"),
}


@dataclass(frozen=True, slots=True)
class InYearCourse:
    """The stages of a case in their order, under the procedure of the day on which it was received."""

    procedure: Procedure
    stages: tuple[CaseStage, ...]

    def after(self, stage: CaseStage) -> CaseStage:
        """The next stage."""
        return self.stages[self.stages.index(stage) + 1]

    def has(self, stage: CaseStage) -> bool:
        """Whether a case goes through it."""
        return stage in self.stages

    @property
    def posted_before_decision(self) -> bool:
        """Whether the list hangs before the decision (2016, from 2021), not after it (2018)."""
        if not self.has(CaseStage.POSTING):
            return False
        return self.stages.index(CaseStage.POSTING) < self.stages.index(CaseStage.DECISION)

    def limit(self, name: str) -> tuple[int | None, Unit]:
        """Days and unit of an in-year limit; no number where it is unknown."""
        for one in self.procedure.limits:
            if one.id == name and one.review == "in_year":
                return one.value, one.unit
        return None, "calendar"

    @property
    def window(self) -> Window | None:
        """When the review of requests begins."""
        return next((one for one in self.procedure.windows if one.review == "in_year"), None)

    @property
    def places(self) -> dict[str, Place]:
        """Where lists may hang, by id."""
        return {one.id: one for one in self.procedure.places if one.review == "in_year"}

    @property
    def residence_months(self) -> int | None:
        """For how many months who lives there temporarily has to be registered; None: nothing is known."""
        found = (one.value for one in self.procedure.residences if one.review == "in_year")
        return next(found, None)

    def share(self, name: str) -> Share | None:
        """A share that the meeting needs."""
        return next((one for one in self.procedure.shares if one.id == name), None)


def in_year_course(procedure: Procedure) -> InYearCourse:
    """The stages in the order in which the law counts its steps. Empty where it has no in-year review."""
    steps = sorted((one for one in procedure.steps if _counts(one)), key=lambda one: one.no)
    stages = tuple(STAGE_OF[one.id] for one in steps)
    return InYearCourse(procedure, (*stages, CaseStage.CLOSED) if stages else ())


def _counts(step: Step) -> bool:
    return step.review == "in_year" and step.needed and step.id in STAGE_OF
