"""May the household ask? Each rule of the law of the day that it does not meet is named.

A request that does not meet them is taken in all the same: the answer is a refusal with its reasons.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.law.model.lists import Lists
from rasoat.register.models.household import Residence
from rasoat.review import say
from rasoat.review.in_year.clocks import add_months
from rasoat.review.in_year.stages import InYearCourse
from rasoat.review.models import RequestKind


@dataclass(frozen=True, slots=True)
class Asked:
    """What counts for it. ``listed`` is the class in force on the day of receipt, "" for none."""

    kind: str
    received_on: date
    listed: str
    event: str
    residence: str
    resident_since: date | None


def not_met(course: InYearCourse, lists: Lists, asked: Asked, place: str) -> Iterator[Problem]:
    """The rules that the household does not meet, as warnings."""
    if asked.kind == RequestKind.LEAVE:
        if not asked.listed:
            yield say.warning("not_listed", place, NOT_LISTED, REFUSE)
        return
    # "Not on the list" stands beside the list of events, in TT 14/2018 alone.
    if asked.listed == "poor" or (asked.listed and lists.events):
        yield say.warning("listed_already", place, LISTED, REFUSE)
    if lists.events and not asked.event:
        yield say.warning("no_event", place, NO_EVENT, REFUSE)
    if too_short(course, asked):
        yield say.warning("residence_too_short", place, _too_short(course.residence_months or 0), REFUSE)


def too_short(course: InYearCourse, asked: Asked) -> bool:
    """Whether a temporary residence is registered for fewer months than the law wants."""
    months = course.residence_months
    if months is None or asked.residence != Residence.TEMPORARY or asked.resident_since is None:
        return False
    return add_months(asked.resident_since, months) > asked.received_on


def _too_short(months: int) -> Words:
    return Words(
        f"Hộ đăng ký tạm trú chưa đủ {months} tháng.",
        f"The temporary residence is registered for fewer than {months} months.",
    )


NOT_LISTED = Words(
    "Hộ không có trong danh sách hộ nghèo, hộ cận nghèo.", "The household is not poor or near-poor."
)
LISTED = Words("Hộ đã có trong danh sách đang quản lý.", "The household is on the list already.")
NO_EVENT = Words(
    "Hộ không gặp rủi ro, biến cố nào theo quy định.", "None of the events that the law names happened."
)
REFUSE = Words(
    "Vẫn tiếp nhận; Chủ tịch xã trả lời từ chối và nêu lý do này.",
    "It is received; the chair answers with a refusal for this reason.",
)
