"""The sections of the paper about time: who belonged when, what the household came of, other numbers."""

from rasoat.common.codes import show_code
from rasoat.files.documents.household_list import PaperColumn
from rasoat.files.documents.own_record import RecordSection
from rasoat.register import life_words
from rasoat.register.models import Lineage, Membership, OtherNumber
from rasoat.register.own_record.held import Held
from rasoat.register.own_record.sections import day

STAYED = "Người luôn ở một hộ chỉ có ở mục 2."


def numbers_section(held: Held) -> RecordSection:
    """Numbers that others gave, with where they were read."""
    columns = (
        PaperColumn("Của ai", 2), PaperColumn("Loại số", 2.2), PaperColumn("Số", 1.4),
        PaperColumn("Năm", 0.7, "center"), PaperColumn("Đọc từ", 2),
    )  # fmt: skip
    names = {member.pk: member.name for member in held.members}
    return RecordSection("1.1 Mã và số khác", columns, [_number(one, names) for one in held.numbers])


def lineage_section(held: Held) -> RecordSection:
    """The households that this one came of or went into."""
    columns = (
        PaperColumn("Ngày", 1), PaperColumn("Từ hộ", 1.6), PaperColumn("Sang hộ", 1.6),
        PaperColumn("Việc", 2),
    )  # fmt: skip
    return RecordSection("1.2 Nguồn gốc của hộ", columns, [_line(one) for one in held.lineage])


def memberships_section(held: Held) -> RecordSection:
    """When people who changed household, or came back, belonged to which."""
    columns = (
        PaperColumn("Người", 2), PaperColumn("Hộ", 1.4), PaperColumn("Từ ngày", 1),
        PaperColumn("Đến ngày", 1),
        PaperColumn("Vì sao vào", 1.8), PaperColumn("Vì sao ra", 1.8),
    )  # fmt: skip
    names = {member.pk: member.name for member in held.members}
    rows = [_time(one, names) for one in held.memberships]
    return RecordSection("2.1 Vào hộ, ra hộ", columns, rows, STAYED)


def _number(one: OtherNumber, names: dict[int, str]) -> tuple[str, ...]:
    whose = names.get(one.person, str(one.person)) if one.person else "Hộ"
    kind = life_words.said(life_words.NUMBERS, one.kind).vi
    return whose, kind, one.value, str(one.list_year or "–"), one.source or "–"


def _line(one: Lineage) -> tuple[str, ...]:
    ends = (show_code(str(code)) for code in (one.from_household, one.to_household))
    return day(one.on), *ends, life_words.said(life_words.LINEAGE, one.kind).vi


def _time(one: Membership, names: dict[int, str]) -> tuple[str, ...]:
    return (
        names.get(one.person, show_code(str(one.person))),
        show_code(str(one.household)),
        day(one.since),
        day(one.until),
        life_words.said(life_words.CAME, one.came).vi + _other(one.came_from),
        life_words.said(life_words.WENT, one.went).vi + _other(one.went_to) if one.went else "–",
    )


def _other(household: int | None) -> str:
    return f" (hộ {show_code(str(household))})" if household else ""
