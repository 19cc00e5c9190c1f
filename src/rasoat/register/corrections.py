"""What a request for correction has to say, and every fault of one that does not."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.register.models import Channel

LONGEST = 1000
LONGEST_NAME = 120
CHANNELS: dict[str, Words] = {
    Channel.IN_PERSON: Words("Trực tiếp tại xã, thôn", "In person"),
    Channel.MEETING: Words("Tại cuộc họp dân", "At the village meeting"),
    Channel.TELEPHONE: Words("Qua điện thoại", "By telephone"),
    Channel.LETTER: Words("Bằng đơn, thư", "By letter"),
    Channel.ONLINE: Words("Qua mạng", "Online"),
}


@dataclass(frozen=True, slots=True)
class CorrectionAsked:
    """What a person says is wrong and should be. ``member`` is a person code, "" for the household itself."""

    asked_by: str
    asked_on: dt.date | None
    channel: str
    what_is_wrong: str
    should_be: str
    member: str = ""


def faults_of(asked: CorrectionAsked, members: set[str], today: dt.date) -> Iterator[Problem]:
    """Every fault; ``members`` are the codes of who lives or lived in the household."""
    for field in ("asked_by", "what_is_wrong", "should_be"):
        if not getattr(asked, field):
            yield Problem("correction.missing", field, *MISSING[field])
    for field, most in (
        ("asked_by", LONGEST_NAME),
        ("what_is_wrong", LONGEST),
        ("should_be", LONGEST),
    ):
        if len(getattr(asked, field)) > most:
            yield Problem("correction.too_long", field, TOO_LONG, shorten(most))
    if asked.asked_on is None or asked.asked_on > today:
        yield Problem("correction.no_day", "asked_on", NO_DAY, GIVE_DAY)
    if asked.channel not in CHANNELS:
        yield Problem("correction.no_channel", "channel", NO_CHANNEL, CHOOSE_CHANNEL)
    if asked.member and asked.member not in members:
        yield Problem("correction.no_member", "member", NO_MEMBER, CHOOSE_MEMBER)


def shorten(most: int) -> Words:
    """What to do about a text that is too long."""
    return Words(f"Viết ngắn lại, nhiều nhất {most} ký tự.", f"Shorten it to {most} letters at most.")


MISSING = {
    "asked_by": (
        Words("Thiếu họ tên người đề nghị.", "Who asks is missing."),
        Words("Ghi họ tên người của hộ hoặc người đại diện.", "Give the name of the person or deputy."),
    ),
    "what_is_wrong": (
        Words("Thiếu nội dung được cho là sai.", "What is said to be wrong is missing."),
        Words("Ghi điều đang ghi sai trong hồ sơ.", "Say what the record has wrong."),
    ),
    "should_be": (
        Words("Thiếu nội dung đề nghị sửa thành.", "What it should be is missing."),
        Words("Ghi điều đúng theo người đề nghị.", "Say what is right according to the person."),
    ),
}
TOO_LONG = Words("Nội dung quá dài.", "The text is too long.")
NO_DAY = Words("Thiếu ngày đề nghị, hoặc ngày ở tương lai.", "The day of asking is missing, or lies ahead.")
GIVE_DAY = Words("Ghi ngày người dân đề nghị.", "Give the day on which the person asked.")
NO_CHANNEL = Words("Chưa chọn cách gửi đề nghị.", "How the request came is not chosen.")
CHOOSE_CHANNEL = Words("Chọn một cách trong danh sách.", "Choose one of the list.")
NO_MEMBER = Words("Người này không có trong hồ sơ hộ.", "This person is not in the household's record.")
CHOOSE_MEMBER = Words("Chọn một thành viên của hộ, hoặc để cả hộ.", "Choose a member, or the household.")
