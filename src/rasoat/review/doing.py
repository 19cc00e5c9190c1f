"""How every verb takes hold of a village: locked, permitted, at the right stage; and how it moves it on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models.functions import Now

from rasoat.campaigns.models import CampaignStandard
from rasoat.common.problems import Problem, Refused, Severity
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.places.queries import periods_of
from rasoat.register.law_in_use import rule_book
from rasoat.register.values import Years
from rasoat.review import say
from rasoat.review.models import CommuneReview, StageChange, VillageReview
from rasoat.review.stages import Course, Stage, course

MOVED = "review.stage"


@dataclass(frozen=True)
class Doing:
    """A village whose row is locked, with the stages that it goes through and the day of today."""

    review: VillageReview
    course: Course
    years: Years
    who: ActingUser
    today: date

    @cached_property
    def place(self) -> str:
        """The village as problems name it."""
        return place_of(self.review)

    @property
    def stage(self) -> Stage:
        """The stage being done."""
        return Stage(self.review.stage)

    def forward(self) -> None:
        """On to the next stage."""
        self._move(self.course.after(self.stage), "")

    def back(self, stage: Stage, reason: str) -> None:
        """Back to an earlier stage, in a new round; what was done stays readable."""
        self.review.round += 1
        self._move(stage, reason)

    def touch(self) -> None:
        """Something was done within the stage: who looked before is told so."""
        self.review.revision += 1
        self.review.changed_at = Now()
        self.review.save()

    def refuse(self, problems: Iterable[Problem]) -> list[Problem]:
        """Raise ``Refused`` where any of them is an error; else they are the warnings."""
        found = list(problems)
        if any(one.severity is Severity.ERROR for one in found):
            raise Refused(found)
        return found

    def _move(self, stage: Stage, reason: str) -> None:
        before, self.review.stage = self.review.stage, stage.value
        self.touch()
        StageChange.objects.create(
            review=self.review,
            unit_path=self.review.unit_path,
            from_stage=before,
            to_stage=stage.value,
            round=self.review.round,
            on=self.today,
            reason=reason,
            person=self.who.person,
        )
        record(
            MOVED,
            acting_user=self.who,
            subject=Subject("village_review", str(self.review.pk)),
            unit_path=self.review.unit_path,
            details={"from_stage": before, "to_stage": stage.value, "round": self.review.round},
            reason=reason,
        )


def take(
    review: int, verb: str, *stages: Stage, acting_user: ActingUser, revision: int | None = None
) -> Doing:
    """Lock the village and see that the act may be done. Call it within ``acting``.

    Raises ``VillageReview.DoesNotExist``, ``NotAllowed``, or ``Refused``: another stage, or changed since
    ``revision`` was looked at.
    """
    rows = VillageReview.objects.visible_to(acting_user).select_for_update(of=("self",))
    found: VillageReview = rows.select_related("campaign").get(pk=review)
    require(acting_user, verb, found.unit_path)
    if revision is not None and revision != found.revision:
        raise Refused([say.changed_meanwhile(place_of(found))])
    if found.stage not in stages:
        raise Refused([say.wrong_stage(place_of(found), found.stage, stages)])
    return doing(found, acting_user)


def take_all(commune: CommuneReview, acting_user: ActingUser) -> list[Doing]:
    """Lock every village of a commune whose own row is locked already."""
    rows = VillageReview.objects.visible_to(acting_user).select_for_update(of=("self",))
    found = rows.select_related("campaign").filter(campaign=commune.campaign_id, commune=commune.commune_id)
    return [doing(one, acting_user) for one in found.order_by("id")]


def doing(review: VillageReview, who: ActingUser) -> Doing:
    """The village with its course and years."""
    today = installation.today()
    main = CampaignStandard.objects.get(campaign=review.campaign_id, main=True)
    procedure = rule_book().law.procedure_on(main.standard, review.procedure_day)
    years = Years(
        review.campaign.code,
        review.campaign.review_year,
        review.campaign.list_year,
        main.standard,
        today,
        main.variants,
    )
    return Doing(review, course(procedure, appraised=_appraised(review, who)), years, who, today)


def _appraised(review: VillageReview, who: ActingUser) -> bool | None:
    rows = CommuneReview.objects.visible_to(who).filter(
        campaign=review.campaign_id, commune=review.commune_id
    )
    return rows.values_list("appraised", flat=True).first()


def place_of(review: VillageReview) -> str:
    """The village as problems name it: campaign and name on the day the review began."""
    periods = [one for one in periods_of(review.village_id) if one.path == review.unit_path]
    return f"{review.campaign.code} › {periods[-1].title if periods else review.village_id}"


def entered(one: Doing, stage: Stage) -> date | None:
    """On which day the village last came to a stage; None where it never did."""
    changes = StageChange.objects.visible_to(one.who).filter(review=one.review, to_stage=stage.value)
    return changes.order_by("-id").values_list("on", flat=True).first()


def all_at(villages: Sequence[Doing], stage: Stage) -> list[Problem]:
    """A problem for every village that is not at the stage yet."""
    return [
        say.wrong_stage(one.place, one.review.stage, [stage]) for one in villages if one.stage is not stage
    ]
