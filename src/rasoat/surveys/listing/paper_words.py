"""Letterhead, titles and notes that every list carries."""

import hashlib
from collections.abc import Iterable

from rasoat.files.paper import Letterhead, Signature
from rasoat.surveys.listing.entries import ListEntry, ListHeader, ListKind
from rasoat.surveys.listing.people import persons

TITLES = {
    ListKind.POOR: "DANH SÁCH HỘ NGHÈO",
    ListKind.NEAR_POOR: "DANH SÁCH HỘ CẬN NGHÈO",
    ListKind.LEFT_POVERTY: "DANH SÁCH HỘ THOÁT NGHÈO",
    ListKind.LEFT_NEAR_POVERTY: "DANH SÁCH HỘ THOÁT CẬN NGHÈO",
    ListKind.NOT_SCORED: "DANH SÁCH HỘ CHƯA CHẤM ĐƯỢC ĐIỂM",
}
PROPOSAL = (
    "Danh sách đề xuất theo kết quả chấm điểm; chỉ có giá trị khi Chủ tịch Ủy ban nhân dân cấp xã ký quyết "
    "định công nhận."
)
SIGNATURES = (Signature("NGƯỜI LẬP DANH SÁCH"), Signature("NGƯỜI KIỂM TRA"))


def letterhead(header: ListHeader) -> Letterhead:
    """The commune's People's Committee under that of the district, or of the province where there is none."""
    above = header.district or header.province
    return Letterhead(
        (_committee(above), _committee(header.commune)) if above else (_committee(header.commune),)
    )


def _committee(unit: str) -> str:
    return f"UBND {unit.upper()}"


def subtitle(header: ListHeader) -> tuple[str, ...]:
    """Which lists, from which review, as of when; place and standard."""
    place = ", ".join(part for part in (header.commune, header.district, header.province) if part)
    return (
        f"Áp dụng năm {header.list_year}, theo kết quả rà soát năm {header.review_year}; "
        f"số liệu đến ngày {header.as_of:%d/%m/%Y}",
        f"{place}. {header.standard.vi}",
    )


def notes(header: ListHeader, entries: tuple[ListEntry, ...]) -> tuple[str, ...]:
    """How the list was made, what it is worth, and the hash of its rows."""
    return (
        f"Mã kiểm tra: {checksum(entries)[:16]} ({len(entries)} hộ, {persons(entries)} nhân khẩu).",
        f"Bảng điểm: {'; '.join(header.sheets)}.",
        PROPOSAL,
    )


def checksum(entries: Iterable[ListEntry]) -> str:
    """SHA-256 over what the rows say: village, number, code, members, totals, class."""
    digest = hashlib.sha256()
    for entry in entries:
        digest.update("|".join(_parts(entry)).encode() + b"\n")
    return digest.hexdigest()


def _parts(entry: ListEntry) -> list[str]:
    household = entry.household
    parts = [household.village, household.local_number, household.code or ""]
    parts += [f"{member.name};{member.birth.isoformat()}" for member in household.members]
    if entry.scores:
        parts += [f"{name}={value}" for name, value in sorted(entry.scores.totals.items())]
        parts.append(entry.scores.class_id)
    return parts
