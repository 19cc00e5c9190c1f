"""The figures of a commune, district or the province are put together and frozen."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from rasoat.archive.keeping import keep
from rasoat.campaigns.models import Campaign, CampaignKind
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.places.models import Level
from rasoat.places.queries import unit_on
from rasoat.places.unit_row import UnitRow
from rasoat.register.events.recorder import Recorder
from rasoat.register.models import UnitSequence
from rasoat.register.movements.columns import Column
from rasoat.register.movements.queries import movement
from rasoat.register.movements.table import breaches
from rasoat.register.queries.as_of import keepers, known_now
from rasoat.review import say
from rasoat.review.compilation.figures import Asked, Computed, communes_of, compute
from rasoat.review.compilation.signing import units_that_sign
from rasoat.review.models import Body, Recognition, Snapshot
from rasoat.review.queries.compilation import agreement, last_confirmation

VERB = "result.compile"
BODIES = {
    Body.PARTY_COMMITTEE.value: Words("Thường trực cấp ủy", "Party committee"),
    Body.PEOPLES_COUNCIL.value: Words("Thường trực Hội đồng nhân dân", "People's Council"),
    Body.PEOPLES_COMMITTEE.value: Words("Thường trực Ủy ban nhân dân", "People's Committee"),
}


@transaction.atomic
def compile_unit(campaign: str, unit: int, *, acting_user: ActingUser, as_of: date | None = None) -> Snapshot:
    """Freeze the figures of ``unit`` as of a day (today), as they are known now; the last snapshot counts.

    Raises ``Campaign.DoesNotExist``, ``NotAllowed``, or ``Refused``: a commune without a decision that stands
    (named), a day before one of these decisions or to come, fewer residents than poor and near-poor, a table
    that does not balance, a district without its three signatures or whose figures changed since.
    """
    found = Campaign.objects.get(code=campaign)
    day = as_of or installation.today()
    row = unit_on(unit, day)
    if row is None or row.level == Level.VILLAGE:
        raise Refused([say.fault("no_unit", campaign, NO_UNIT, CHOOSE)])
    require(acting_user, VERB, row.path)
    if problems := [*_not_ready(found, row, day, acting_user), *_not_agreed(found, row, day, acting_user)]:
        raise Refused(problems)
    with Recorder(keepers(row.path), acting_user):
        known = known_now(UnitSequence.objects.values_list("unit_id", flat=True))
        start, last = date(found.review_year, 1, 1), last_confirmation(acting_user)
        asked = Asked(found, row, start, day, known, last)
        computed = compute(asked, acting_user)
        if problems := list(_not_proven(asked, computed, acting_user)):
            raise Refused(problems)
    return _freeze(asked, computed, acting_user)


def _not_ready(campaign: Campaign, unit: UnitRow, day: date, who: ActingUser) -> Iterator[Problem]:
    if campaign.kind != CampaignKind.PERIODIC:
        yield say.fault("not_periodic", campaign.code, NOT_PERIODIC, CHOOSE)
    yield from say.day_out_of_order("compiled_day", unit.title, day, None, installation.today())
    rows = Recognition.objects.visible_to(who).filter(review__campaign=campaign, withdrawn_on__isnull=True)
    decided = dict(rows.values_list("review__commune", "day"))
    for commune in communes_of(unit, day):
        if commune.id not in decided:
            yield say.fault("not_recognised", commune.title, NOT_RECOGNISED, RECOGNISE)
        else:
            yield from say.day_out_of_order("before_decision", commune.title, day, decided[commune.id], day)


def _not_agreed(campaign: Campaign, unit: UnitRow, day: date, who: ActingUser) -> Iterator[Problem]:
    for below in units_that_sign(campaign, unit, day):
        found = agreement(who, campaign, below)
        if found.snapshot is None:
            yield say.fault("not_compiled", below.title, NOT_COMPILED, COMPILE)
            continue
        if found.missing:
            yield say.fault("not_signed", below.title, _unsigned(found.missing), SIGN)
        if found.differences:
            yield say.fault("agreement_broken", below.title, _broken(len(found.differences)), AGAIN)


def _not_proven(asked: Asked, computed: Computed, who: ActingUser) -> Iterator[Problem]:
    """Identities, the same movement told a second way, and residents that can be."""
    unit = asked.unit
    tables = computed.movement.tables(unit.id)
    for breach in breaches(tables):
        yield say.fault("not_balanced", unit.title, _breach(breach.identity), TELL)
    derived = movement(who, unit, asked.start, asked.as_of)
    same = all(derived.tables[name][one] == tables[name][one] for name in tables for one in Column)
    if derived.breaches or not same:
        yield say.fault("not_the_same", unit.title, NOT_SAME, TELL)
    for said in computed.figures["results"].values():
        base = said["residents"]
        for measure in ("households", "persons") if base else ():
            if (said["poor"][measure] or 0) + (said["near_poor"][measure] or 0) > base[measure]:
                yield say.fault("residents_too_few", said["title"], TOO_FEW, CONFIRM)
                break


def _freeze(asked: Asked, computed: Computed, who: ActingUser) -> Snapshot:
    kept = keep(
        computed.content,
        name=f"{asked.campaign.code}-{asked.unit.code}-{asked.as_of}.json",
        media_type="application/json",
        unit_path=asked.unit.path,
        acting_user=who,
    )
    whole = computed.figures["results"][asked.unit.code]
    made = Snapshot.objects.create(
        campaign=asked.campaign,
        unit_id=asked.unit.id,
        unit_path=asked.unit.path,
        level=asked.unit.level,
        start=asked.start,
        as_of=asked.as_of,
        known={str(unit): number for unit, number in sorted(asked.known.items())},
        residents_known=asked.residents_known,
        poor=whole["poor"]["households"],
        near_poor=whole["near_poor"]["households"],
        sha256=kept.sha256,
        compiled_by=who.person,
    )
    record(
        VERB,
        acting_user=who,
        subject=Subject("snapshot", str(made.pk)),
        unit_path=made.unit_path,
        details={"poor": made.poor, "near_poor": made.near_poor, "sha256": made.sha256},
    )
    return made


def _unsigned(missing: tuple[str, ...]) -> Words:
    vi = ", ".join(BODIES[one].vi for one in missing)
    en = ", ".join(BODIES[one].en for one in missing)
    return Words(f"Chưa thống nhất số liệu: {vi}.", f"Not agreed yet: {en}.")


def _broken(number: int) -> Words:
    return Words(
        f"{number} số liệu đã thay đổi sau khi thống nhất.",
        f"{number} figures changed since.",
    )


def _breach(identity: str) -> Words:
    return Words(f"Bảng biến động không cân đối ({identity}).", f"It does not balance ({identity}).")


NO_UNIT = Words("Không có xã, huyện, tỉnh này vào ngày đó.", "There is no such unit on that day.")
CHOOSE = Words("Chọn lại.", "Choose again.")
NOT_PERIODIC = Words("Đây không phải đợt rà soát định kỳ.", "This is not a periodic campaign.")
NOT_RECOGNISED = Words("Xã chưa có quyết định công nhận còn hiệu lực.", "It has no decision that stands.")
RECOGNISE = Words("Chờ xã ra quyết định.", "Wait for its decision.")
NOT_COMPILED = Words("Đơn vị chưa tổng hợp số liệu.", "Its figures are not compiled.")
COMPILE = Words("Tổng hợp số liệu của đơn vị này trước.", "Compile them first.")
SIGN = Words("Trình các Thường trực ký thống nhất.", "Have the bodies sign.")
AGAIN = Words("Tổng hợp lại và trình ký thống nhất lại.", "Compile again and have it signed again.")
TELL = Words("Báo cơ quan thường trực cấp tỉnh; chưa dùng số liệu này.", "Tell the standing office.")
NOT_SAME = Words(
    "Số liệu tính từ sự kiện khác số liệu đang lưu.", "Told from events the figures are others than stored."
)
TOO_FEW = Words(
    "Số dân cư xác nhận ít hơn hộ nghèo, hộ cận nghèo.", "Fewer residents than poor and near-poor."
)
CONFIRM = Words("Xác nhận lại số hộ, số khẩu dân cư.", "Confirm the residents again.")
