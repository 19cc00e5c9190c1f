"""What the verbs of the review say when a step cannot be done yet."""

from collections.abc import Collection, Iterable
from datetime import date

from rasoat.common.problems import Problem, Severity
from rasoat.common.words import Words
from rasoat.review.stages import WORDS, Stage


def fault(rule: str, place: str, what: Words, remedy: Words) -> Problem:
    """An error of the review."""
    return Problem(f"review.{rule}", place, what, remedy)


def warning(rule: str, place: str, what: Words, remedy: Words) -> Problem:
    """A warning of the review: it lets the act pass and stays visible."""
    return Problem(f"review.{rule}", place, what, remedy, Severity.WARNING)


def wrong_stage(place: str, now: str, wanted: Collection[Stage]) -> Problem:
    """The village is at another stage than the act belongs to."""
    stage = WORDS[Stage(now)]
    vi = ", ".join(f"“{WORDS[one].vi}”" for one in wanted)
    en = ", ".join(f"'{WORDS[one].en}'" for one in wanted)
    return fault(
        "wrong_stage",
        place,
        Words(f"Thôn đang ở bước “{stage.vi}”; việc này thuộc bước {vi}.",
              f"The village is at '{stage.en}'; this belongs to {en}."),
        Words("Làm xong bước hiện tại, hoặc trả thôn về bước đó kèm lý do.",
              "Finish the present step, or send the village back with a reason."),
    )  # fmt: skip


def changed_meanwhile(place: str) -> Problem:
    """Somebody else acted since the page was opened."""
    return fault(
        "changed_meanwhile",
        place,
        Words("Người khác vừa làm bước này sau khi anh/chị mở trang.", "Somebody acted since you opened it."),
        Words("Tải lại trang để xem, rồi quyết định.", "Load the page again and look, then decide."),
    )


def households(rule: str, place: str, what: Words, remedy: Words, codes: Iterable[int]) -> list[Problem]:
    """One problem that names the households it is about; none where there are none."""
    listed = sorted(codes)
    if not listed:
        return []
    shown = ", ".join(map(str, listed[:10])) + (" …" if len(listed) > 10 else "")
    number = len(listed)
    said = Words(f"{what.vi} ({number} hộ: {shown}).", f"{what.en} ({number} households: {shown}).")
    return [fault(rule, place, said, remedy)]


def day_out_of_order(rule: str, place: str, day: date, first: date | None, last: date) -> list[Problem]:
    """A day that lies before what it rests on, or in the future."""
    if first is not None and day < first:
        said = Words(
            f"Ngày {day:%d/%m/%Y} trước ngày {first:%d/%m/%Y} của bước liền trước.",
            f"{day:%d/%m/%Y} lies before {first:%d/%m/%Y}, the day of the step before.",
        )
    elif day > last:
        said = Words(f"Ngày {day:%d/%m/%Y} chưa đến.", f"{day:%d/%m/%Y} has not come yet.")
    else:
        return []
    return [fault(rule, place, said, Words("Ghi lại ngày.", "Mend the day."))]


def missing(rule: str, place: str, vi: str, en: str) -> Problem:
    """A field that has to be filled."""
    return fault(
        rule,
        place,
        Words(f"Thiếu {vi}.", f"{en} is missing."),
        Words("Điền rồi lưu lại.", "Fill it in and save."),
    )
