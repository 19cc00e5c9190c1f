"""What a person decides of households of a past list: one by one, or the certain ones together."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.timezone import localtime

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.places.models import Level
from rasoat.places.queries import unit_on
from rasoat.register.events.drafting import status_day
from rasoat.register.events.recorder import commune_of
from rasoat.register.models import Aside, Household, StagedHousehold, StagedState
from rasoat.register.past import say
from rasoat.register.past.files import file_of, place_for, with_files
from rasoat.register.past.ground import VERB
from rasoat.register.past.resolving import place_of

SETTLE = "list.settle"
SAME, NEW, REJECT = "same", "new", "reject"
OUTCOMES = (SAME, NEW, REJECT)


@dataclass(frozen=True, slots=True)
class Settlement:
    """A decision. ``household`` is the one it is (``same``); ``village`` (id) and ``class_group`` are what
    the person adds where the list does not tell. ``revision`` is the one the person looked at.
    """

    outcome: str
    reason: str
    revision: int
    household: int | None = None
    village: int | None = None
    class_group: str = ""


def settle_staged(staged: int, decision: Settlement, *, acting_user: ActingUser) -> StagedHousehold:
    """Decide who a staged household is. Nothing is written into the register. Call it within ``acting``.

    May be decided anew until it is written. Raises ``StagedHousehold.DoesNotExist``, ``NotAllowed``, or
    ``Refused``: somebody else decided meanwhile, written already, no reason, village, class or head missing.
    """
    rows = StagedHousehold.objects.visible_to(acting_user).select_for_update(of=("self",))
    [row] = with_files([rows.select_related("settled_by").get(pk=staged)])
    require(acting_user, VERB, row.unit_path)
    if problems := list(_faults(row, decision, acting_user)):
        raise Refused(problems)
    _apply(row, decision)
    _settled(row, decision.reason, acting_user)
    row.save()
    record(
        SETTLE,
        acting_user=acting_user,
        subject=Subject("past_list", str(row.past_list_id)),
        unit_path=row.unit_path,
        details={"households": 1, "outcome": decision.outcome},
        reason=decision.reason,
    )
    return row


def settle_certain(past_list: int, *, acting_user: ActingUser, commune: int | None = None) -> int:
    """Confirm all that is without doubt: certain matches, and new ones like whom nobody is known.

    Returned is how many: those of the person's areas, of one commune where it is named. What is to settle
    stays so. Call it within ``acting``. Raises ``PastList.DoesNotExist`` or ``NotAllowed``.
    """
    found = file_of(past_list, acting_user)
    path = place_for(found, acting_user)
    require(acting_user, VERB, path)
    rows = StagedHousehold.objects.visible_to(acting_user).filter(
        past_list=past_list, settled_by__isnull=True, event__isnull=True, faults=0,
        state__in=[StagedState.PENDING, StagedState.MATCHED],
    )  # fmt: skip
    if commune is not None:
        rows = rows.filter(commune=commune)
    count: int = rows.update(
        settled_by=acting_user.person, settled_at=Now(), reason=CERTAIN.vi, revision=F("revision") + 1
    )
    record(
        SETTLE,
        acting_user=acting_user,
        subject=Subject("past_list", str(found.pk)),
        unit_path=path,
        details={"households": count, "outcome": "certain"},
        reason=CERTAIN.vi,
    )
    return count


def _faults(row: StagedHousehold, decision: Settlement, who: ActingUser) -> Iterator[Problem]:
    place = place_of(row)
    if row.revision != decision.revision:
        by = row.settled_by.full_name if row.settled_by else ""
        at = f"{localtime(row.settled_at):%H:%M %d/%m/%Y}" if row.settled_at else ""
        yield say.fault("settled_meanwhile", place, _meanwhile(by, at), LOOK_AGAIN)
        return
    if row.event is not None:
        yield say.fault("written_already", place, WRITTEN, CORRECT_THERE)
        return
    if decision.outcome not in OUTCOMES:
        yield say.fault("no_outcome", place, NO_OUTCOME, CHOOSE)
    if not decision.reason.strip():
        yield say.fault("no_reason", place, NO_REASON, GIVE_REASON)
    if decision.outcome != REJECT:
        yield from _missing(row, decision, who, place)


def _missing(row: StagedHousehold, decision: Settlement, who: ActingUser, place: str) -> Iterator[Problem]:
    """What writing it needs and neither list nor person gives."""
    if (decision.class_group or row.class_group) not in ("poor", "near_poor", "none"):
        yield say.fault("no_class", place, NO_CLASS, GIVE_CLASS)
    village = unit_on(decision.village, installation.today()) if decision.village else None
    if (
        decision.village
        and (village is None or village.level != Level.VILLAGE or not who.covers(village.path))
    ) or (row.commune_id is None and village is None):
        yield say.fault("no_village", place, NO_VILLAGE, GIVE_VILLAGE)
    if decision.outcome == NEW and not row.said["people"]:
        yield say.fault("nobody", place, NOBODY, MEND)
    if decision.outcome == SAME:
        there = Q(closed_on__isnull=True) | Q(closed_on__gt=status_day(None, row.list_year))
        seen = Household.objects.visible_to(who).filter(there, pk=decision.household or 0)
        if not seen.exists():
            yield say.fault("no_household", place, NO_HOUSEHOLD, CHOOSE)


def _apply(row: StagedHousehold, decision: Settlement) -> None:
    row.aside, row.household, row.method = "", None, "person"
    row.class_group = decision.class_group or row.class_group
    village = unit_on(decision.village, installation.today()) if decision.village else None
    if village is not None:
        row.village_id, row.unit_path = village.id, village.path
        row.commune_id = commune_of(village.path)
    if decision.outcome == REJECT:
        row.state, row.aside = StagedState.REJECTED, Aside.BY_PERSON
    elif decision.outcome == SAME:
        row.state, row.household = StagedState.MATCHED, decision.household
    else:
        row.state = StagedState.PENDING


def _settled(row: StagedHousehold, reason: str, who: ActingUser) -> None:
    row.settled_by, row.settled_at = who.person, Now()
    row.reason, row.revision = reason.strip()[:500], row.revision + 1


def _meanwhile(by: str, at: str) -> Words:
    if not by:
        return Words(
            "Dòng này vừa thay đổi sau khi anh/chị mở trang.", "This row changed since you opened it."
        )
    return Words(f"{by} đã quyết định dòng này lúc {at}.", f"{by} settled this row at {at}.")


CERTAIN = Words("Xác nhận chung các hộ chắc chắn.", "The certain ones, confirmed together.")
LOOK_AGAIN = Words("Tải lại trang để xem quyết định đó.", "Load the page again to see that decision.")
WRITTEN = Words("Dòng này đã được ghi vào sổ.", "This row is in the register already.")
CORRECT_THERE = Words("Sửa ở hồ sơ của hộ.", "Correct it in the household's record.")
NO_OUTCOME = Words("Chưa chọn quyết định.", "No decision is chosen.")
CHOOSE = Words("Chọn một hộ hoặc một quyết định trên trang.", "Choose a household or a decision on the page.")
NO_REASON = Words("Thiếu lý do.", "The reason is missing.")
GIVE_REASON = Words("Ghi căn cứ của quyết định.", "Say on what grounds.")
NO_CLASS = Words("Danh sách không cho biết loại hộ.", "The list does not tell the class.")
GIVE_CLASS = Words("Chọn nghèo, cận nghèo hoặc ra khỏi danh sách.", "Choose poor, near-poor or off the list.")
NO_VILLAGE = Words("Chưa biết thôn của hộ.", "The village is not known.")
GIVE_VILLAGE = Words("Chọn thôn hiện nay trong địa bàn.", "Choose a present village of your areas.")
NOBODY = Words("Dòng này không ghi tên ai.", "The row names nobody.")
MEND = Words("Để riêng dòng này, hoặc sửa tệp.", "Set it aside, or mend the file.")
NO_HOUSEHOLD = Words(
    "Ngày của danh sách không có hộ này trong địa bàn.",
    "On the list's day there was no such household in your areas.",
)
