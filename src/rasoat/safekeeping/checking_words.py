"""What is said of a backup that cannot be put back, and what to do."""

from rasoat.common.words import Words

NO_MANIFEST = Words("Đây không phải bản sao lưu của Rà Soát.", "This is no backup of Rà Soát.")
DAMAGED = Words("Tệp kê khai không đọc được.", "The manifest cannot be read.")
TRUNCATED = Words("Tệp bị thiếu hoặc bị cắt cụt.", "The file is missing or cut short.")
CHANGED = Words("Tệp đã bị thay đổi sau khi sao lưu.", "The file was changed after the backup.")
UNLISTED = Words("Tệp không có trong bản kê khai.", "The file is not in the manifest.")
NOT_SIGNED = Words(
    "Bản kê khai đã bị sửa hoặc không do hệ thống này lập.",
    "The manifest was changed, or is not of this system's making.",
)
NEWER = Words("Bản sao lưu thuộc phiên bản mới hơn.", "The backup is of a newer release.")
NEWER_SERVER = Words(
    "Bản sao lưu từ PostgreSQL {there}, máy chủ này là PostgreSQL {here}.",
    "The backup is of PostgreSQL {there}, this server is PostgreSQL {here}.",
)
NO_KEYS = Words("Máy này thiếu khóa của bản sao lưu", "This machine lacks keys of the backup")
FOREIGN = Words(
    "Bản sao lưu của {there} ({kind}), còn máy này là {here}.",
    "The backup is of {there} ({kind}), this installation is {here}.",
)

OTHER_BACKUP = Words(
    "Dùng bản sao lưu khác, hoặc chép lại bản này từ nơi lưu thứ hai.",
    "Use another backup, or copy this one again from where the second copy is kept.",
)
ANOTHER = Words(
    "Không dùng bản này. Báo người phụ trách an toàn thông tin và dùng bản khác.",
    "Do not use it. Tell who is in charge of security, and use another one.",
)
BROUGHT = Words("Bỏ tệp đó ra khỏi thư mục.", "Take that file out of the folder.")
UPDATE = Words("Cài phiên bản Rà Soát mới hơn rồi phục hồi.", "Install the newer release, then restore.")
UPDATE_SERVER = Words(
    "Dùng máy chủ PostgreSQL cùng phiên bản hoặc mới hơn.", "Use a server of that version or a newer one."
)
FETCH_KEYS = Words(
    "Nạp khóa bằng rasoat keys import TỆP trước. Nếu khóa đã mất hẳn: thêm --without-keys; nhật ký cũ khi đó "
    "không kiểm chứng được nữa và các giá trị mã hóa không đọc được.",
    "Bring the keys in first: rasoat keys import FILE. If they are lost for good add --without-keys: the old "
    "trail can then no longer be verified, nor encrypted values be read.",
)
OTHER_HOME = Words(
    "Phục hồi vào một thư mục RASOAT_HOME hoặc cơ sở dữ liệu trống.",
    "Restore into an empty RASOAT_HOME or database.",
)
