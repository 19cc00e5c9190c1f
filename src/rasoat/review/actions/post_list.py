"""The result of a village hangs in public: for how long, where, and exactly what (niêm yết công khai)."""

import secrets
from collections.abc import Iterator, Sequence
from datetime import date

from django.db import transaction

from rasoat.archive.keeping import keep
from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record
from rasoat.register.canonical import canonical
from rasoat.register.law_in_use import rule_book
from rasoat.register.models import Assessment, Household
from rasoat.review import say
from rasoat.review.conditions import changed_since_posting
from rasoat.review.doing import Doing, entered, take
from rasoat.review.lines import compiled, surveys_of
from rasoat.review.models import PostedLine, Posting, PostingKind, ReviewLine
from rasoat.review.outcomes import LISTS, outcome_of
from rasoat.review.stages import Stage

VERB = "review.post"
JSON = "application/json"


@transaction.atomic
def post_list(review: int, starts_on: date, places: Sequence[str], *, acting_user: ActingUser) -> Posting:
    """Post the result that the meeting agreed to: poor, near-poor, left poverty, left near-poverty.

    ``places`` are ids of the law's places. The last day is counted as the law of the village says. It shows
    head, number of members and result, nothing else of anybody. Raises ``VillageReview.DoesNotExist``,
    ``NotAllowed``, or ``Refused``: before the meeting or to come, no place, posted already, the law's number
    of days is not known.
    """
    one = take(review, VERB, Stage.POSTING, acting_user=acting_user)
    return _post(one, PostingKind.RESULT, starts_on, places, compiled(one))


@transaction.atomic
def post_recheck(review: int, starts_on: date, places: Sequence[str], *, acting_user: ActingUser) -> Posting:
    """Post what re-checks changed since the last posting. Raises as ``post_list``; also when nothing did."""
    one = take(review, VERB, Stage.OBJECTIONS, acting_user=acting_user)
    return _post(one, PostingKind.RECHECK, starts_on, places, changed_since_posting(one))


def _post(
    one: Doing, kind: PostingKind, starts_on: date, places: Sequence[str], lines: Sequence[ReviewLine]
) -> Posting:
    limits = ("posting",) if kind is PostingKind.RESULT else ("recheck_posting", "posting")
    days, unit = one.course.limit(*limits)
    one.refuse(_faults(one, kind, starts_on, places, days, lines))
    last = rule_book().law.working_days.last_of(starts_on, days or 1, unit)
    rows = _rows(one, lines, kind)
    said = _content(one, kind, starts_on, last, places, rows)
    kept = keep(
        said,
        name=f"{one.years.campaign}-{one.review.village_id}-{kind}.json",
        media_type=JSON,
        unit_path=one.review.unit_path,
        acting_user=one.who,
    )
    posting = Posting.objects.create(
        review=one.review,
        unit_path=one.review.unit_path,
        kind=kind,
        round=one.review.round,
        content=kept.sha256,
        token=secrets.token_urlsafe(16),
        places=list(places),
        starts_on=starts_on,
        last_day=last,
        posted_by=one.who.person,
    )
    for row in rows:
        row.posting = posting
    PostedLine.objects.bulk_create(rows)
    one.touch()
    _note(one, posting, len(rows))
    return posting


def _faults(
    one: Doing,
    kind: PostingKind,
    starts_on: date,
    places: Sequence[str],
    days: int | None,
    lines: Sequence[ReviewLine],
) -> Iterator[Problem]:
    place = f"{one.place} › niêm yết"
    first = entered(one, Stage.POSTING if kind is PostingKind.RESULT else Stage.OBJECTIONS)
    yield from say.day_out_of_order("posting_day", place, starts_on, first, one.today)
    known = {one.id for one in one.course.procedure.places if one.review == "periodic"}
    if not places or set(places) - known:
        yield say.missing("no_place", place, "nơi niêm yết theo quy định", "A place that the law names")
    if days is None:
        yield say.fault("no_days", place, NO_DAYS, LOAD_DAYS)
    there = Posting.objects.visible_to(one.who).filter(review=one.review, round=one.review.round)
    if there.filter(ended_on__isnull=True).exists():
        yield say.fault("posted_already", place, POSTED, TAKE_DOWN)
    if kind is PostingKind.RECHECK and not lines:
        yield say.fault("nothing_changed", place, NOTHING_CHANGED, GO_ON)


def _rows(one: Doing, lines: Sequence[ReviewLine], kind: PostingKind) -> list[PostedLine]:
    """The lines in the order of the lists, heads by their given names as Vietnamese lists are."""
    codes = [line.household for line in lines]
    heads = Household.objects.visible_to(one.who).in_bulk(codes)
    surveys = surveys_of(one, codes)
    shown = [(outcome_of(line), heads[line.household], line) for line in lines if line.household in heads]
    wanted = LISTS if kind is PostingKind.RESULT else (*LISTS, "not_listed")
    ordered = sorted(
        (entry for entry in shown if entry[0] in wanted),
        key=lambda entry: (wanted.index(entry[0]), entry[1].sort_key, entry[1].pk),
    )
    return [
        _row(number, outcome, head, line, surveys.get(line.household))
        for number, (outcome, head, line) in enumerate(ordered, start=1)
    ]


def _row(
    number: int, outcome: str, head: Household, line: ReviewLine, survey: Assessment | None
) -> PostedLine:
    return PostedLine(
        line=line,
        unit_path=line.unit_path,
        number=number,
        head_name=head.head_name,
        persons=survey.persons if survey else head.persons,
        outcome=outcome,
        class_id=line.class_id,
    )


def _content(
    one: Doing,
    kind: PostingKind,
    starts_on: date,
    last: date,
    places: Sequence[str],
    rows: Sequence[PostedLine],
) -> bytes:
    said = {
        "campaign": one.years.campaign,
        "kind": kind.value,
        "last_day": last.isoformat(),
        "lines": [
            {"class": row.class_id, "head": row.head_name, "no": row.number, "outcome": row.outcome,
             "persons": row.persons}
            for row in rows
        ],
        "list_year": one.years.list_year,
        "places": sorted(places),
        "round": one.review.round,
        "starts_on": starts_on.isoformat(),
        "unit": one.review.unit_path,
    }  # fmt: skip
    return canonical(said).encode()


def _note(one: Doing, posting: Posting, households: int) -> None:
    record(
        VERB,
        acting_user=one.who,
        subject=Subject("posting", str(posting.pk)),
        unit_path=posting.unit_path,
        details={
            "households": households,
            "starts_on": posting.starts_on.isoformat(),
            "last_day": posting.last_day.isoformat(),
            "sha256": posting.content,
        },
    )


NO_DAYS = Words("Chưa biết số ngày niêm yết theo quy định.", "The law's number of days is not known.")
LOAD_DAYS = Words("Cơ quan bổ sung số ngày vào dữ liệu pháp lý.", "The office adds it to the law's data.")
POSTED = Words("Đã có một danh sách đang niêm yết.", "A list is posted already.")
TAKE_DOWN = Words("Kết thúc niêm yết đó trước.", "End that posting first.")
NOTHING_CHANGED = Words("Không có kết quả nào thay đổi.", "No result has changed.")
GO_ON = Words("Không cần niêm yết lại.", "It need not be posted again.")
