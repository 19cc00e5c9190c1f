"""A commune as a whole: its report, the opinion, the decision."""

from rasoat.people.acting import ActingUser
from rasoat.review.models import CommuneReport, CommuneReview, Opinion, Recognition, ReviewLine, VillageReview


def commune_review(who: ActingUser, number: int) -> CommuneReview | None:
    """A commune's review in the person's areas."""
    rows = CommuneReview.objects.visible_to(who).select_related("campaign")
    return rows.filter(pk=number).first()


def commune_of(who: ActingUser, village: VillageReview) -> int | None:
    """The id of the review of the village's commune; None for who sees the village alone."""
    rows = CommuneReview.objects.visible_to(who).filter(
        campaign=village.campaign_id, commune=village.commune_id
    )
    return rows.values_list("pk", flat=True).first()


def villages_of(who: ActingUser, commune: CommuneReview) -> list[VillageReview]:
    """Its villages by path."""
    rows = VillageReview.objects.visible_to(who).select_related("campaign")
    return list(rows.filter(campaign=commune.campaign_id, commune=commune.commune_id).order_by("unit_path"))


def results_of(who: ActingUser, commune: CommuneReview) -> list[ReviewLine]:
    """Every compiled result of the commune, by village and household."""
    rows = ReviewLine.objects.visible_to(who).filter(
        review__campaign=commune.campaign_id, review__commune=commune.commune_id, assessment__isnull=False
    )
    return list(rows.order_by("unit_path", "household"))


def reports(who: ActingUser, commune: CommuneReview) -> list[tuple[CommuneReport, Opinion | None]]:
    """Its reports, the last one first, each with the answer."""
    rows = CommuneReport.objects.visible_to(who).filter(review=commune).select_related("sent_by")
    found = list(rows.order_by("-id"))
    answers = Opinion.objects.visible_to(who).filter(report__in=found).select_related("given_by")
    by_report = {answer.report_id: answer for answer in answers}
    return [(report, by_report.get(report.pk)) for report in found]


def report(who: ActingUser, number: int) -> CommuneReport | None:
    """A report with its commune."""
    rows = CommuneReport.objects.visible_to(who).select_related("review__campaign", "sent_by")
    return rows.filter(pk=number).first()


def opinion_on(who: ActingUser, found: CommuneReport) -> Opinion | None:
    """The answer to a report, where there is one."""
    return Opinion.objects.visible_to(who).filter(report=found).select_related("given_by").first()


def recognitions(who: ActingUser, commune: CommuneReview) -> list[Recognition]:
    """Its decisions, also withdrawn ones, the last one first."""
    rows = Recognition.objects.visible_to(who).filter(review=commune)
    return list(rows.select_related("decided_by", "withdrawn_by").order_by("-id"))


def recognition(who: ActingUser, number: int) -> Recognition | None:
    """A decision with its commune."""
    rows = Recognition.objects.visible_to(who).select_related(
        "review__campaign", "decided_by", "withdrawn_by"
    )
    return rows.filter(pk=number).first()
