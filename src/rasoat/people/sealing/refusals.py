"""Why sealing stops, and what to do."""

from rasoat.common.problems import Problem
from rasoat.common.words import Words


def unreadable_roots(place: str) -> Problem:
    """A line of the file of roots is no root."""
    return Problem(
        "trail.roots_unreadable",
        place,
        Words("dòng này của tệp mã gốc không đọc được.", "this line of the file of roots cannot be read."),
        Words(
            "Lấy lại tệp từ bản sao lưu, hoặc đối chiếu với mã gốc đã in ra giấy.",
            "Take the file from a backup, or compare with the roots printed on paper.",
        ),
    )


def other_key(fingerprint: str) -> Problem:
    """The database was sealed with a key that is not here."""
    return Problem(
        "trail.other_key",
        fingerprint,
        Words(
            "nhật ký đã được niêm phong bằng khóa này, nhưng khóa đang dùng là khóa khác.",
            "the trail was sealed with this key, and the key here is another.",
        ),
        Words(
            "Đặt lại tệp khóa keys/trail đã cất giữ vào RASOAT_HOME.",
            "Put the kept key file keys/trail back into RASOAT_HOME.",
        ),
    )


def older_database(in_file: int, in_database: int) -> Problem:
    """The file of roots knows seals that the database lacks or has otherwise."""
    return Problem(
        "trail.database_older",
        f"{in_database} < {in_file}" if in_database < in_file else str(in_file),
        Words(
            "cơ sở dữ liệu không khớp với tệp mã gốc: đã bị thay bằng bản cũ, hoặc mất niêm phong mới nhất.",
            "database and file of roots differ: an older one was put in place, or the newest seals are gone.",
        ),
        Words(
            'Nếu vừa phục hồi: rasoat trail accept-restore --reason "lý do". Nếu không: báo thanh tra.',
            'After a restore on purpose: rasoat trail accept-restore --reason "why". Else tell the auditor.',
        ),
    )
