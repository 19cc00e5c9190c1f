"""A list is frozen: from now on it says what it says."""

import hashlib
from datetime import date

from django.db import transaction

from rasoat.archive.keeping import keep
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.places.queries import unit_on
from rasoat.register.events.recorder import Recorder
from rasoat.register.frozen import content
from rasoat.register.models import FrozenList
from rasoat.register.queries.as_of import keepers, known_now, list_as_of

VERB = "list.freeze"
JSON = "application/json"


@transaction.atomic
def freeze_list(
    unit: int, day: date, title: str, *, acting_user: ActingUser, list_year: int | None = None
) -> FrozenList:
    """Freeze the poor and near-poor of ``unit`` on ``day``, as known now. Call it within ``acting``.

    The communes are locked meanwhile, so nothing is known by half. Raises ``NotAllowed``, or ``Refused``: no
    such unit on that day, a day to come, no title.
    """
    path = _path(unit, day, acting_user)
    _check(day, title)
    communes = keepers(path)
    with Recorder(communes, acting_user):
        known = known_now(communes)
        lines = list_as_of(path, day, acting_user, known=known, list_year=list_year)
        said = content(path, day, list_year, known, lines)
    kept = keep(said, name=f"{day}.json", media_type=JSON, unit_path=path, acting_user=acting_user)
    frozen = FrozenList.objects.create(
        unit_id=unit,
        unit_path=path,
        title=title.strip(),
        day=day,
        list_year=list_year,
        known={str(commune): number for commune, number in sorted(known.items())},
        households=len(lines),
        persons=sum(line.persons or 0 for line in lines),
        sha256=hashlib.sha256(said).hexdigest(),
        frozen_by=acting_user.person,
    )
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("frozen_list", str(frozen.pk)),
        unit_path=path,
        details={"title": frozen.title, "households": frozen.households, "sha256": kept.sha256},
    )
    return frozen


def _path(unit: int, day: date, acting_user: ActingUser) -> str:
    found = unit_on(unit, day)
    if found is None:
        raise Refused([Problem("freeze.no_unit", "unit", NO_UNIT, OTHER_DAY)])
    require(acting_user, VERB, found.path)
    return found.path


def _check(day: date, title: str) -> None:
    if day > installation.today():
        raise Refused([Problem("freeze.future", "day", FUTURE, OTHER_DAY)])
    if not title.strip() or len(title) > 200:
        raise Refused([Problem("freeze.no_title", "title", NO_TITLE, GIVE_TITLE)])


NO_UNIT = Words("Không có đơn vị này vào ngày đó.", "There is no such unit on that day.")
OTHER_DAY = Words("Chọn ngày khác.", "Choose another day.")
FUTURE = Words("Ngày này chưa đến.", "That day has not come.")
NO_TITLE = Words("Thiếu tên danh sách (tối đa 200 chữ).", "The list has no title (at most 200 letters).")
GIVE_TITLE = Words("Ghi tên như sẽ niêm yết.", "Enter it as it will be posted.")
