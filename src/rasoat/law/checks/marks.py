"""What was made up says so, everywhere; what is unknown has no value."""

from collections.abc import Iterator

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.law.checks.instruments import sources
from rasoat.law.checks.walk import fault
from rasoat.law.model.items import BorrowedItem, Item
from rasoat.law.model.sheet import ScoreSheet, SheetState
from rasoat.law.model.sourced import Certainty, LawModel
from rasoat.law.reading.files import LawFile
from rasoat.law.reading.law import Law

MADE_UP = Certainty.ILLUSTRATIVE


def made_up_values_are_marked(law: Law) -> Iterator[Problem]:
    """A value that cites a made-up instrument is marked illustrative itself."""
    for file, key, source, _ in sources(law):
        instrument = law.register.get(source.instrument)
        if instrument and instrument.certainty is MADE_UP and source.certainty is not MADE_UP:
            yield fault(
                "unmarked", file, f"{key}.certainty",
                Words(f"Giá trị dẫn văn bản minh họa “{instrument.id}” nhưng không ghi là minh họa.",
                      f"The value cites the made-up instrument '{instrument.id}' but is not marked."),
                Words("Ghi certainty = \"illustrative\".", "Write certainty = \"illustrative\"."),
            )  # fmt: skip


def sheets_are_marked(law: Law) -> Iterator[Problem]:
    """All of an illustrative sheet is marked; nothing of another sheet is."""
    for file in law.sheets.values():
        yield from _marked(file, file.says, file.says.state is SheetState.ILLUSTRATIVE)
        standard = law.standards.get(file.says.standard)
        if standard and file.says.state is not SheetState.ILLUSTRATIVE and _is_made_up(law, standard):
            yield fault(
                "made_up", file, "state",
                Words(f"Chuẩn {standard.says.id} có giá trị minh họa nên bảng điểm phải là minh họa.",
                      f"The standard {standard.says.id} has made-up values, so the sheet is illustrative."),
                Words("Ghi state = \"illustrative\".", "Write state = \"illustrative\"."),
            )  # fmt: skip


def variants_are_marked(law: Law) -> Iterator[Problem]:
    """A variant with made-up values says ``illustrative = true``, and then all of them are."""
    for file in law.variants.values():
        variant = file.says
        entries = [*variant.thresholds, *variant.replaced, *variant.added]
        made_up = variant.document.certainty is MADE_UP or any(e.source.certainty is MADE_UP for e in entries)
        if made_up and not variant.illustrative:
            yield _variant(file)


def unknown_items_have_no_points(law: Law) -> Iterator[Problem]:
    """An item has points, so it cannot be marked unknown."""
    for file in law.sheets.values():
        for item in file.says.items:
            if item.source.certainty is Certainty.UNKNOWN:
                yield fault(
                    "unknown_with_value", file, f"item.{item.id}.source.certainty",
                    Words("Mục có điểm nhưng ghi là chưa biết.", "The item has points but is 'unknown'."),
                    Words("Bỏ mục, hoặc ghi đúng nguồn của điểm.",
                          "Leave the item out, or say where its points come from."),
                )  # fmt: skip


def _marked(file: LawFile[ScoreSheet], sheet: ScoreSheet, made_up: bool) -> Iterator[Problem]:
    if (sheet.source.certainty is MADE_UP) != made_up:
        yield _state(file, "source.certainty")
    for item in sheet.items:
        if _own_points(item) and (item.source.certainty is MADE_UP) != made_up:
            yield _state(file, f"item.{item.id}.source.certainty")


def _own_points(item: Item) -> bool:
    return not isinstance(item, BorrowedItem)


def _is_made_up(law: Law, standard: LawFile[LawModel]) -> bool:
    return any(file is standard and source.certainty is MADE_UP for file, _, source, _ in sources(law))


def _state(file: LawFile[ScoreSheet], key: str) -> Problem:
    return fault(
        "made_up", file, key,
        Words("Điểm minh họa và trạng thái của bảng điểm không khớp nhau.",
              "Made-up points and the state of the sheet do not agree."),
        Words("Bảng minh họa: state và mọi certainty là \"illustrative\"; bảng chính thức: không mục nào.",
              "An illustrative sheet is so in its state and in every certainty; an official one in none."),
    )  # fmt: skip


def _variant(file: LawFile[LawModel]) -> Problem:
    return fault(
        "made_up", file, "illustrative",
        Words("Biến thể có giá trị minh họa nhưng không ghi illustrative = true.",
              "The variant has made-up values but does not say illustrative = true."),
        Words("Ghi illustrative = true.", "Write illustrative = true."),
    )  # fmt: skip
