"""The life of a household as its page shows it."""

from datetime import date, datetime, time, timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.register import life_words
from rasoat.register.actions.undo_event import VERB as UNDO
from rasoat.register.queries.households import AsOf, HouseholdView
from rasoat.register.queries.life import Kin, Life
from rasoat.register.queries.life_entries import Entry, Undone
from rasoat.web.life_line import life_line
from rasoat.web.page_models.life import AsOfPart, ClosedPart, KinRow, LifePart, LifeRow, Link, UndoneRow

MARKED = ("people", "head", "move", "split", "merge", "end")
"""What the picture marks; classes are its band, the rest stands in the list alone."""
NO_DAY = Words("Ngày không hợp lệ; đang xem hôm nay.", "That is no day; this is today.")
AHEAD = Words("Ngày đó chưa đến; đang xem hôm nay.", "That day has not come; this is today.")


def asked_as_of(request: HttpRequest, today: date) -> AsOfPart:
    """What ``?ngay=`` and ``?biet=`` ask for: as of a day, as it was known at the end of another."""
    texts = [request.GET.get(name, "").strip() for name in ("ngay", "biet")]
    try:
        day, known = (date.fromisoformat(text) if text else None for text in texts)
    except ValueError:
        return AsOfPart(fault=NO_DAY)
    if day is not None and day > today:
        return AsOfPart(fault=AHEAD)
    if known is not None:
        known = min(known, timezone.localdate())
    return AsOfPart(day or (today if known else None), known)


def as_of(asked: AsOfPart) -> AsOf | None:
    """The same for the query; None for today."""
    if asked.day is None:
        return None
    here = timezone.get_current_timezone()
    end = datetime.combine(asked.known + timedelta(days=1), time(), here) if asked.known else None
    return AsOf(asked.day, end)


def life_part(view: HouseholdView, life: Life, who: ActingUser, asked: AsOfPart, today: date) -> LifePart:
    """The picture and the list; who may undo finds the way to it at each act, on the page of today.

    The picture shows the whole life with a line at the day asked for, the list what had happened by then.
    """
    may_undo = who.may(UNDO, view.unit_path) and asked.day is None
    limit = as_of(asked)
    marks = sorted((one.day, one.kind) for one in life.entries if one.kind in MARKED and one.undone is None)
    shown = limit.day if limit else today
    return LifePart(
        line=life_line(life.begins, shown, today, life.bands, marks, life.ends),
        rows=tuple(_row(entry, view, who, may_undo) for entry in life.entries if _by_then(entry, limit)),
        kin=tuple(_kin(one) for one in life.kin),
        numbers=life.numbers,
    )


def _by_then(entry: Entry, limit: AsOf | None) -> bool:
    if limit is None:
        return True
    return entry.day <= limit.day and (limit.known_at is None or entry.at <= limit.known_at)


def closed_part(view: HouseholdView, life: Life) -> ClosedPart | None:
    """That it has ended, and where to."""
    if view.closed_on is None:
        return None
    heads = {one.code: one.head_name for one in life.kin}
    into = link(view.into, heads.get(view.into, "")) if view.into else None
    return ClosedPart(view.closed_on, life_words.said(life_words.CLOSED, view.closed_why), into)


def link(code: str, head: str) -> Link:
    """A link to a household, where the reader may see it."""
    return Link(code, head, reverse("household", args=[code]) if head else "")


def _row(entry: Entry, view: HouseholdView, who: ActingUser, may_undo: bool) -> LifeRow:
    shows_survey = entry.kind == "survey" and entry.list_year is not None
    year = f"{reverse('household', args=[view.code])}?nam={entry.list_year}"
    has_file = entry.import_id and who.may("survey.import", entry.unit_path)
    return LifeRow(
        day=entry.day,
        kind=entry.kind,
        what=entry.what,
        details=entry.details,
        others=tuple(link(one.code, one.head_name) for one in entry.others),
        group="above" if entry.group == "none" else entry.group,
        why=entry.why,
        by=entry.by,
        at=entry.at,
        undone=_undone(entry.undone, view, may_undo) if entry.undone else None,
        undo_url=_undo_url(view, entry.event) if may_undo and entry.undoable and not entry.undone else "",
        survey_url=year if shows_survey else "",
        file_url=reverse("import", args=[entry.import_id]) if has_file else "",
    )


def _undone(one: Undone, view: HouseholdView, may_undo: bool) -> UndoneRow:
    return UndoneRow(one.by, one.at, one.why, _undo_url(view, one.event) if may_undo else "")


def _undo_url(view: HouseholdView, event: int) -> str:
    return f"{reverse('act_undo', args=[view.code])}?viec={event}"


def _kin(one: Kin) -> KinRow:
    return KinRow(link(one.code, one.head_name), one.before, one.kind, one.on)
