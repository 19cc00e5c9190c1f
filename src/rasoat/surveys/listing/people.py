"""Persons and households as texts of a list."""

from datetime import date

from rasoat.common.ethnic_groups import by_code, native_minorities
from rasoat.surveys.listing.entries import ListEntry, ListHeader, ListKind
from rasoat.surveys.survey import SurveyedMember

TICK = "x"
_BEFORE = {
    (ListKind.POOR, "poor"): "Cũ",
    (ListKind.POOR, "near_poor"): "Từ cận nghèo",
    (ListKind.POOR, "none"): "Mới hoặc tái nghèo",
    (ListKind.NEAR_POOR, "near_poor"): "Cũ",
    (ListKind.NEAR_POOR, "poor"): "Từ hộ nghèo",
    (ListKind.NEAR_POOR, "none"): "Mới hoặc tái cận nghèo",
}
LAST_CLASS = {"poor": "Hộ nghèo", "near_poor": "Hộ cận nghèo", "none": ""}


def ethnic_group(member: SurveyedMember) -> str:
    """Name of the member's people."""
    group = by_code(member.ethnic_group)
    return group.name if group else member.ethnic_group


def is_minority(member: SurveyedMember) -> bool:
    """Any people other than Kinh."""
    group = by_code(member.ethnic_group)
    return group is not None and group.is_minority


def is_native(member: SurveyedMember, province_code: str, day: date) -> bool | None:
    """Whether the member's people is native to the province; None where no list is known."""
    known = native_minorities(province_code, day)
    return None if known is None else member.ethnic_group in known.codes


def sex(member: SurveyedMember) -> str:
    """Nam, Nữ, or nothing when it is not known."""
    return {"male": "Nam", "female": "Nữ"}.get(member.sex or "", "")


def birth_year(member: SurveyedMember, wanted: str) -> str:
    """The birth year for the column of one sex."""
    return str(member.birth.year) if member.sex == wanted else ""


def before(kind: ListKind, entry: ListEntry) -> str:
    """Old, new or come over from the other list; a survey alone cannot tell new from fallen back."""
    return _BEFORE.get((kind, entry.household.last_class), "")


def now(entry: ListEntry) -> str:
    """The class proposed now, in the words of the law."""
    return entry.scores.class_words.vi if entry.scores else ""


def total(entry: ListEntry, name: str) -> int | None:
    """One total of the scores."""
    return entry.scores.totals.get(name) if entry.scores else None


def address(entry: ListEntry, header: ListHeader) -> str:
    """Village, commune, district, province."""
    parts = (entry.household.village, header.commune, header.district, header.province)
    return ", ".join(part for part in parts if part)


def persons(entries: tuple[ListEntry, ...]) -> int:
    """Members of all households."""
    return sum(entry.household.size for entry in entries)
