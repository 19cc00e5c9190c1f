"""The sections of the paper about the household itself: who, which classes, what happened, who looked."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.utils import timezone

from rasoat.common.codes import show_code
from rasoat.files.documents.household_list import PaperColumn
from rasoat.files.documents.own_record import RecordSection
from rasoat.people.models import TrailEntry
from rasoat.people.trail import say
from rasoat.people.trail_files import role_said
from rasoat.places.installation import today
from rasoat.places.queries import units_last_seen
from rasoat.places.unit_row import UnitRow
from rasoat.register import life_words
from rasoat.register.actions.settle_correction import OUTCOMES
from rasoat.register.corrections import CHANNELS
from rasoat.register.models import Household, LegalStatus, Member, StatusBasis
from rasoat.register.own_record.held import Held
from rasoat.register.queries import words

CLASSES = {"poor": "Hộ nghèo", "near_poor": "Hộ cận nghèo", "above": "Không thuộc hộ nghèo, hộ cận nghèo"}
CLASSES["none"] = CLASSES["above"]
BASES = {
    StatusBasis.IMPORTED: "nạp từ danh sách cũ, chưa thấy quyết định",
    StatusBasis.DECISION: "theo quyết định",
}
FACTS = (PaperColumn("Nội dung", 2), PaperColumn("Đang ghi", 4))
NO_NAMES = (
    "Người thực hiện được ghi bằng vai trò và đơn vị, không ghi họ tên. Lượt xem cả danh sách của thôn, xã "
    "không ghi riêng cho từng hộ nên không có ở đây."
)


def household_section(held: Held, way: tuple[UnitRow, ...]) -> RecordSection:
    """What the register says of the household."""
    one = held.household
    residence = words.residence(one.residence)
    rows = (
        ("Mã hộ", show_code(one.code)),
        ("Chủ hộ", one.head_name),
        ("Địa bàn", ", ".join(unit.title for unit in reversed(way))),
        ("Địa chỉ", one.address or "–"),
        ("Cư trú", residence.vi if residence else "–"),
        ("Dân tộc của chủ hộ (*)", words.ethnic_group(one.ethnic_group) or "–"),
        ("Số người", str(one.persons) if one.persons is not None else "–"),
        ("Số thứ tự trên danh sách giấy", one.local_number or "–"),
        ("Có trong sổ từ ngày", day(one.registered_on)),
        *_end(one),
    )
    return RecordSection("1. Hộ gia đình", FACTS, rows)


def _end(one: Household) -> Iterator[tuple[str, str]]:
    """Since when it is no more, and what became of it."""
    if one.closed_on is not None:
        into = f" (mã {show_code(str(one.into))})" if one.into else ""
        why = life_words.said(life_words.CLOSED, one.closed_why).vi
        yield "Kết thúc từ ngày", f"{day(one.closed_on)}: {why}{into}"


def members_section(held: Held) -> RecordSection:
    """The members as they are recorded, identity numbers in full: it is their own record."""
    columns = (
        PaperColumn("Họ và tên", 2.2), PaperColumn("Quan hệ", 1.2), PaperColumn("Giới", 0.6),
        PaperColumn("Sinh (*)", 1.1), PaperColumn("Dân tộc (*)", 1), PaperColumn("Số định danh (*)", 1.5),
        PaperColumn("Mã người", 1.6), PaperColumn("Rời hộ", 1.1),
    )  # fmt: skip
    heading = "2. Người được hỏi" if held.member else "2. Các thành viên"
    return RecordSection(heading, columns, [_member(one) for one in held.members])


def statuses_section(held: Held) -> RecordSection:
    """The legal status by list year, with its decision."""
    columns = (
        PaperColumn("Danh sách năm", 0.9, "center"), PaperColumn("Diện", 1.4), PaperColumn("Từ – đến", 1.2),
        PaperColumn("Căn cứ", 1.6), PaperColumn("Quyết định", 1.8), PaperColumn("Ghi chú", 1.2),
    )  # fmt: skip
    return RecordSection("4. Xếp loại theo từng năm", columns, [_status(one) for one in held.statuses])


def corrections_section(held: Held) -> RecordSection:
    """What was said to be wrong, and what was answered."""
    columns = (
        PaperColumn("Số", 0.5, "center"), PaperColumn("Ngày, cách gửi, người đề nghị", 2),
        PaperColumn("Điều cho là sai", 2.5), PaperColumn("Đề nghị sửa thành", 2.5),
        PaperColumn("Trả lời", 2.5),
    )  # fmt: skip
    rows = [
        (
            str(one.pk),
            f"{day(one.asked_on)}, {CHANNELS[one.channel].vi.lower()}: {one.asked_by}",
            one.what_is_wrong,
            one.should_be,
            f"{day(one.settled_on)}: {OUTCOMES[one.outcome].vi}. {one.answer}"
            if one.outcome
            else "Chưa trả lời",
        )
        for one in held.corrections
    ]
    return RecordSection("5. Đề nghị sửa", columns, rows)


def documents_section(held: Held) -> RecordSection:
    """The files that the data came in with."""
    columns = (
        PaperColumn("Tệp", 3),
        PaperColumn("Nhập lúc", 1.3),
        PaperColumn("SHA-256 (đầu)", 1.3),
        PaperColumn("Dòng của hộ", 1),
    )
    lines = {survey.import_id: survey.import_row for survey in held.surveys}
    rows = [
        (one.filename, moment(one.started_at), one.sha256[:16], str(lines[one.pk] or "–"))
        for one in held.files
    ]
    return RecordSection("6. Tệp nguồn", columns, rows)


def events_section(held: Held) -> RecordSection:
    """What was entered about the household, in order."""
    columns = (
        PaperColumn("Sự kiện", 2.4), PaperColumn("Đúng từ ngày", 1), PaperColumn("Ghi lúc", 1.2),
        PaperColumn("Lý do ghi", 2),
    )  # fmt: skip
    payloads = {one.pk: json.loads(one.payload) for one in held.events}
    undone = {said["event"] for said in payloads.values() if "event" in said}
    rows = [
        (
            life_words.said(life_words.KINDS, one.kind).vi + (" (đã hoàn tác)" if one.pk in undone else ""),
            day(one.valid_on),
            moment(one.recorded_at),
            payloads[one.pk].get("reason") or "–",
        )
        for one in held.events
    ]
    return RecordSection("7. Các lần ghi vào sổ", columns, rows)


def trail_section(held: Held) -> RecordSection:
    """Who did or looked at what: role and unit, no names."""
    columns = (PaperColumn("Lúc", 1.2), PaperColumn("Việc", 5))
    units = _units(held.trail)
    rows = [(moment(one.at), say(one, "vi", who=_who(one, units))) for one in held.trail]
    return RecordSection("8. Ai đã xem, đã làm gì", columns, rows, NO_NAMES)


def day(value: date | None) -> str:
    """15/11/2018; a dash for what is not known."""
    return f"{value:%d/%m/%Y}" if value else "–"


def moment(value: datetime) -> str:
    """Day, hour and minute in the time of Viet Nam."""
    return f"{timezone.localtime(value):%d/%m/%Y %H:%M}"


def _member(one: Member) -> tuple[str, ...]:
    born, sex = one.born, words.sex(one.sex)
    parts = [f"{part:02d}" for part in (born.day, born.month) if part] if born else []
    return (
        one.name,
        words.relation(one.relation).vi,
        sex.vi if sex else "–",
        "/".join([*parts, str(born.year)]) if born else "–",
        words.ethnic_group(one.ethnic_group) or "–",
        one.identity_number or "–",
        show_code(one.code),
        day(one.left_on),
    )


def _status(one: LegalStatus) -> tuple[str, ...]:
    signed = day(one.decision_date) if one.decision_date else ""
    decision = ", ".join(filter(None, (one.decision_number, signed, one.signer))) or "–"
    return (
        str(one.list_year),
        CLASSES[one.class_group],
        f"{day(one.since)} – {day(one.until) if one.until else 'nay'}",
        BASES[StatusBasis(one.basis)],
        decision,
        "đã thu hồi" if one.withdrawn else "" if one.current else "đã được thay",
    )


def _units(entries: Iterable[TrailEntry]) -> dict[int, UnitRow]:
    return units_last_seen({one.assignment.unit_id for one in entries if one.assignment}, today())


def _who(entry: TrailEntry, units: dict[int, UnitRow]) -> str:
    role = role_said(entry.role, "vi")
    unit = units.get(entry.assignment.unit_id) if entry.assignment else None
    return f"{role} ({unit.title})" if unit else role
