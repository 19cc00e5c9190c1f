"""What the readers say about sheets and headers."""

from collections.abc import Iterable, Sequence

from rasoat.common.names import nearest
from rasoat.common.problems import Problem, Severity
from rasoat.common.words import Words
from rasoat.files.addresses import cell_place, sheet_place

_ADD_HEADER = Words(
    "Ghi lại đúng tiêu đề cột như trong mẫu.", "Write the header of that column as in the template."
)


def too_far(file: str, sheet: str, where: str) -> Problem:
    """A value stands far away from all others."""
    return Problem(
        "sheet.reaches_too_far",
        cell_place(file, sheet, where),
        Words(
            "Trang có giá trị ở rất xa bảng số liệu, nên vùng phải đọc quá lớn.",
            "A value stands so far from the table that the area to read is too large.",
        ),
        Words(
            f"Xóa giá trị lạc ở ô {where} (bấm F5, gõ {where}), hoặc chép bảng sang tệp mẫu mới.",
            f"Delete the stray value at {where} (press F5, type {where}), or use a fresh template.",
        ),
    )


def no_such_sheet(file: str, wanted: str, present: Sequence[str]) -> Problem:
    """A sheet asked for is not in the workbook."""
    near = _quoted(nearest(wanted, present)) or _quoted(present[:8])
    return Problem(
        "sheet.missing",
        file,
        Words(f"Không có trang “{wanted}”.", f"There is no sheet “{wanted}”."),
        Words(
            f"Dùng đúng tệp mẫu, hoặc đổi tên trang thành “{wanted}”. Tệp đang có: {near}.",
            f"Use the template, or rename the sheet to “{wanted}”. The file has: {near}.",
        ),
    )


def no_table(place: str, titles: Iterable[str]) -> Problem:
    """No row looks like the header."""
    some = _quoted(list(titles)[:4])
    return Problem(
        "table.no_header",
        place,
        Words("Không tìm thấy dòng tiêu đề của bảng.", "The table's header row was not found."),
        Words(
            f"Giữ nguyên dòng tiêu đề của mẫu, có các cột như {some}; kiểm tra xem có nộp nhầm trang không.",
            f"Keep the template's header row, with columns such as {some}; is this the right sheet?",
        ),
    )


def header_missing(place: str, title: str, near: Sequence[str]) -> Problem:
    """A required column is not there; ``near`` are unknown headers like it, each with its cell."""
    renamed = Words("", "")
    if near:
        renamed = Words(f" Có thể là cột {near[0]} bị đổi tên.", f" Perhaps it is {near[0]}, renamed.")
    return Problem(
        "table.header_missing",
        place,
        Words(f"Thiếu cột “{title}”.{renamed.vi}", f"The column “{title}” is missing.{renamed.en}"),
        _ADD_HEADER,
    )


def header_doubled(place: str, title: str, first: str) -> Problem:
    """Two columns carry one header."""
    return Problem(
        "table.header_doubled",
        place,
        Words(f"Cột “{title}” đã có ở ô {first}.", f"The column “{title}” stands already at {first}."),
        Words(
            "Xóa một trong hai cột, hoặc sửa lại tiêu đề.", "Delete one of the two, or correct its header."
        ),
    )


def header_unknown(place: str, header: str, near: Sequence[str]) -> Problem:
    """A column no one asked for; it is not read."""
    hint = Words("Không cần thì bỏ qua.", "Nothing to do if it is not needed.")
    if near:
        hint = Words(
            f"Nếu là cột “{near[0]}” thì ghi lại đúng tiêu đề; không thì bỏ qua.",
            f"If it is “{near[0]}”, write that header; otherwise nothing to do.",
        )
    return Problem(
        "table.header_unknown",
        place,
        Words(
            f"Cột “{header}” không có trong mẫu nên không được đọc.", f"The column “{header}” is not read."
        ),
        hint,
        Severity.WARNING,
    )


def headers_reordered(place: str) -> Problem:
    """Columns stand in another order than in the template; read by name."""
    return Problem(
        "table.headers_reordered",
        place,
        Words(
            "Các cột không theo thứ tự của mẫu; đã đọc theo tên cột.",
            "The columns are not in the template's order; they were read by name.",
        ),
        Words("Không cần làm gì nếu tiêu đề đúng.", "Nothing to do if the headers are right."),
        Severity.WARNING,
    )


def hidden_sheet(file: str, sheet: str) -> Problem:
    """A hidden sheet is read as any other."""
    return Problem(
        "sheet.hidden",
        sheet_place(file, sheet),
        Words("Trang đang bị ẩn nhưng vẫn được đọc.", "The sheet is hidden; it is read all the same."),
        Words(
            "Bấm phải vào tên trang, chọn Bỏ ẩn (Unhide) để xem lại số liệu.",
            "Right-click a sheet's name, choose Unhide, and look at the figures.",
        ),
        Severity.WARNING,
    )


def formula(place: str) -> Problem:
    """A formula where a value belongs."""
    return Problem(
        "cell.formula",
        place,
        Words("Ô chứa công thức, không phải giá trị.", "The cell holds a formula, not a value."),
        Words(
            "Chọn ô, Sao chép, rồi Dán đặc biệt › Giá trị (Paste Special › Values).",
            "Select it, copy, then Paste Special › Values.",
        ),
    )


def error_value(place: str, error: str) -> Problem:
    """A cell that shows an error of the spreadsheet program."""
    return Problem(
        "cell.error_value",
        place,
        Words(f"Ô báo lỗi {error}.", f"The cell shows the error {error}."),
        Words("Xóa công thức và ghi giá trị đúng.", "Delete the formula and write the right value."),
    )


def merged(place: str) -> Problem:
    """Merged cells among the data: only the first keeps a value."""
    return Problem(
        "cell.merged",
        place,
        Words(
            "Các ô bị gộp nên không rõ giá trị thuộc dòng, cột nào.",
            "Cells are merged, so it is not clear to which row or column the value belongs.",
        ),
        Words(
            "Chọn vùng này, bỏ gộp ô (Unmerge Cells), rồi ghi giá trị vào từng ô.",
            "Select the area, choose Unmerge Cells, and write the value into each cell.",
        ),
    )


def old_letters(place: str, encoding: str, example: str, meant: str) -> Problem:
    """Texts in an old Vietnamese font encoding."""
    return Problem(
        "cell.old_letters",
        place,
        Words(
            f"Chữ viết bằng phông cũ ({encoding}): “{example}”, có lẽ là “{meant}”.",
            f"Text in an old font encoding ({encoding}): “{example}”, perhaps “{meant}”.",
        ),
        Words(
            f"Chuyển sang Unicode: bôi đen, sao chép, mở công cụ chuyển mã của UniKey (Ctrl+Shift+F6), "
            f"nguồn {encoding}, đích Unicode, rồi dán lại với phông Times New Roman.",
            f"Convert it to Unicode with UniKey's converter (Ctrl+Shift+F6), from {encoding} to Unicode, "
            "and paste it back in Times New Roman.",
        ),
    )


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
