"""What the workbook of accounts says."""

from rasoat.common.words import Words

MISSING = Words("Ô này chưa ghi.", "This cell is empty.")
FILL_IN = Words("Ghi đầy đủ theo mẫu.", "Fill it in as the template shows.")
NOTES = (
    "Tên đăng nhập để trống thì hệ thống tự đặt từ họ tên (không dấu).",
    "Đơn vị: ghi mã, hoặc tên; với thôn cùng tên thì ghi thêm tên xã. Từ ngày để trống là hôm nay.",
    "Một người giữ hai vai trò: ghi hai dòng, cùng họ tên và số điện thoại (hoặc cùng tên đăng nhập).",
)
