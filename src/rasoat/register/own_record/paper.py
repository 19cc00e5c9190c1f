"""The paper that is handed to a person: everything held, its marks, and what they may do about it."""

from datetime import UTC, datetime

from rasoat.common.codes import show_code
from rasoat.files.documents.own_record import OwnRecord, RecordSection, render_own_record
from rasoat.files.paper import SIGN_AND_SEAL, Letterhead, Signature
from rasoat.places import installation
from rasoat.places.queries import breadcrumb, units_last_seen
from rasoat.places.unit_row import UnitRow
from rasoat.register.own_record import over_time, sections
from rasoat.register.own_record.held import Held
from rasoat.register.own_record.surveys import survey_sections
from rasoat.register.queries.survey_workbook import DEMONSTRATION
from rasoat.surveys.lists import ILLUSTRATIVE

TITLE = ("BẢN DỮ LIỆU CÁ NHÂN ĐANG ĐƯỢC LƯU", "TRONG HỆ THỐNG RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO")
NOTES = (
    "(*) Dữ liệu cá nhân nhạy cảm. Dấu – nghĩa là không có ghi nhận.",
    "Thấy điều gì chưa đúng: đề nghị sửa tại Ủy ban nhân dân cấp xã; đề nghị và trả lời ghi ở mục 5.",
    "Đề xuất xếp loại theo điểm chưa phải là công nhận; chỉ quyết định của Chủ tịch Ủy ban nhân dân cấp xã "
    "mới công nhận hộ nghèo, hộ cận nghèo.",
    "Bảo mật: chỉ trao cho đúng người có quyền. Bản này có dữ liệu cá nhân, giữ kín và không đăng lên mạng.",
)
SIGNATURES = (
    Signature("NGƯỜI NHẬN"),
    Signature("NGƯỜI LẬP"),
    Signature("TM. ỦY BAN NHÂN DÂN", SIGN_AND_SEAL),
)


def own_record_pdf(held: Held, asked_by: str, reason: str) -> bytes:
    """The paper as PDF/A."""
    now, way = datetime.now(UTC).replace(microsecond=0), _way(held)
    day = installation.today()
    commune = next((unit for unit in way if unit.level == "commune"), None)
    model = OwnRecord(
        letterhead=Letterhead(tuple(f"UBND {unit.title.upper()}" for unit in way[-3:-1])),
        title=TITLE,
        subtitle=(_about(held), f"Lập theo yêu cầu của {asked_by}. Lý do: {reason}"),
        place_and_date=f"{commune.name if commune else ''}, ngày {day:%d} tháng {day:%m} năm {day:%Y}",
        sections=_sections(held, way),
        notes=NOTES,
        signatures=SIGNATURES,
        marks=_marks(held),
        foot=f"Mã hộ {show_code(held.household.code)} · lập lúc {sections.moment(now)}",
    )
    return render_own_record(model, created=now)


def _sections(held: Held, way: tuple[UnitRow, ...]) -> list[RecordSection]:
    return [
        sections.household_section(held, way),
        over_time.numbers_section(held),
        over_time.lineage_section(held),
        sections.members_section(held),
        over_time.memberships_section(held),
        *survey_sections(held),
        sections.statuses_section(held),
        sections.corrections_section(held),
        sections.documents_section(held),
        sections.events_section(held),
        sections.trail_section(held),
    ]


def _about(held: Held) -> str:
    if held.member:
        return f"Người: {held.member.name} (mã {show_code(held.member.code)}), hộ {held.household.head_name}"
    return f"Hộ: {held.household.head_name} (mã {show_code(held.household.code)})"


def _way(held: Held) -> tuple[UnitRow, ...]:
    """From the province to the village, as they are today or were at last."""
    day = installation.today()
    village = units_last_seen([held.household.unit_id], day)[held.household.unit_id]
    return breadcrumb(village, day)


def _marks(held: Held) -> tuple[str, ...]:
    marks = (DEMONSTRATION,) if installation.is_demonstration() else ()
    return (*marks, ILLUSTRATIVE) if any(one.illustrative for one in held.surveys) else marks
