"""Cases hang in public: before the decision (2016, from 2021), or after it (2018)."""

import secrets
from collections.abc import Iterator, Sequence
from datetime import date

from django.db import transaction

from rasoat.archive.keeping import keep
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record
from rasoat.register.canonical import canonical
from rasoat.register.law_in_use import rule_book
from rasoat.register.models import Assessment, Household
from rasoat.review import say
from rasoat.review.in_year.doing import CaseDoing, entered, take_cases
from rasoat.review.in_year.outcomes import outcome_of_case
from rasoat.review.in_year.stages import CaseStage
from rasoat.review.models import InYearPostedLine, InYearPosting

VERB = "in_year.post"
JSON = "application/json"


@transaction.atomic
def post_cases(
    cases: Sequence[int], starts_on: date, places: Sequence[str], *, acting_user: ActingUser
) -> InYearPosting:
    """Post cases of one commune together; the last day is counted as the law of their receipt says.

    Raises ``InYearCase.DoesNotExist``, ``NotAllowed``, or ``Refused``: no case, cases of two communes, no
    place that the law names, a day before the step or to come, a case that hangs already.
    """
    found = take_cases(cases, VERB, CaseStage.POSTING, acting_user)
    if problems := list(_faults(found, starts_on, places)):
        raise Refused(problems)
    last = max((day for one in found if (day := _last_day(one, starts_on))), default=None)
    rows = _rows(found, acting_user)
    said = _content(found[0].commune_path, starts_on, last, places, rows)
    kept = keep(
        said,
        name=f"{found[0].years.campaign}-{starts_on}.json",
        media_type=JSON,
        unit_path=found[0].commune_path,
        acting_user=acting_user,
    )
    posting = InYearPosting.objects.create(
        unit_path=found[0].commune_path,
        content=kept.sha256,
        token=secrets.token_urlsafe(16),
        places=list(places),
        starts_on=starts_on,
        last_day=last,
        posted_by=acting_user.person,
    )
    for row in rows:
        row.posting = posting
    InYearPostedLine.objects.bulk_create(rows)
    _note(posting, len(rows), acting_user)
    return posting


def _faults(found: Sequence[CaseDoing], starts_on: date, places: Sequence[str]) -> Iterator[Problem]:
    if len({one.commune_path for one in found}) != 1:
        yield say.fault("not_one_commune", "niêm yết", NOT_ONE, CHOOSE)
        return
    for one in found:
        first = entered(one, CaseStage.POSTING)
        yield from say.day_out_of_order("posting_day", one.place, starts_on, first, one.today)
        if not places or set(places) - one.course.places.keys():
            yield say.missing(
                "no_place", one.place, "nơi niêm yết theo quy định", "A place that the law names"
            )
        if hangs(one):
            yield say.fault("posted_already", one.place, POSTED, TAKE_DOWN)


def hangs(one: CaseDoing) -> bool:
    """Whether the case stands on a list that hangs now."""
    lines = InYearPostedLine.objects.visible_to(one.who).filter(case=one.case)
    return bool(lines.filter(posting__ended_on__isnull=True).exists())


def _last_day(one: CaseDoing, starts_on: date) -> date | None:
    name = "in_year_posting" if one.case.round == 1 else "in_year_recheck_posting"
    days, unit = one.course.limit(name)
    if days is None:
        days, unit = one.course.limit("in_year_posting")
    return rule_book().law.working_days.last_of(starts_on, days, unit) if days else None


def _rows(found: Sequence[CaseDoing], who: ActingUser) -> list[InYearPostedLine]:
    """By given name of the head, as Vietnamese lists are."""
    heads = Household.objects.visible_to(who).in_bulk([one.case.household for one in found])
    keys = [one.case.assessment for one in found]
    surveys = Assessment.objects.visible_to(who).defer("answers", "explanation", "problems").in_bulk(keys)
    ordered = sorted(found, key=lambda one: (heads[one.case.household].sort_key, one.case.pk))
    return [
        InYearPostedLine(
            case=one.case,
            unit_path=one.case.unit_path,
            number=number,
            head_name=heads[one.case.household].head_name,
            persons=surveys[one.case.assessment].persons,
            outcome=outcome_of_case(one.case),
            class_id=one.case.class_id,
        )
        for number, one in enumerate(ordered, start=1)
    ]


def _content(
    unit: str, starts_on: date, last: date | None, places: Sequence[str], rows: Sequence[InYearPostedLine]
) -> bytes:
    said = {
        "last_day": last.isoformat() if last else None,
        "lines": [
            {"class": row.class_id, "head": row.head_name, "no": row.number, "outcome": row.outcome,
             "persons": row.persons}
            for row in rows
        ],
        "places": sorted(places),
        "starts_on": starts_on.isoformat(),
        "unit": unit,
    }  # fmt: skip
    return canonical(said).encode()


def _note(posting: InYearPosting, households: int, who: ActingUser) -> None:
    record(
        VERB,
        acting_user=who,
        subject=Subject("in_year_posting", str(posting.pk)),
        unit_path=posting.unit_path,
        details={
            "households": households,
            "starts_on": posting.starts_on.isoformat(),
            "last_day": posting.last_day.isoformat() if posting.last_day else "",
            "sha256": posting.content,
        },
    )


NOT_ONE = Words(
    "Chưa chọn đề nghị, hoặc các đề nghị thuộc hai xã.", "No request, or requests of two communes."
)
CHOOSE = Words("Chọn các đề nghị của một xã.", "Choose requests of one commune.")
POSTED = Words("Đề nghị này đang được niêm yết.", "This request is posted already.")
TAKE_DOWN = Words("Kết thúc niêm yết đó trước.", "End that posting first.")
