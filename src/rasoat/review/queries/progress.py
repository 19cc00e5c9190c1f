"""How far the villages of a campaign are, and what of it waits for whom."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from rasoat.people.acting import ActingUser
from rasoat.places.unit_row import area_range
from rasoat.review.models import CommuneReview, Objection, Posting, StageChange, VillageReview
from rasoat.review.stages import Stage

VERBS: dict[Stage, str] = {
    Stage.LIST: "review.list",
    Stage.SURVEY: "review.survey",
    Stage.COMPILE: "review.compile",
    Stage.MEETING: "review.meet",
    Stage.POSTING: "review.post",
    Stage.OBJECTIONS: "review.post",
    Stage.REPORT: "review.report",
    Stage.APPRAISAL: "review.opine",
    Stage.RECOGNITION: "status.decide",
    Stage.CHARACTERISTICS: "review.characterise",
}
"""The verb that brings a village out of each stage."""
TOGETHER = (Stage.REPORT, Stage.APPRAISAL, Stage.RECOGNITION)
"""Stages that a commune leaves as a whole."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A village in the campaign: where it stands, in which round, since when."""

    review: int
    village: int
    commune: int
    path: str
    stage: Stage
    round: int
    since: date


@dataclass(frozen=True, slots=True)
class Late:
    """What is overdue: lists that hang longer than they have to, objections past their day."""

    postings: frozenset[int]
    objections: Counter[int]


def progress(who: ActingUser, campaign: str, under: str = "") -> list[Progress]:
    """Every village that has begun, within the unit of the path ``under``. One statement."""
    first, end = area_range(under)
    changes = StageChange.objects.visible_to(who).filter(review=OuterRef("pk")).order_by("-id")
    rows = VillageReview.objects.visible_to(who).filter(
        campaign__code=campaign, unit_path__gte=first, unit_path__lt=end
    )
    found = rows.annotate(since=Subquery(changes.values("on")[:1])).order_by("unit_path")
    return [
        Progress(pk, village, commune, path, Stage(stage), round_, since or started)
        for pk, village, commune, path, stage, round_, since, started in found.values_list(
            "pk", "village", "commune", "unit_path", "stage", "round", "since", "started_on"
        )
    ]


def communes_begun(who: ActingUser, campaign: str, under: str = "") -> dict[int, int]:
    """The communes that have begun: unit id to the id of their review."""
    first, end = area_range(under)
    rows = CommuneReview.objects.visible_to(who).filter(
        campaign__code=campaign, unit_path__gte=first, unit_path__lt=end
    )
    return dict(rows.values_list("commune", "pk"))


def late(who: ActingUser, villages: Iterable[Progress], today: date) -> Late:
    """What is overdue in these villages today. Two statements."""
    ids = [one.review for one in villages]
    hanging = Posting.objects.visible_to(who).filter(review__in=ids, ended_on__isnull=True)
    over = hanging.filter(last_day__lt=today).values_list("review", flat=True)
    waiting = Objection.objects.visible_to(who).filter(posting__review__in=ids, outcome="", due_on__lt=today)
    return Late(frozenset(over), Counter(waiting.values_list("posting__review", flat=True)))


def waiting_for(who: ActingUser, villages: Sequence[Progress]) -> dict[Stage, list[Progress]]:
    """The villages whose next step this person may do, by stage; of a step that a commune does as a whole
    one village for each commune that has come there with all of them.
    """
    behind = {one.commune for one in villages if one.stage not in TOGETHER}
    at_stages = Counter((one.commune, one.stage) for one in villages)
    sizes = Counter(one.commune for one in villages)
    found: dict[Stage, list[Progress]] = {}
    seen: set[tuple[int, Stage]] = set()
    for one in villages:
        verb = VERBS.get(one.stage)
        if verb is None or not who.may(verb, one.path):
            continue
        if one.stage in TOGETHER:
            key = (one.commune, one.stage)
            if one.commune in behind or at_stages[key] < sizes[one.commune] or key in seen:
                continue
            seen.add(key)
        found.setdefault(one.stage, []).append(one)
    return found
