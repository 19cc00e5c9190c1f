"""The trail as a file to take away: lines of JSON, or a workbook. Taking it away stands in the trail."""

import io
import json
from collections.abc import Iterable
from pathlib import Path

from django.utils import timezone

from rasoat.common.words import Words
from rasoat.files.sheet_model import Book, Column, SheetModel
from rasoat.files.workbook_writer import write_workbook
from rasoat.people.acting import AS_DEPUTY, ActingUser
from rasoat.people.permissions import require
from rasoat.people.queries import as_deputy
from rasoat.people.roles import roles, system_actors
from rasoat.people.trail import Subject, record
from rasoat.people.trail_search import TrailFilter, TrailRow, every
from rasoat.places import installation

VERB = "trail.export"
SHEET = Words("Nhật ký", "Trail")
MARK = Words("BẢN TRÌNH DIỄN", "DEMONSTRATION")
COLUMNS = (
    (Words("Số", "Number"), 10),
    (Words("Thời điểm", "When"), 19),
    (Words("Người thực hiện", "Who"), 28),
    (Words("Tài khoản", "Login"), 16),
    (Words("Vai trò", "Role"), 30),
    (Words("Nội dung", "What"), 80),
    (Words("Đối tượng", "About"), 18),
    (Words("Lý do", "Why"), 30),
    (Words("Thay đổi", "Changes"), 50),
)
NAMES = {
    "assignment": Words("phân công số", "assignment"),
    "areas": Words("địa bàn", "areas"),
    "full_name": Words("họ và tên", "full name"),
    "language": Words("ngôn ngữ", "language"),
    "person": Words("người", "person"),
    "phone": Words("điện thoại", "telephone"),
    "role": Words("vai trò", "role"),
    "state": Words("trạng thái", "state"),
    "unit": Words("đơn vị", "unit"),
    "valid_from": Words("từ ngày", "from"),
    "valid_to": Words("đến ngày", "to"),
}
"""Values that entries hold before and after, as people call them."""


def export_workbook(wanted: TrailFilter, language: str, *, acting_user: ActingUser) -> bytes:
    """What matches as a workbook. Raises ``NotAllowed``."""
    rows = _rows(wanted, language, acting_user)
    sheet = SheetModel(
        name=SHEET.in_language(language),
        columns=[
            Column(title.in_language(language), width=width, wrap=width > 30) for title, width in COLUMNS
        ],
        rows=(_cells(row, language) for row in rows),
        title=(SHEET.in_language(language),),
        marks=(MARK.in_language(language),) if installation.is_demonstration() else (),
    )
    made = io.BytesIO()
    write_workbook(made, Book([sheet], title=SHEET.in_language(language)))
    return made.getvalue()


def export_lines(target: Path, wanted: TrailFilter, language: str, *, acting_user: ActingUser) -> int:
    """What matches as one JSON object a line; how many. Raises ``NotAllowed``."""
    rows = _rows(wanted, language, acting_user)
    with target.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(_facts(row), ensure_ascii=False) + "\n")
    return len(rows)


def role_said(role: str, language: str) -> str:
    """The name of a role, or of the system's actor; of a deputy's too."""
    held = role.removesuffix(AS_DEPUTY)
    found = roles().get(held) or system_actors().get(held)
    words = found.words if found else Words(held, held)
    return (as_deputy(words) if held != role else words).in_language(language)


def _rows(wanted: TrailFilter, language: str, acting_user: ActingUser) -> list[TrailRow]:
    """All matches, with the export itself recorded first: it counts what it takes."""
    path = wanted.unit_path or acting_user.unit_path
    require(acting_user, VERB, path)
    rows = list(every(acting_user, wanted, language))
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("trail", wanted.subject or wanted.login or wanted.unit_path or "*"),
        unit_path=path,
        details={"rows": len(rows)},
    )
    return rows


def _cells(row: TrailRow, language: str) -> list[str]:
    return [
        str(row.id),
        f"{timezone.localtime(row.at):%d/%m/%Y %H:%M:%S}",
        row.person,
        row.login,
        role_said(row.role, language),
        row.sentence,
        row.subject_code,
        row.reason,
        changes_said(row.changes, language),
    ]


def changes_said(changes: Iterable[tuple[str, object, object]], language: str) -> str:
    """ "đến ngày: 2018-12-01 → 2019-12-01; …"; what was not there is a dash."""
    return "; ".join(f"{_name(name, language)}: {_value(old)} → {_value(new)}" for name, old, new in changes)


def _name(name: str, language: str) -> str:
    return NAMES[name].in_language(language) if name in NAMES else name


def _value(value: object) -> str:
    return "–" if value is None else str(value)


def _facts(row: TrailRow) -> dict[str, object]:
    return {
        "number": row.id,
        "at": row.at.isoformat(),
        "login": row.login,
        "person": row.person,
        "role": row.role,
        "verb": row.verb,
        "reading": row.is_read,
        "sentence": row.sentence,
        "about": {"kind": row.subject_kind, "code": row.subject_code},
        "unit_path": row.unit_path,
        "reason": row.reason,
        "changes": [{"name": name, "before": old, "after": new} for name, old, new in row.changes],
    }
