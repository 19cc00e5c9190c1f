"""The trail as its page shows it."""

import re
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from rasoat.common.codes import is_valid_code
from rasoat.people.acting import ActingUser
from rasoat.people.trail_files import changes_said, role_said
from rasoat.people.trail_kinds import all_kinds
from rasoat.people.trail_search import MOST_COUNTED, PAGE, TrailRow, count, trail_page
from rasoat.places.queries import units_under
from rasoat.places.unit_row import UnitRow
from rasoat.web.page_models.trail import Option, TrailForm, TrailLine, TrailPage
from rasoat.web.reading.trail_asked import Asked
from rasoat.web.reading.trail_proof import proof

LEVELS = ("district", "commune")
PLACEHOLDER = re.compile(r"\{\w+\}")


def trail_lines(who: ActingUser, asked: Asked, language: str) -> tuple[tuple[TrailRow, ...], bool]:
    """The lines of one page, and whether there are more."""
    rows = trail_page(who, asked.wanted, language, before=asked.before)
    return rows[:PAGE], len(rows) > PAGE


def page_of(
    who: ActingUser, asked: Asked, rows: tuple[TrailRow, ...], *, more: bool, language: str
) -> TrailPage:
    """The whole page."""
    number = count(who, asked.wanted)
    return TrailPage(
        form=_form(who, asked, language),
        lines=tuple(_line(row, who, language) for row in rows),
        total=number if number <= MOST_COUNTED else None,
        counted=MOST_COUNTED,
        next_url=_url("trail", asked, truoc=str(rows[-1].id)) if more else "",
        first_url=_url("trail", asked) if asked.before else "",
        export_url=_url("trail_export", asked) if "trail.export" in who.verbs else "",
        proof=proof(who),
    )


def _form(who: ActingUser, asked: Asked, language: str) -> TrailForm:
    given = asked.given
    return TrailForm(
        units=tuple(_units(who, asked)),
        verbs=tuple(
            Option(
                kind.verb,
                PLACEHOLDER.sub("…", kind.sentence.in_language(language)),
                kind.verb == given["viec"],
            )
            for kind in all_kinds()
        ),
        kinds=(
            Option("read", _("looking"), given["loai"] == "read"),
            Option("done", _("doing"), given["loai"] == "done"),
        ),
        subject=given["ma"],
        login=given["tk"],
        since=given["tu"],
        until=given["den"],
        faults=asked.faults,
    )


def _units(who: ActingUser, asked: Asked) -> list[Option]:
    """Districts and communes of the person's areas, and the unit one came from."""
    found: dict[int, UnitRow] = {}
    for area in who.ranges:
        for level in LEVELS:
            found |= {unit.id: unit for unit in units_under(area.start, asked.day, level)}
    if asked.unit:
        found.setdefault(asked.unit.id, asked.unit)
    chosen = asked.unit.id if asked.unit else None
    return [Option(str(unit.id), unit.title, unit.id == chosen) for unit in found.values()]


def _line(row: TrailRow, who: ActingUser, language: str) -> TrailLine:
    return TrailLine(
        id=row.id,
        at=row.at,
        sentence=row.sentence,
        role=role_said(row.role, language),
        login=row.login,
        is_read=row.is_read,
        subject_url=_subject_url(row, who),
        subject_code=row.subject_code,
        reason=row.reason,
        changes=tuple(changes_said([one], language) for one in row.changes),
    )


def _subject_url(row: TrailRow, who: ActingUser) -> str:
    opens = row.subject_kind == "household" and who.may("household.read", row.unit_path)
    return reverse("household", args=[row.subject_code]) if opens and is_valid_code(row.subject_code) else ""


def _url(name: str, asked: Asked, **more: str) -> str:
    query = urlencode({key: value for key, value in (asked.given | more).items() if value})
    return reverse(name) + (f"?{query}" if query else "")
