"""How every verb takes hold of a case: locked, permitted, at the right stage; and how it moves it on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models.functions import Now

from rasoat.campaigns.models import Campaign, CampaignStandard
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.places.unit_row import PATH_WIDTH
from rasoat.register.law_in_use import rule_book
from rasoat.register.models import Assessment
from rasoat.register.values import Years
from rasoat.review import say
from rasoat.review.in_year.stages import WORDS, CaseStage, InYearCourse, in_year_course
from rasoat.review.models import InYearCase, InYearStep

MOVED = "in_year.stage"


@dataclass(frozen=True)
class CaseDoing:
    """A case whose row is locked, with its stages and the day of today."""

    case: InYearCase
    course: InYearCourse
    years: Years
    who: ActingUser
    today: date

    @property
    def place(self) -> str:
        """The case as problems name it."""
        return f"{self.years.campaign} › {self.case.receipt}"

    @property
    def stage(self) -> CaseStage:
        """What is to be done next."""
        return CaseStage(self.case.stage)

    @property
    def commune_path(self) -> str:
        """The path of its commune."""
        return str(self.case.unit_path[:-PATH_WIDTH])

    def forward(self) -> None:
        """On to the next stage; after the last one it is closed."""
        self.move(self.course.after(self.stage))

    def again(self, reason: str) -> None:
        """Back to the survey, in a new round."""
        self.case.round += 1
        self.move(CaseStage.SURVEY, reason)

    def move(self, stage: CaseStage, reason: str = "") -> None:
        """To a stage, with the passage kept."""
        before, self.case.stage = self.case.stage, stage.value
        self.case.closed_on = self.today if stage is CaseStage.CLOSED else None
        self.touch()
        keep_step(self.case, before, self.today, reason, self.who)

    def touch(self) -> None:
        """Something was done within the stage."""
        self.case.revision += 1
        self.case.save()


def keep_step(case: InYearCase, before: str, on: date, reason: str, who: ActingUser) -> None:
    """Keep a passage, and tell the trail."""
    InYearStep.objects.create(
        case=case,
        unit_path=case.unit_path,
        from_stage=before,
        to_stage=case.stage,
        round=case.round,
        on=on,
        reason=reason,
        person=who.person,
        recorded_at=Now(),
    )
    record(
        MOVED,
        acting_user=who,
        subject=Subject("in_year_case", case.receipt),
        unit_path=case.unit_path,
        details={"from_stage": before, "to_stage": case.stage, "round": case.round},
        reason=reason,
    )


def take_case(
    case: int, verb: str, *stages: CaseStage, acting_user: ActingUser, revision: int | None = None
) -> CaseDoing:
    """Lock the case and see that the act may be done. Call it within ``acting``.

    Raises ``InYearCase.DoesNotExist``, ``NotAllowed``, or ``Refused``: another stage, or changed since.
    """
    rows = InYearCase.objects.visible_to(acting_user).select_for_update(of=("self",))
    found: InYearCase = rows.select_related("campaign").get(pk=case)
    require(acting_user, verb, found.unit_path)
    one = case_doing(found, acting_user)
    if revision is not None and revision != found.revision:
        raise Refused([say.changed_meanwhile(one.place)])
    if one.stage not in stages:
        raise Refused([wrong_stage(one, stages)])
    return one


def take_cases(cases: Sequence[int], verb: str, stage: CaseStage, acting_user: ActingUser) -> list[CaseDoing]:
    """Lock several in the order of their ids. Raises as ``take_case``."""
    return [take_case(one, verb, stage, acting_user=acting_user) for one in sorted(set(cases))]


def case_doing(case: InYearCase, who: ActingUser) -> CaseDoing:
    """The case with its course and years."""
    years = years_of(case.campaign)
    return CaseDoing(case, course_on(years.standard, case.received_on), years, who, installation.today())


def years_of(campaign: Campaign) -> Years:
    """The campaign as the register knows it."""
    main = CampaignStandard.objects.get(campaign=campaign, main=True)
    return Years(
        campaign.code,
        campaign.review_year,
        campaign.list_year,
        main.standard,
        installation.today(),
        main.variants,
    )


def course_on(standard: str, received: date) -> InYearCourse:
    """The stages of a request received on a day. Raises ``Refused`` where no procedure held."""
    found = in_year_course(rule_book().law.procedure_on(standard, received))
    if not found.has(CaseStage.DECISION):
        raise Refused([say.fault("no_in_year_procedure", f"{received:%d/%m/%Y}", NO_PROCEDURE, MEND_DAY)])
    return found


def survey_of(one: CaseDoing) -> Assessment | None:
    """The survey of the household in the campaign of the year, where there is one."""
    found = Assessment.objects.visible_to(one.who).filter(
        household_id=one.case.household,
        campaign=one.years.campaign,
        standard=one.years.standard,
        current=True,
    )
    return found.defer("answers", "explanation", "problems").first()


def entered(one: CaseDoing, stage: CaseStage) -> date | None:
    """On which day the case last came to a stage."""
    steps = InYearStep.objects.visible_to(one.who).filter(case=one.case, to_stage=stage.value)
    return steps.order_by("-id").values_list("on", flat=True).first()


def wrong_stage(one: CaseDoing, wanted: Sequence[CaseStage]) -> Problem:
    """The case is at another stage than the act belongs to."""
    now = WORDS[one.stage]
    vi = ", ".join(f"“{WORDS[stage].vi}”" for stage in wanted)
    en = ", ".join(f"'{WORDS[stage].en}'" for stage in wanted)
    return say.fault(
        "wrong_case_stage",
        one.place,
        Words(
            f"Đề nghị đang ở bước “{now.vi}”; việc này thuộc bước {vi}.",
            f"The request is at '{now.en}'; this belongs to {en}.",
        ),
        Words("Làm xong bước hiện tại trước.", "Finish the present step first."),
    )


NO_PROCEDURE = Words(
    "Không có quy trình rà soát thường xuyên vào ngày nhận đề nghị.",
    "There was no in-year procedure on the day of receipt.",
)
MEND_DAY = Words("Kiểm tra ngày nhận.", "Check the day of receipt.")
