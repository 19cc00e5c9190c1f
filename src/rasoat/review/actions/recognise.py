"""The chair of the commune decides: the one place from which the review writes legal status."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db import transaction

from rasoat.archive.keeping import keep
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record
from rasoat.register.actions.decide_status import (
    VERB,
    WITHDRAW,
    DecidedLine,
    Decision,
    decide_status,
    withdraw_status,
)
from rasoat.register.canonical import canonical
from rasoat.register.models import Assessment, LegalStatus
from rasoat.review import say
from rasoat.review.actions.give_opinion import Returned
from rasoat.review.actions.send_back import begin_again
from rasoat.review.commune import Together, counted, take_commune
from rasoat.review.doing import all_at
from rasoat.review.lines import surveyed_by
from rasoat.review.models import Recognition, ReviewLine
from rasoat.review.outcomes import outcome_of
from rasoat.review.stages import Stage

WITHDRAWN = "review.withdraw"


@transaction.atomic
def recognise(
    commune_review: int, number: str, day: date, signer: str, *, acting_user: ActingUser, scan: str = ""
) -> Recognition:
    """Recognise poor and near-poor, and who left: every result of the commune gets its status.

    Exactly one decision stands: of two at once the second is refused. Raises ``CommuneReview.DoesNotExist``,
    ``NotAllowed``, or ``Refused``: a village is not that far, a decision stands, a day before the opinion or
    the report, the acting person surveyed, and whatever the register refuses (a score sheet that is
    illustrative or not approved).
    """
    one = take_commune(commune_review, VERB, acting_user)
    lines = one.lines()
    if problems := list(_faults(one, lines, day)):
        raise Refused(problems)
    decision = Decision(number.strip(), day, signer.strip(), one.commune.unit_path)
    year = one.villages[0].years.list_year
    if lines:
        decide_status(decision, year, [_decided(line) for line in lines], acting_user=acting_user)
    made = _keep(one, decision, lines, scan)
    for village in one.villages:
        village.forward()
    return made


@transaction.atomic
def withdraw_recognition(
    recognition: int,
    decision: Decision,
    reason: str,
    returned: Sequence[Returned],
    *,
    acting_user: ActingUser,
) -> Recognition:
    """Withdraw a decision by a new one: its statuses end, the villages named begin again, the others wait
    for the next report. Everything stays readable.

    Raises ``Recognition.DoesNotExist``, ``NotAllowed``, or ``Refused``: withdrawn already, a day before it,
    no reason, no village that begins again.
    """
    found: Recognition = Recognition.objects.visible_to(acting_user).get(pk=recognition)
    one = take_commune(found.review_id, WITHDRAW, acting_user)
    found.refresh_from_db()
    if problems := list(_faults_of_withdrawal(one, found, decision, reason, returned)):
        raise Refused(problems)
    statuses = _statuses(one, found)
    if statuses:
        withdraw_status(decision, statuses, reason, acting_user=acting_user)
    found.withdrawn_number, found.withdrawn_on = decision.number.strip(), decision.day
    found.withdrawn_why, found.withdrawn_by = reason.strip(), acting_user.person
    found.save()
    going_back = {back.review: back for back in returned}
    for village in one.villages:
        back = going_back.get(village.review.pk)
        if back is not None:
            begin_again(village, back.stage, back.reason)
        else:
            village.back(Stage.REPORT, reason.strip()[:1000])
    record(
        WITHDRAWN,
        acting_user=acting_user,
        subject=Subject("commune_review", str(one.commune.pk)),
        unit_path=one.commune.unit_path,
        details={"number": found.number, "households": len(statuses), "returned": len(returned)},
        reason=reason.strip(),
    )
    return found


def _faults(one: Together, lines: Sequence[ReviewLine], day: date) -> Iterator[Problem]:
    stands = Recognition.objects.visible_to(one.who).filter(review=one.commune, withdrawn_on__isnull=True)
    if before := stands.first():
        yield say.fault("decided", one.place, _decided_before(before), LOOK)
        return
    if not one.villages:
        yield say.fault("no_village", one.place, NO_VILLAGE, BEGIN)
        return
    yield from all_at(one.villages, Stage.RECOGNITION)
    first, today = one.entered(Stage.RECOGNITION), one.villages[0].today
    yield from say.day_out_of_order("decision_day", one.place, day, first, today)
    surveys = Assessment.objects.visible_to(one.who).filter(pk__in=[line.assessment for line in lines])
    rows = list(surveys.defer("answers", "explanation", "problems"))
    own = surveyed_by(one.who.person, rows, one.who)
    yield from say.households("own_survey", one.place, OWN, SOMEBODY_ELSE, own)


def _faults_of_withdrawal(
    one: Together, found: Recognition, decision: Decision, reason: str, returned: Sequence[Returned]
) -> Iterator[Problem]:
    if found.withdrawn_on is not None:
        yield say.fault("withdrawn", one.place, WITHDRAWN_BEFORE, LOOK)
    yield from say.day_out_of_order(
        "withdrawal_day", one.place, decision.day, found.day, one.villages[0].today
    )
    if not reason.strip():
        yield say.missing("no_reason", one.place, "lý do thu hồi", "The reason")
    here = {village.review.pk for village in one.villages}
    if not returned or any(back.review not in here for back in returned):
        yield say.missing("no_village", one.place, "thôn phải làm lại", "The village that begins again")


def _decided(line: ReviewLine) -> DecidedLine:
    listed = line.class_group in ("poor", "near_poor")
    return DecidedLine(
        household=line.household,
        class_group=line.class_group if listed else "none",
        class_id=line.class_id if listed else "",
        assessment=line.assessment,
        why="" if listed else ABOVE.vi,
    )


def _keep(one: Together, decision: Decision, lines: Sequence[ReviewLine], scan: str) -> Recognition:
    counts = counted(lines)
    annex = canonical(
        {
            "day": decision.day.isoformat(),
            "lines": [[line.household, outcome_of(line), line.class_id, line.assessment] for line in lines],
            "number": decision.number,
            "signer": decision.signer,
            "unit": decision.unit_path,
        }
    ).encode()
    kept = keep(
        annex,
        name=f"{one.commune.campaign.code}-{one.commune.commune_id}.json",
        media_type="application/json",
        unit_path=decision.unit_path,
        acting_user=one.who,
    )
    return Recognition.objects.create(
        review=one.commune,
        unit_path=decision.unit_path,
        number=decision.number,
        day=decision.day,
        signer=decision.signer,
        annex=kept.sha256,
        scan=scan,
        poor=counts.get("poor", 0),
        near_poor=counts.get("near_poor", 0),
        left=counts.get("left_poor", 0) + counts.get("left_near_poor", 0),
        decided_by=one.who.person,
    )


def _statuses(one: Together, found: Recognition) -> list[tuple[int, int]]:
    """The statuses that the decision gave and that still stand."""
    codes = [line.household for line in one.lines()]
    rows = LegalStatus.objects.visible_to(one.who).filter(
        household__in=codes,
        list_year=one.commune.campaign.list_year,
        decision_number=found.number,
        current=True,
        withdrawn__isnull=True,
    )
    return sorted(rows.values_list("household", "pk"))


def _decided_before(found: Recognition) -> Words:
    by = found.decided_by.full_name
    return Words(
        f"Đã có quyết định số {found.number} ngày {found.day:%d/%m/%Y}, {by} ghi.",
        f"Decision {found.number} of {found.day:%d/%m/%Y} stands, recorded by {by}.",
    )


LOOK = Words("Xem quyết định đó.", "See that decision.")
NO_VILLAGE = Words("Xã chưa có thôn nào bắt đầu rà soát.", "No village of the commune has begun.")
BEGIN = Words("Bắt đầu đợt rà soát cho xã.", "Begin the review in the commune.")
OWN = Words("Người quyết định đã khảo sát các hộ này", "Who decides surveyed these households")
SOMEBODY_ELSE = Words("Người khác quyết định.", "Somebody else has to decide.")
WITHDRAWN_BEFORE = Words("Quyết định này đã bị thu hồi.", "This decision is withdrawn.")
ABOVE = Words("Kết quả rà soát vượt chuẩn nghèo, cận nghèo.", "Above the poor and near-poor by the review.")
