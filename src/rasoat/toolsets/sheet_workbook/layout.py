"""Sheets, columns and fixed words of the workbook, shared by its writer and its reader."""

from rasoat.law.model.sheet import AreaType

GUIDE, INFO, POINTS, QUESTIONS = "Hướng dẫn", "Thông tin", "Bảng điểm", "Câu hỏi"

INFO_LABELS: dict[str, str] = {
    "standard": "Chuẩn nghèo (mã)",
    "area": "Khu vực",
    "region": "Vùng tính điểm",
    "instrument": "Văn bản (số, ký hiệu)",
    "place": "Phụ lục, mẫu phiếu",
    "since": "Áp dụng từ ngày",
    "name": "Tên bảng điểm",
    "least_total": "Cộng điểm thấp nhất của mọi mục",
    "most_total": "Cộng điểm cao nhất của mọi mục",
}
"""What stands on the sheet of information, by key."""

INFO_HELP: dict[str, str] = {
    "standard": "Đã ghi sẵn, không sửa.",
    "area": "Đã ghi sẵn, không sửa.",
    "region": "Đã ghi sẵn, không sửa.",
    "instrument": "Số, ký hiệu của văn bản có phụ lục này, ví dụ 14/2018/TT-BLĐTBXH.",
    "place": "Phụ lục, mẫu phiếu, trang trong văn bản.",
    "since": "Ngày phụ lục có hiệu lực, dạng ngày/tháng/năm.",
    "name": "Ghi như tên trong phụ lục.",
    "least_total": "Tự cộng bằng tay từ phụ lục: mỗi mục lấy mức điểm thấp nhất. Máy so với số tính được.",
    "most_total": "Tự cộng bằng tay từ phụ lục: mỗi mục lấy mức điểm cao nhất; tài sản cộng mọi loại.",
}

AREAS: dict[AreaType, str] = {"urban": "thành thị", "rural": "nông thôn"}

SHAPES: dict[str, str] = {
    "choice": "chọn một",
    "flags": "cộng từng loại",
    "band": "theo khoảng",
    "band_per_member": "theo khoảng một người",
    "count": "số lượng nhân điểm",
    "condition": "theo điều kiện",
    "lookup": "theo tổng điểm",
    "from_sheet": "như bảng khác",
}
"""Kinds of items as an officer reads them."""

COLUMNS: dict[str, tuple[str, float, str]] = {
    "item": ("Mã mục", 18, "Mã của mục; các dòng cùng mã là một mục."),
    "no": ("STT", 6, "Số thứ tự của mục trong phụ lục."),
    "words": ("Tên mục", 44, "Ghi như trong phụ lục."),
    "shape": ("Cách tính", 20, "Chọn trong danh sách."),
    "asks": (
        "Câu hỏi",
        20,
        "Mã câu hỏi (xem trang Câu hỏi). Để trống khi mục đếm thành viên hoặc theo điều kiện.",
    ),
    "level": ("Mức", 20, "Mã phương án trả lời, hoặc số thứ tự của mức. Theo khoảng thì để trống."),
    "level_words": ("Nội dung mức", 36, "Ghi như trong phụ lục."),
    "least": ("Từ", 10, "Giá trị nhỏ nhất của khoảng, tính cả giá trị này."),
    "most": ("Đến", 10, "Giá trị lớn nhất của khoảng, tính cả giá trị này. Để trống: trở lên."),
    "points": ("Điểm", 8, "Điểm của mức. Với “số lượng nhân điểm”: điểm mỗi đơn vị."),
    "cap": ("Tối đa", 8, "Chỉ với “số lượng nhân điểm”: điểm cao nhất của mục."),
}
"""Title, width and help of every column of the table of points, by key."""

GUIDE_LINES: tuple[str, ...] = (
    "BẢNG ĐIỂM LẤY TỪ PHỤ LỤC THÔNG TƯ: cách điền",
    "1. Mẫu này chỉ có cấu trúc, cột Điểm để trống. Điểm phải lấy từ bản phụ lục mà cơ quan đang giữ.",
    "2. Trang “Thông tin”: ghi số văn bản, phụ lục, ngày áp dụng và hai số cộng tay để đối chiếu.",
    "3. Trang “Bảng điểm”: mỗi dòng là một mức của một mục. Ghi điểm từng mức; mức không được điểm ghi 0.",
    "4. Khoảng (từ, đến) phải liền nhau, không hở, không chồng; sửa lại theo đúng phụ lục nếu mẫu khác.",
    "5. Mục không có trong phụ lục: xóa cả các dòng của mục. Mức không có: xóa dòng.",
    "    Mục mới: thêm dòng ở cuối, dùng câu hỏi trong trang “Câu hỏi”.",
    "6. Không ghi công thức. Điểm, khoảng đều là số nguyên.",
    "7. Nhập vào: rasoat law sheet import <tệp>. Mọi lỗi được nêu kèm trang, ô, cách sửa; hết lỗi mới nhập.",
    "8. Bảng điểm nhập vào ở trạng thái chờ: người thứ hai đối chiếu với phụ lục rồi mới phê duyệt.",
)
