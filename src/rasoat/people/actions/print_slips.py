"""The verb that makes one-time codes for many people and sets the slips to hand out."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.files.documents.account_slips import AccountSlip, render_account_slips
from rasoat.people.acting import ActingUser
from rasoat.people.management import held_elsewhere, lasting, managed_assignments, managed_people
from rasoat.people.models import Assignment, User
from rasoat.people.one_time_codes import VALID_FOR, give_codes
from rasoat.people.permissions import require
from rasoat.people.roles import roles
from rasoat.people.trail import Subject, record
from rasoat.places.installation import is_demonstration, today
from rasoat.places.queries import units_last_seen


@transaction.atomic
def print_slips(people: Collection[int], address: str, *, acting_user: ActingUser) -> bytes:
    """A PDF with a slip for each of the people (ids) who has not signed in yet, eight a page.

    Each gets a fresh code; slips printed before open nothing any more. ``address`` is that of the system.
    People whom ``acting_user`` does not manage wholly, and those who signed in, are passed over. Raises
    ``NotAllowed``, or ``Refused`` when nobody is left.
    """
    require(acting_user, "account.bulk", acting_user.unit_path)
    found = list(
        managed_people(acting_user)
        .filter(pk__in=list(people), is_active=True, must_change_password=True)
        .exclude(pk__in=held_elsewhere(acting_user).values("person"))
        .order_by("sort_key", "pk")
        .select_for_update(of=("self",))
    )
    if not found:
        raise Refused([Problem("account.no_slips", "", NOBODY, CHOOSE)])
    codes = give_codes(found, acting_user.person)
    places = _places(found, acting_user)
    for person in found:
        record(
            "person.code",
            acting_user=acting_user,
            subject=Subject("person", person.login),
            unit_path=places[person.pk][2] if person.pk in places else acting_user.unit_path,
        )
    slips = [_slip(person, code, places) for person, code in zip(found, codes, strict=True)]
    return render_slips(slips, address)


def render_slips(slips: list[AccountSlip], address: str) -> bytes:
    """The slips on paper, marked when everything is invented."""
    now = timezone.now().replace(microsecond=0)
    marks = ("Bản trình diễn",) if is_demonstration() else ()
    return render_account_slips(slips, address, timezone.localdate(now + VALID_FOR), created=now, marks=marks)


def slip_of(person: User, code: str, acting_user: ActingUser) -> AccountSlip:
    """The slip of one person."""
    return _slip(person, code, _places([person], acting_user))


def _slip(person: User, code: str, places: dict[int, tuple[str, str, str]]) -> AccountSlip:
    role, unit, _ = places.get(person.pk, ("", "", ""))
    return AccountSlip(person.full_name, person.login, code, role, unit)


def _places(people: list[User], acting_user: ActingUser) -> dict[int, tuple[str, str, str]]:
    """Role, unit and path of each person's first assignment."""
    day = today()
    held = lasting(managed_assignments(acting_user), day).filter(person__in=people).order_by("-pk")
    first: dict[int, Assignment] = {one.person_id: one for one in held}
    units = units_last_seen({one.unit_id for one in first.values()}, max(day, *_begins(first)))
    above = units_last_seen({unit.parent_id for unit in units.values() if unit.parent_id}, day)
    return {
        person: (
            roles()[one.role].vi,
            ", ".join(
                each.title
                for each in (units[one.unit_id], above.get(units[one.unit_id].parent_id or 0))
                if each and each.level != "province"
            ) or units[one.unit_id].title,
            units[one.unit_id].path,
        )
        for person, one in first.items()
    }  # fmt: skip


def _begins(first: dict[int, Assignment]) -> list[dt.date]:
    return [one.valid_from for one in first.values()] or [today()]


NOBODY = Words(
    "Không còn ai chưa đăng nhập trong số người được chọn.",
    "Nobody chosen is still to sign in for the first time.",
)
CHOOSE = Words(
    "Ai quên mật khẩu thì cấp mã mới ở trang của người đó.", "Give a new code on a person's own page."
)
