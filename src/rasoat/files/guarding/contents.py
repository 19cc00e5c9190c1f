"""What the names of an archive's parts tell: which program made it, and what in it is left out."""

from collections.abc import Iterable, Iterator

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.files.guarding import words as say
from rasoat.files.kinds import FileKind

_OTHER_PROGRAMS: tuple[tuple[str, str, Words], ...] = (
    (
        "xl/workbook.bin",
        "file.xlsb",
        Words("Đây là tệp Excel nhị phân (.xlsb).", "This is a binary workbook (.xlsb)."),
    ),
    (
        "word/",
        "file.not_a_workbook",
        Words("Đây là tệp Word, không phải bảng tính.", "This is a Word document, not a workbook."),
    ),
    (
        "ppt/",
        "file.not_a_workbook",
        Words("Đây là tệp PowerPoint, không phải bảng tính.", "These are slides, not a workbook."),
    ),
    (
        "META-INF/manifest.xml",
        "file.ods",
        Words("Đây là tệp OpenDocument (.ods).", "This is an OpenDocument file (.ods)."),
    ),
    ("Index/", "file.numbers", Words("Đây là tệp Numbers của Apple.", "This is a file of Apple's Numbers.")),
)
_LEFT_OUT: tuple[tuple[str, str, Words, Words], ...] = (
    (
        "xl/vbaproject",
        "file.macros",
        Words(
            "Tệp có macro; macro không được chạy và không được giữ.",
            "The file holds macros; they are neither run nor kept.",
        ),
        Words(
            "Không cần làm gì nếu số liệu đã là giá trị.", "Nothing to do when the figures are plain values."
        ),
    ),
    (
        "xl/externallinks/",
        "file.external_links",
        Words(
            "Tệp có ô lấy số liệu từ tệp khác; tệp khác không được mở.",
            "Cells of this file take figures from other files; those are not opened.",
        ),
        Words(
            "Vào Dữ liệu › Sửa liên kết › Ngắt liên kết (Data › Edit Links › Break Link) để giữ giá trị.",
            "Use Data › Edit Links › Break Link to keep the values.",
        ),
    ),
    (
        "xl/connections",
        "file.connections",
        Words(
            "Tệp có kết nối dữ liệu ra ngoài; kết nối không được dùng.",
            "The file has data connections; they are not used.",
        ),
        Words(
            "Không cần làm gì nếu số liệu đã là giá trị.", "Nothing to do when the figures are plain values."
        ),
    ),
)


def wrong_program(parts: Iterable[str], name: str) -> Problem | None:
    """The refusal of an archive that is no .xlsx; None when it has a workbook's parts."""
    parts = list(parts)
    for start, rule, what in _OTHER_PROGRAMS:
        if any(part.startswith(start) for part in parts):
            return say.other_office_file(name, rule, what)
    if "[Content_Types].xml" in parts and "xl/workbook.xml" in parts:
        return None
    return say.kind_problem(FileKind.ARCHIVE, name)


def content_notes(parts: Iterable[str], name: str) -> Iterator[Problem]:
    """A warning for each thing in the workbook that reading leaves out."""
    lowered = [part.lower() for part in parts]
    for start, rule, what, remedy in _LEFT_OUT:
        if any(part.startswith(start) for part in lowered):
            yield say.carries(name, rule, what, remedy)
