"""The stages that the review of a village goes through, each with the step of the law that it carries out.

Which steps there are, who acts in them and whether one is needed is dated data (``law/data/procedures``); the
order of the stages within a step is this system's own.
"""

from dataclasses import dataclass
from enum import StrEnum

from rasoat.common.words import Words
from rasoat.law.model.procedure import Actor, Procedure, Step
from rasoat.law.working_days import Unit


class Stage(StrEnum):
    """Where the review of a village stands: the stage that is being done, not the last one done."""

    LIST = "list"
    SURVEY = "survey"
    COMPILE = "compile"
    MEETING = "meeting"
    POSTING = "posting"
    OBJECTIONS = "objections"
    REPORT = "report"
    APPRAISAL = "appraisal"
    RECOGNITION = "recognition"
    CHARACTERISTICS = "characteristics"
    CLOSED = "closed"


# The step of the law's procedure that a stage belongs to; of several names the one that the procedure has.
STEPS: dict[Stage, tuple[str, ...]] = {
    Stage.LIST: ("review_list",),
    Stage.SURVEY: ("survey",),
    Stage.COMPILE: ("survey",),
    Stage.MEETING: ("village_meeting",),
    Stage.POSTING: ("posting",),
    Stage.OBJECTIONS: ("posting",),
    Stage.REPORT: ("recognition",),
    Stage.APPRAISAL: ("appraisal", "opinion"),
    Stage.RECOGNITION: ("recognition",),
    Stage.CHARACTERISTICS: ("characteristics",),
}

WORDS: dict[Stage, Words] = {
    Stage.LIST: Words("Lập danh sách", "Review list"),
    Stage.SURVEY: Words("Khảo sát", "Survey"),
    Stage.COMPILE: Words("Tổng hợp", "Compiling"),
    Stage.MEETING: Words("Họp dân", "Village meeting"),
    Stage.POSTING: Words("Niêm yết", "Posting"),
    Stage.OBJECTIONS: Words("Ý kiến, phúc tra", "Objections"),
    Stage.REPORT: Words("Báo cáo của xã", "Commune's report"),
    Stage.APPRAISAL: Words("Thẩm định", "Appraisal"),
    Stage.RECOGNITION: Words("Công nhận", "Recognition"),
    Stage.CHARACTERISTICS: Words("Nguyên nhân, nhu cầu", "Causes and needs"),
    Stage.CLOSED: Words("Đã kết thúc", "Closed"),
}
# A refused result may be sent back to any of these; what comes after is decided for the commune as a whole.
VILLAGE_STAGES = tuple(Stage)[: list(Stage).index(Stage.REPORT)]


@dataclass(frozen=True, slots=True)
class Course:
    """The stages of a review in their order, under the procedure that holds."""

    procedure: Procedure
    stages: tuple[Stage, ...]

    def after(self, stage: Stage) -> Stage:
        """The next stage. ValueError after the last one."""
        return self.stages[self.stages.index(stage) + 1]

    def has(self, stage: Stage) -> bool:
        """Whether the review goes through it."""
        return stage in self.stages

    def step(self, stage: Stage) -> Step | None:
        """The step of the law; None for causes and needs where the procedure does not name them."""
        return step_of(self.procedure, stage)

    def actor(self, stage: Stage) -> Actor | None:
        """Who acts in the law's step."""
        step = self.step(stage)
        return next((one for one in self.procedure.actors if step and one.id == step.actor), None)

    def limit(self, *names: str) -> tuple[int | None, Unit]:
        """Days and unit of the first of these limits that there is; no number where it is unknown."""
        for name in names:
            for one in self.procedure.limits:
                if one.id == name and one.review == "periodic":
                    return one.value, one.unit
        return None, "calendar"


def course(procedure: Procedure, *, appraised: bool | None = None) -> Course:
    """The stages under ``procedure``; ``appraised`` decides where the law leaves the appraisal open.

    A step that the law needs is never left out.
    """
    return Course(procedure, tuple(stage for stage in Stage if _is_gone_through(procedure, stage, appraised)))


def _is_gone_through(procedure: Procedure, stage: Stage, appraised: bool | None) -> bool:
    if stage is not Stage.APPRAISAL:
        return True
    step = step_of(procedure, stage)
    return step is not None and (step.needed or bool(appraised))


def step_of(procedure: Procedure, stage: Stage) -> Step | None:
    """The periodic step of the law that carries this stage."""
    names = STEPS.get(stage, ())
    return next((one for one in procedure.steps if one.review == "periodic" and one.id in names), None)
