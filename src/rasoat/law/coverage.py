"""What a law covers: every value with its date, where it stands and how sure it is; and what is not known."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rasoat.common.words import Words
from rasoat.law.model.sheet import ScoreSheet
from rasoat.law.model.sourced import Certainty, Sourced
from rasoat.law.model.standard import Standard, Threshold
from rasoat.law.reading.files import LawFile
from rasoat.law.reading.law import Law
from rasoat.law.reading.walk import walk

CERTAINTY: dict[Certainty, Words] = {
    Certainty.TEXT: Words("nguyên văn", "wording seen"),
    Certainty.SECONDARY: Words("theo nguồn khác", "secondary source"),
    Certainty.RECALLED: Words("chưa xác nhận", "unconfirmed"),
    Certainty.INFERRED: Words("suy luận", "inferred"),
    Certainty.UNKNOWN: Words("CHƯA BIẾT", "NOT KNOWN"),
    Certainty.ILLUSTRATIVE: Words("MINH HỌA", "ILLUSTRATIVE"),
}
AREAS = {"urban": Words("thành thị", "urban"), "rural": Words("nông thôn", "rural")}


@dataclass(frozen=True, slots=True)
class Covered:
    """One value, or several of one kind and certainty, that a law covers.

    ``value`` is empty where it is not known. ``source`` is the number of the instrument and the place in it.
    """

    file: str
    what: Words
    value: Words
    since: date
    certainty: Certainty
    source: str


def coverage(law: Law) -> dict[str, tuple[Covered, ...]]:
    """What each file covers, by its path: standards and their sheets first, then the rest."""
    files = [
        *((file.path, tuple(_standard(law, file))) for file in law.standards.values()),
        *((file.path, (_sheet(law, file),)) for file in law.sheets.values()),
        *(
            (file.path, tuple(_counted(law, file.path, file.says)))
            for folder in (law.variants, law.procedures, law.lists, law.reports, law.regions, law.tiers)
            for file in folder.values()
        ),
    ]
    return dict(files)


def unknown_values(law: Law) -> tuple[tuple[str, Sourced], ...]:
    """Every value that is not known: its file and key, and the entry that waits for it."""
    return tuple(
        (f"{file.path} › {key}", part)
        for folder in (law.standards, law.procedures, law.lists)
        for file in folder.values()
        for key, part in walk(file.says)
        if isinstance(part, Sourced) and not part.is_known
    )


def _standard(law: Law, file: LawFile[Standard]) -> Iterator[Covered]:
    says = file.says
    for span in says.list_years:
        years = f"{span.first}–{span.last}" if span.last > span.first else str(span.first)
        yield _covered(law, file.path, span, Words("Danh sách năm", "List years"), Words(years, years))
    for threshold in says.thresholds:
        yield from _threshold(law, file.path, threshold)
    kinds = (
        (Words("Chỉ số thiếu hụt", "Deprivation indicators"), says.indicators),
        (Words("Dòng bảng quyết định", "Rows of the decision table"), says.decisions),
        (Words("Mục Phiếu A", "Items of Form A"), says.form_a.items if says.form_a else ()),
    )
    for words, entries in kinds:
        yield from _by_certainty(law, file.path, words, entries)
    if says.form_a is not None and not says.form_a.is_known:
        yield _covered(law, file.path, says.form_a, Words("Phiếu A", "Form A"), Words("", ""))


def _threshold(law: Law, path: str, threshold: Threshold) -> Iterator[Covered]:
    for entry in threshold.values:
        area = AREAS[entry.area]
        what = Words(f"{threshold.words.vi}, {area.vi}", f"{threshold.words.en}, {area.en}")
        number = "" if entry.value is None else f"{entry.value:,}"
        yield _covered(law, path, entry, what, Words(number.replace(",", "."), number))


def _sheet(law: Law, file: LawFile[ScoreSheet]) -> Covered:
    said = f"{len(file.says.items)}"
    value = Words(f"{said} mục, tệp {file.sha256[:12]}", f"{said} items, file {file.sha256[:12]}")
    return _covered(law, file.path, file.says, file.says.words, value)


def _counted(law: Law, path: str, says: object) -> Iterator[Covered]:
    """Entries of a file counted by certainty."""
    for name in type(says).model_fields:  # type: ignore[attr-defined]
        entries = getattr(says, name)
        if isinstance(entries, tuple) and entries and all(isinstance(one, Sourced) for one in entries):
            yield from _by_certainty(law, path, Words(_KINDS.get(name, name), name), entries)


_KINDS = {
    "actors": "người, cơ quan thực hiện",
    "steps": "bước",
    "limits": "thời hạn",
    "windows": "khung thời gian",
    "shares": "tỷ lệ",
    "places": "nơi niêm yết",
    "papers": "giấy tờ",
    "codes": "mã thủ tục",
    "tiers": "cấp chính quyền",
    "causes": "nguyên nhân",
    "needs": "nhu cầu",
    "groups": "nhóm",
    "movements": "biến động",
    "events": "rủi ro, biến cố",
    "channels": "cách nộp",
    "settings": "quy tắc cần chọn",
    "forms": "mẫu phiếu",
    "transitions": "chuyển loại",
    "reports": "báo cáo",
    "provinces": "vùng của tỉnh",
    "thresholds": "ngưỡng thay",
    "replaced": "mục thay",
    "added": "mục thêm",
}


def _by_certainty(law: Law, path: str, words: Words, entries: tuple[Sourced, ...]) -> Iterator[Covered]:
    """One line for each certainty among the entries, with how many they are and the earliest of them."""
    for certainty, count in Counter(entry.source.certainty for entry in entries).items():
        those = [entry for entry in entries if entry.source.certainty is certainty]
        first = min(those, key=lambda entry: entry.since)
        yield _covered(law, path, first, words, Words(f"{count}", f"{count}"))


def _covered(law: Law, path: str, entry: Sourced, what: Words, value: Words) -> Covered:
    source = entry.source
    instrument = law.register.get(source.instrument)
    number = (instrument.number if instrument else "") or source.instrument
    return Covered(path, what, value, entry.since, source.certainty, f"{number}, {source.place}")
