"""Imports as their pages show them."""

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.files.guard import LIMITS
from rasoat.people.acting import ActingUser
from rasoat.places.queries import units_under
from rasoat.register.queries.imports import ImportRow as Found
from rasoat.register.queries.imports import import_fault_groups, import_faults, imports_of
from rasoat.web.page_models.counts import Counts
from rasoat.web.page_models.frame import Crumb
from rasoat.web.page_models.imports import (
    FaultGroup,
    ImportPage,
    ImportRow,
    ImportsPage,
    Progress,
    TemplateChoice,
)

SHOWN = 200


def imports_page(who: ActingUser, day: date, faults: tuple[Problem, ...]) -> ImportsPage:
    """The history, the communes a workbook can be fetched for, and why the file just sent was not taken."""
    communes = [unit for area in who.ranges for unit in units_under(area.start, day, "commune")]
    return ImportsPage(
        history=tuple(_row(found) for found in imports_of(who)),
        templates=tuple(TemplateChoice(unit.id, unit.title) for unit in communes),
        limit_bytes=LIMITS.size,
        faults=faults,
    )


def import_page(who: ActingUser, found: Found, *, rule: str, all_: bool) -> ImportPage:
    """One import. Faults of one rule when asked, the first ones unless all are asked for."""
    total, faults = import_faults(who, found.id, rule=rule or None, limit=found.faults + found.warnings + 1)
    shown = faults if all_ else faults[:SHOWN]
    return ImportPage(
        row=_row(found),
        progress=Progress(found.done, found.total, found.seconds_left) if found.is_running else None,
        created=found.created,
        changed=found.updated,
        unchanged=found.unchanged,
        members=found.members,
        counts=_counts(found.by_class) if found.by_class else None,
        groups=_groups(who, found, rule),
        faults=shown,
        faults_total=total,
        more_url=_url(found, rule, all_=True) if len(shown) < total else "",
        marked_url=reverse("import_marked", args=[found.id]) if found.has_marked_workbook else "",
        places=_places(found),
    )


def nothing_chosen() -> Problem:
    """The form was sent without a file."""
    return Problem(
        "survey.no_file",
        "",
        Words("Chưa chọn tệp.", "No file was chosen."),
        Words("Chọn tệp .xlsx rồi gửi lại.", "Choose an .xlsx file and send it."),
    )


def too_large(name: str, limit: int) -> Problem:
    """The file is larger than the guard lets pass; said before it is read."""
    return Problem(
        "file.too_large",
        name,
        Words("Tệp quá lớn.", "The file is too large."),
        Words(
            f"Gửi tệp nhỏ hơn {limit // 1_000_000} MB, mỗi xã một tệp.",
            f"Send a file under {limit // 1_000_000} MB, one for each commune.",
        ),
    )


def _row(found: Found) -> ImportRow:
    return ImportRow(
        id=found.id,
        url=reverse("import", args=[found.id]),
        filename=found.filename,
        place=found.unit_title,
        started_at=found.started_at,
        started_by=found.started_by,
        state=found.state,
        households=found.households if found.state == "done" else None,
        faults=found.faults,
    )


def _groups(who: ActingUser, found: Found, rule: str) -> tuple[FaultGroup, ...]:
    groups = import_fault_groups(who, found.id)
    every = FaultGroup("", EVERY, sum(number for _, _, number in groups), _url(found, ""), not rule)
    rows = (FaultGroup(one, what, number, _url(found, one), one == rule) for one, what, number in groups)
    return (every, *rows) if len(groups) > 1 else tuple(rows)


EVERY = Words("Tất cả các lỗi", "All faults")


def _url(found: Found, rule: str, *, all_: bool = False) -> str:
    asked = {"quy-tac": rule, "het": "1" if all_ else ""}
    query = urlencode({key: value for key, value in asked.items() if value})
    return reverse("import", args=[found.id]) + (f"?{query}" if query else "")


def _counts(by_class: dict[str, int]) -> Counts:
    """Households of the file by proposed class."""
    branches = {"poor_by_income", "poor_by_deprivation"} & by_class.keys()
    return Counts(
        households=None,
        surveyed=sum(by_class.values()),
        poor=sum(number for kind, number in by_class.items() if kind.startswith("poor")),
        near_poor=by_class.get("near_poor", 0),
        above=by_class.get("above", 0),
        unscored=by_class.get("unscored", 0),
        poor_by_income=by_class.get("poor_by_income", 0) if branches else None,
        poor_by_deprivation=by_class.get("poor_by_deprivation", 0) if branches else None,
    )


def _places(found: Found) -> tuple[Crumb, ...]:
    if found.state != "done" or found.commune_id is None:
        return ()
    return (Crumb(found.unit_title, reverse("unit", args=[found.commune_id])),)
