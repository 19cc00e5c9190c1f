"""The chair of the province approves the compiled result; then it is published."""

from collections.abc import Iterator
from datetime import date

from django.db import IntegrityError, transaction

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.places.models import Level
from rasoat.review import say
from rasoat.review.compilation.signing import last_snapshot
from rasoat.review.models import ResultDecision, Snapshot
from rasoat.review.queries.compilation import changes_since

VERB = "result.decide"
PUBLISH = "result.publish"


@transaction.atomic
def decide_result(
    snapshot: int, number: str, day: date, signer: str, *, acting_user: ActingUser, scan: str = ""
) -> ResultDecision:
    """Approve a snapshot of the province: once.

    Raises ``Snapshot.DoesNotExist``, ``NotAllowed``, or ``Refused``: not the province's last figures, figures
    that changed since, decided by who compiled, no number or signer, a day before it or to come.
    """
    found: Snapshot = Snapshot.objects.visible_to(acting_user).select_related("campaign").get(pk=snapshot)
    require(acting_user, VERB, found.unit_path)
    if problems := list(_faults(found, number, day, signer, acting_user)):
        raise Refused(problems)
    try:
        with transaction.atomic():
            made = ResultDecision.objects.create(
                snapshot=found,
                unit_path=found.unit_path,
                number=number.strip(),
                day=day,
                signer=signer.strip(),
                scan=scan,
                decided_by=acting_user.person,
            )
    except IntegrityError as decided:
        raise Refused([say.fault("result_decided", found.campaign.code, DECIDED, LOOK)]) from decided
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("snapshot", str(found.pk)),
        unit_path=found.unit_path,
        details={"number": made.number, "day": day.isoformat(), "sha256": found.sha256},
    )
    return made


@transaction.atomic
def publish_result(decision: int, day: date, where: str, *, acting_user: ActingUser) -> ResultDecision:
    """Note where and when the result was published.

    Raises ``ResultDecision.DoesNotExist``, ``NotAllowed``, or ``Refused``: published already, nowhere, a day
    before the decision or to come.
    """
    rows = ResultDecision.objects.visible_to(acting_user).select_for_update(of=("self",))
    found: ResultDecision = rows.select_related("snapshot__campaign").get(pk=decision)
    require(acting_user, PUBLISH, found.unit_path)
    place = found.snapshot.campaign.code
    problems = say.day_out_of_order("published_day", place, day, found.day, installation.today())
    if found.published_on is not None:
        problems.append(say.fault("published", place, PUBLISHED, LOOK))
    if not where.strip() or len(where) > 300:
        problems.append(say.missing("no_where", place, "nơi công bố (tối đa 300 chữ)", "Where"))
    if problems:
        raise Refused(problems)
    found.published_on, found.published_where = day, where.strip()
    found.published_by = acting_user.person
    found.save()
    record(
        PUBLISH,
        acting_user=acting_user,
        subject=Subject("snapshot", str(found.snapshot_id)),
        unit_path=found.unit_path,
        details={"day": day.isoformat(), "where": found.published_where},
    )
    return found


def _faults(found: Snapshot, number: str, day: date, signer: str, who: ActingUser) -> Iterator[Problem]:
    place = found.campaign.code
    last = last_snapshot(found.campaign, found.unit_id, who)
    if found.level != Level.PROVINCE or last is None or last.pk != found.pk:
        yield say.fault("not_the_last", place, NOT_LAST, COMPILE)
    if ResultDecision.objects.visible_to(who).filter(snapshot=found).exists():
        yield say.fault("result_decided", place, DECIDED, LOOK)
    if found.compiled_by_id == who.person.pk:
        yield say.fault("own_result", place, OWN, SOMEBODY_ELSE)
    for value, vi, en in ((number, "số quyết định", "The number"), (signer, "người ký", "The signer")):
        if not value.strip():
            yield say.missing("decision_field", place, vi, en)
    yield from say.day_out_of_order("decision_day", place, day, found.as_of, installation.today())
    if changes_since(who, found):
        yield say.fault("agreement_broken", place, CHANGED, COMPILE)


NOT_LAST = Words("Đây không phải bản tổng hợp mới nhất của tỉnh.", "Not the last figures of the province.")
COMPILE = Words("Tổng hợp lại số liệu của tỉnh.", "Compile the province again.")
DECIDED = Words("Kết quả này đã được phê duyệt.", "This result is approved.")
LOOK = Words("Xem quyết định phê duyệt.", "See the decision.")
OWN = Words("Người tổng hợp không tự phê duyệt.", "Who compiled it does not approve it.")
SOMEBODY_ELSE = Words("Người khác phê duyệt.", "Somebody else has to.")
CHANGED = Words("Số liệu đã thay đổi sau khi tổng hợp.", "Figures changed since they were compiled.")
PUBLISHED = Words("Kết quả đã công bố.", "It is published.")
