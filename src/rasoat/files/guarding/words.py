"""What the guard says: each refusal by its own name, with the way out."""

from rasoat.common.problems import Problem, Severity
from rasoat.common.words import Words
from rasoat.files.kinds import FileKind

_SAVE_AS = Words(
    "Mở tệp bằng Excel hoặc LibreOffice, chọn Lưu thành (Save As), loại tệp “Excel Workbook (*.xlsx)”, "
    "rồi nộp tệp mới.",
    "Open it in Excel or LibreOffice, choose Save As, type “Excel Workbook (*.xlsx)”, "
    "and hand in the new file.",
)
_SEND_AGAIN = Words(
    "Lấy lại tệp gốc từ nơi gửi (tải về hoặc chép lại cho trọn), mở thử trên máy rồi nộp lại.",
    "Get the original again (download or copy it completely), see that it opens, and hand it in again.",
)
_FRESH_TEMPLATE = Words(
    "Chép phần đã điền sang một tệp mẫu mới (dán giá trị), lưu lại rồi nộp tệp mới đó.",
    "Copy what was filled in to a fresh template (paste values), save it, and hand that file in.",
)
_USE_TEMPLATE = Words(
    "Nộp đúng tệp bảng tính đã điền theo mẫu, loại .xlsx.",
    "Hand in the filled-in template, an .xlsx workbook.",
)

KIND_REFUSALS: dict[FileKind, tuple[str, Words, Words]] = {
    FileKind.EMPTY: ("file.empty", Words("Tệp trống, không có nội dung.", "The file is empty."), _SEND_AGAIN),
    FileKind.ENCRYPTED: (
        "file.encrypted",
        Words("Tệp được đặt mật khẩu nên không đọc được.", "The file is locked with a password."),
        Words(
            "Mở tệp bằng Excel và nhập mật khẩu; vào Tệp › Thông tin › Bảo vệ Sổ làm việc › Mã hóa bằng "
            "Mật khẩu (File › Info › Protect Workbook › Encrypt with Password), xóa trống ô mật khẩu, "
            "lưu lại rồi nộp.",
            "Open it in Excel with its password; go to File › Info › Protect Workbook › Encrypt with "
            "Password, empty the password box, save, and hand it in again.",
        ),
    ),
    FileKind.OLD_EXCEL: (
        "file.old_excel",
        Words("Đây là tệp Excel đời cũ (.xls).", "This is a workbook of the old kind (.xls)."),
        _SAVE_AS,
    ),
    FileKind.OLD_WORD: (
        "file.not_a_workbook",
        Words("Đây là tệp Word, không phải bảng tính.", "This is a Word document, not a workbook."),
        _USE_TEMPLATE,
    ),
    FileKind.HTML: (
        "file.html",
        Words(
            "Tệp mang tên bảng tính nhưng bên trong là trang web (HTML), do phần mềm khác xuất ra.",
            "The file is named as a workbook but holds a web page (HTML) made by some other software.",
        ),
        _SAVE_AS,
    ),
    FileKind.XML: (
        "file.xml",
        Words("Đây là tệp XML, không phải sổ làm việc .xlsx.", "This is an XML file, not an .xlsx workbook."),
        _SAVE_AS,
    ),
    FileKind.PDF: (
        "file.not_a_workbook",
        Words("Đây là tệp PDF, không phải bảng tính.", "This is a PDF, not a workbook."),
        _USE_TEMPLATE,
    ),
    FileKind.PICTURE: (
        "file.not_a_workbook",
        Words("Đây là tệp ảnh, không phải bảng tính.", "This is a picture, not a workbook."),
        _USE_TEMPLATE,
    ),
    FileKind.ARCHIVE: (
        "file.archive",
        Words("Đây là tệp nén, chưa được giải nén.", "This is a packed archive."),
        Words(
            "Giải nén, rồi nộp tệp bảng tính .xlsx ở bên trong.",
            "Unpack it and hand in the .xlsx workbook inside.",
        ),
    ),
    FileKind.TEXT: (
        "file.text",
        Words(
            "Đây là tệp văn bản (CSV), không phải sổ làm việc .xlsx.",
            "This is a text file (CSV), not an .xlsx.",
        ),
        _SAVE_AS,
    ),
    FileKind.ZIP: (
        "file.not_text",
        Words(
            "Đây là sổ làm việc hoặc tệp nén, không phải CSV.", "This is a workbook or an archive, no CSV."
        ),
        Words("Nộp ở chỗ nhận sổ làm việc (.xlsx).", "Hand it in where workbooks (.xlsx) are taken."),
    ),
    FileKind.UNKNOWN: (
        "file.unknown",
        Words("Không nhận ra loại tệp này.", "The kind of this file is not known."),
        _USE_TEMPLATE,
    ),
}


def kind_problem(kind: FileKind, name: str) -> Problem:
    """Why a file of this kind is not read as a workbook."""
    rule, what, remedy = KIND_REFUSALS[kind]
    return Problem(rule, name, what, remedy)


def truncated(name: str) -> Problem:
    """The end of the archive is missing, or a part stops before its end."""
    return Problem(
        "file.truncated",
        name,
        Words("Tệp bị cắt ngang hoặc hỏng, không mở được trọn vẹn.", "The file is cut off or damaged."),
        _SEND_AGAIN,
    )


def too_large(name: str, size: int, most: int) -> Problem:
    """The file itself is over the limit."""
    return Problem(
        "file.too_large",
        name,
        Words(
            f"Tệp nặng {_mb(size)} MB, quá mức cho phép là {_mb(most)} MB.",
            f"The file is {_mb(size)} MB; at most {_mb(most)} MB is taken.",
        ),
        Words(
            "Tách thành nhiều tệp (ví dụ mỗi xã một tệp), bỏ ảnh và các trang không cần, rồi nộp từng tệp.",
            "Split it (say one file a commune), leave out pictures and sheets not asked for, "
            "and hand in each.",
        ),
    )


def bomb(name: str, what: Words) -> Problem:
    """Opening the file would take far more room than its size tells."""
    return Problem("file.bomb", name, what, _FRESH_TEMPLATE)


def unsafe(name: str, what: Words) -> Problem:
    """The archive holds what no office program writes."""
    return Problem("file.unsafe", name, what, _FRESH_TEMPLATE)


def carries(name: str, rule: str, what: Words, remedy: Words) -> Problem:
    """Something in the workbook that is left out, not refused."""
    return Problem(rule, name, what, remedy, Severity.WARNING)


def other_office_file(name: str, rule: str, what: Words) -> Problem:
    """A packed file of another program."""
    return Problem(rule, name, what, _USE_TEMPLATE if rule == "file.not_a_workbook" else _SAVE_AS)


def _mb(size: int) -> str:
    return f"{size / 1_000_000:.1f}".rstrip("0").rstrip(".")
