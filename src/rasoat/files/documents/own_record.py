"""Everything held about a person or a household, as a paper to hand to them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from rasoat.files.documents.household_list import PaperColumn
from rasoat.files.documents.render import render_pdf
from rasoat.files.paper import Letterhead, Signature

NOTHING = "Không có dữ liệu."


@dataclass(frozen=True, slots=True)
class RecordSection:
    """A heading with a table below; without rows the paper says that nothing is held."""

    heading: str
    columns: Sequence[PaperColumn]
    rows: Sequence[Sequence[str]]
    note: str = ""


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """What the paper says, in Vietnamese as papers are. Every row has one text a column."""

    letterhead: Letterhead
    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    place_and_date: str
    sections: Sequence[RecordSection]
    notes: tuple[str, ...]
    signatures: tuple[Signature, ...]
    marks: tuple[str, ...] = ()
    foot: str = ""


def render_own_record(model: OwnRecord, *, created: datetime) -> bytes:
    """The paper as PDF/A, tagged for screen readers. ValueError for a row of odd length."""
    for section in model.sections:
        if any(len(row) != len(section.columns) for row in section.rows):
            raise ValueError(f"a row of {section.heading!r} has not {len(section.columns)} texts")
    data = {**asdict(model), "document_title": " ".join(model.title), "nothing": NOTHING}
    return render_pdf("own_record", data, created=created)
