"""What a form about people says: fields into values, with every fault at its field."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.files import cells
from rasoat.people.acting import ActingUser
from rasoat.people.decided import Decided
from rasoat.people.roles import roles
from rasoat.people.units_below import UnitsBelow
from rasoat.places.unit_row import UnitRow
from rasoat.web.page_models.people import FieldFault, Form

MOST_BYTES = 5_000_000
KINDS = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG": "image/png"}
LOWER = ("district", "commune", "village")


@dataclass(frozen=True, slots=True)
class Scan:
    """A scanned paper as it was sent."""

    content: bytes
    name: str
    media_type: str


@dataclass(slots=True)
class RoleAsked:
    """A role somebody asks to give, as far as the form could be read; ``problems`` are by field."""

    values: dict[str, str]
    role: str = ""
    unit: UnitRow | None = None
    areas: tuple[int, ...] = ()
    valid_from: dt.date = dt.date.min
    valid_to: dt.date | None = None
    decided: Decided = field(default_factory=lambda: Decided("", "", None))
    scan: Scan | None = None
    problems: list[Problem] = field(default_factory=list)


def role_asked(request: HttpRequest, who: ActingUser, day: dt.date) -> RoleAsked:
    """Read the fields of a role form; an empty first day is today."""
    asked = RoleAsked(
        {name: str(value)[:300] for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}
    )
    get = asked.values.get
    asked.valid_from = _day(asked, "valid_from") or day
    last = _day(asked, "valid_to")
    asked.valid_to = last + dt.timedelta(days=1) if last else None
    asked.role = get("role", "")
    if asked.role not in roles():
        asked.problems.append(Problem("role.unknown", "role", NO_ROLE, CHOOSE_ROLE))
        return asked
    below = UnitsBelow(who, asked.valid_from)
    asked.unit = _unit(asked, below, roles()[asked.role].levels, get("unit", ""), "unit")
    named = [text.strip() for text in get("areas", "").split(",") if text.strip()]
    found = [_unit(asked, below, LOWER, text, "areas") for text in named]
    asked.areas = tuple(unit.id for unit in found if unit)
    asked.scan = _scan(asked, request.FILES.get("scan"))
    by, number = get("decided_by", "").strip(), get("decision_number", "").strip()
    asked.decided = Decided(by[:120], number[:60], _day(asked, "decision_date"))
    return asked


def form_of(values: dict[str, str], problems: Iterable[Problem]) -> Form:
    """The form as it is shown again."""
    return Form(values, tuple(FieldFault(field_of(one), one.what, one.remedy) for one in problems))


def field_of(problem: Problem) -> str:
    """The field that a fault is about."""
    if problem.place in FIELDS:
        return problem.place
    return next((name for rule, name in _FIELDS.items() if problem.rule.startswith(rule)), "role")


def day_of(text: str, place: str, problems: list[Problem]) -> dt.date | None:
    """A whole day typed or picked; a fault is added to ``problems``."""
    found = cells.day(text.strip() or None, place)
    if isinstance(found, Problem):
        problems.append(found)
        return None
    return found


def _day(asked: RoleAsked, name: str) -> dt.date | None:
    return day_of(asked.values.get(name, ""), name, asked.problems)


def _unit(
    asked: RoleAsked, below: UnitsBelow, levels: Sequence[str], text: str, place: str
) -> UnitRow | None:
    text, _, parent = (part.strip() for part in text.partition(",")) if place == "unit" else (text, "", "")
    code = text if text.isdecimal() else ""
    try:
        return below.find(levels, code, "" if code else text, parent.split(",")[0].strip(), place=place)
    except Refused as refused:
        asked.problems += refused.problems
        return None


def _scan(asked: RoleAsked, sent: UploadedFile | None) -> Scan | None:
    if sent is None:
        return None
    if (sent.size or 0) > MOST_BYTES:
        asked.problems.append(Problem("scan.too_large", "scan", TOO_LARGE, SCAN_AGAIN))
        return None
    content = sent.read()
    kind = next((kind for start, kind in KINDS.items() if content.startswith(start)), None)
    if kind is None:
        asked.problems.append(Problem("scan.wrong_kind", "scan", WRONG_KIND, SCAN_AGAIN))
        return None
    return Scan(content, (sent.name or "scan")[:255], kind)


FIELDS = {
    "role", "unit", "areas", "valid_from", "valid_to", "decided_by", "decision_number", "decision_date",
    "scan", "login", "full_name", "phone", "reason", "deputy", "title", "held_on", "language",
}  # fmt: skip
_FIELDS = {
    "person.login": "login",
    "person.name": "full_name",
    "person.phone": "phone",
    "person.same": "full_name",
    "role.unit": "unit",
    "role.wrong_level": "unit",
    "role.area": "areas",
    "role.too_many_areas": "areas",
    "role.dates": "valid_to",
    "role.decision_incomplete": "decided_by",
    "role.decision_ahead": "decision_date",
    "deputy.no_end": "valid_to",
    "deputy.beyond": "valid_to",
    "deputy": "deputy",
}

NO_ROLE = Words("Chưa chọn vai trò.", "No role is chosen.")
CHOOSE_ROLE = Words("Chọn một vai trò trong danh sách.", "Choose one of the list.")
TOO_LARGE = Words("Bản chụp quá lớn.", "The scan is too large.")
WRONG_KIND = Words("Tệp này không phải PDF, JPG hay PNG.", "This file is neither PDF, JPG nor PNG.")
SCAN_AGAIN = Words("Gửi bản chụp PDF, JPG hoặc PNG dưới 5 MB.", "Send a PDF, JPG or PNG of at most 5 MB.")
