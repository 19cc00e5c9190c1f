"""What the form of the trail asks for; what cannot be read is said and does not narrow."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.trail_kinds import all_kinds
from rasoat.people.trail_search import TrailFilter
from rasoat.places.installation import today
from rasoat.places.queries import unit_on
from rasoat.places.unit_row import UnitRow

NAMES = ("dv", "ma", "tk", "viec", "loai", "tu", "den")
MOST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Asked:
    """The filter, as it was given and as it is understood."""

    given: dict[str, str]
    wanted: TrailFilter
    unit: UnitRow | None
    before: int | None
    day: date
    faults: tuple[Problem, ...]

    @property
    def subject(self) -> str:
        """What was asked about, for the trail's own line about this look."""
        return self.wanted.subject or self.wanted.login or (self.unit.code if self.unit else "*")


def asked_for(request: HttpRequest, who: ActingUser) -> Asked:
    """The filter of the address. A unit outside the person's areas does not exist."""
    given = {name: request.GET.get(name, "").strip()[:100] for name in NAMES}
    day, faults = today(), []
    unit = _unit(given["dv"], who, day)
    since, until = (_day(given[name], faults) for name in ("tu", "den"))
    verb = given["viec"] if given["viec"] in {kind.verb for kind in all_kinds()} else ""
    wanted = TrailFilter(
        unit_path=unit.path if unit else "",
        subject=given["ma"].replace(" ", ""),
        login=given["tk"].lower(),
        verb=verb,
        kind=given["loai"] if given["loai"] in {"read", "done"} else "",
        since=since,
        until=until,
    )
    return Asked(given, wanted, unit, _number(request.GET.get("truoc", "")), day, tuple(faults))


def _unit(text: str, who: ActingUser, day: date) -> UnitRow | None:
    if not text:
        return None
    unit = unit_on(int(text), day) if text.isascii() and text.isdecimal() and len(text) <= 6 else None
    if unit is None or not who.covers(unit.path):
        raise Http404(f"unit {text}")
    return unit


def _day(text: str, faults: list[Problem]) -> date | None:
    """A day as browsers send it; without a date picker people also write 15/11/2018."""
    try:
        parts = text.split("/")
        return date(*map(int, reversed(parts))) if len(parts) == 3 else date.fromisoformat(text)
    except ValueError:
        if text:
            faults.append(Problem("trail.day", text, NO_DAY, WRITE_DAY))
        return None


def _number(text: str) -> int | None:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 20 else None
    return number if number is not None and number <= MOST else None


NO_DAY = Words("đây không phải là một ngày.", "this is no day.")
WRITE_DAY = Words("Ghi ngày như 15/11/2018.", "Write it like 15/11/2018.")
