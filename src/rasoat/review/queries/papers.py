"""Meetings, postings and objections of a village."""

from rasoat.people.acting import ActingUser
from rasoat.review.doing import Doing
from rasoat.review.models import Meeting, MeetingLine, Objection, PostedLine, Posting


def meetings(one: Doing) -> list[Meeting]:
    """Its meetings, the last one first."""
    return list(Meeting.objects.visible_to(one.who).filter(review=one.review).order_by("-id"))


def meeting(who: ActingUser, number: int) -> Meeting | None:
    """A meeting with its review and who recorded it."""
    rows = Meeting.objects.visible_to(who).select_related("review__campaign", "recorded_by")
    return rows.filter(pk=number).first()


def said_at(who: ActingUser, held: Meeting) -> list[MeetingLine]:
    """What a meeting said of each household."""
    rows = MeetingLine.objects.visible_to(who).filter(meeting=held)
    return list(rows.select_related("line").order_by("id"))


def postings(one: Doing) -> list[Posting]:
    """Its postings, the last one first."""
    return list(Posting.objects.visible_to(one.who).filter(review=one.review).order_by("-id"))


def posting(who: ActingUser, number: int) -> Posting | None:
    """A posting with its review and who posted it."""
    rows = Posting.objects.visible_to(who).select_related("review__campaign", "posted_by", "ended_by")
    return rows.filter(pk=number).first()


def posted_lines(who: ActingUser, hung: Posting) -> list[PostedLine]:
    """The lines of a posting in their order."""
    rows = PostedLine.objects.visible_to(who).filter(posting=hung)
    return list(rows.select_related("line").order_by("number"))


def objections(one: Doing) -> list[Objection]:
    """What was objected to in this village, what is open first."""
    rows = Objection.objects.visible_to(one.who).filter(posting__review=one.review)
    known = rows.select_related("line", "posting", "assigned_to")
    return sorted(known.order_by("-id"), key=lambda found: bool(found.outcome))


def objection(who: ActingUser, number: int) -> Objection | None:
    """An objection with its line, posting and the people who had to do with it."""
    rows = Objection.objects.visible_to(who).select_related(
        "line__line", "posting__review__campaign", "assigned_to", "settled_by", "recorded_by"
    )
    return rows.filter(pk=number).first()
