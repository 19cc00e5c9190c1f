"""What can be wrong with the trail, and how it is said."""

from dataclasses import dataclass
from enum import StrEnum

from rasoat.common.words import Words

SEALS = "seals"
"""Stands for the chain of seals where a break is not about a unit."""
DATABASE = "database"


class Kind(StrEnum):
    """What happened to the first broken record of a chain."""

    KEY_MISSING = "key_missing"
    ENTRY_CHANGED = "entry_changed"
    HISTORY_CHANGED = "history_changed"
    RECORD_MISSING = "record_missing"
    LINK_MISSING = "link_missing"
    REORDERED = "reordered"
    LINK_FORGED = "link_forged"
    ENTRY_FORGED = "entry_forged"
    NEVER_SEALED = "never_sealed"
    SEAL_MISSING = "seal_missing"
    SEAL_CHANGED = "seal_changed"
    BATCH_CHANGED = "batch_changed"
    ROOTS_DIFFER = "roots_differ"
    ROW_CHANGED = "row_changed"
    GUARD_OFF = "guard_off"

    @property
    def words(self) -> Words:
        """What it means."""
        return WORDS[self]


@dataclass(frozen=True, slots=True, order=True)
class Break:
    """The first broken record of ``chain``. ``position`` is 0 where a record has no place in a chain.

    ``record`` names it: "trail 12", "history 5", the number of a seal, the name of a trigger.
    """

    chain: str
    position: int
    kind: Kind
    record: str = ""


WORDS = {
    Kind.KEY_MISSING: Words(
        "niêm phong bằng khóa khác: tệp khóa đã mất hoặc bị thay",
        "sealed with another key: the key file is lost or was replaced",
    ),
    Kind.ENTRY_CHANGED: Words(
        "nội dung bản ghi nhật ký đã bị sửa sau khi ghi",
        "an entry of the trail was changed after it was written",
    ),
    Kind.HISTORY_CHANGED: Words(
        "một dòng lịch sử dữ liệu đã bị sửa sau khi niêm phong",
        "a row of history was changed after it was sealed",
    ),
    Kind.RECORD_MISSING: Words("bản ghi đã bị xóa", "the record was deleted"),
    Kind.LINK_MISSING: Words("mắt xích đã bị xóa", "the link was deleted"),
    Kind.REORDERED: Words("thứ tự các bản ghi đã bị đảo", "records were put in another order"),
    Kind.LINK_FORGED: Words("mắt xích không do hệ thống này tạo ra", "the link was not made by this system"),
    Kind.ENTRY_FORGED: Words(
        "bản ghi được chèn từ bên ngoài, không do hệ thống này ghi",
        "the entry was put in from outside, this system did not write it",
    ),
    Kind.NEVER_SEALED: Words(
        "bản ghi không có mắt xích và cũng không chờ niêm phong",
        "the record has no link and does not wait for one",
    ),
    Kind.SEAL_MISSING: Words("niêm phong đã bị xóa", "the seal was deleted"),
    Kind.SEAL_CHANGED: Words(
        "niêm phong không do hệ thống này tạo ra", "the seal was not made by this system"
    ),
    Kind.BATCH_CHANGED: Words(
        "các bản ghi dưới niêm phong này không còn như lúc niêm phong",
        "the records under this seal are not those that were sealed",
    ),
    Kind.ROOTS_DIFFER: Words(
        "cơ sở dữ liệu và tệp mã gốc khác nhau: dữ liệu mới nhất bị bỏ, hoặc bản cũ được đặt vào",
        "database and file of roots differ: the newest data were dropped, or an older database put in place",
    ),
    Kind.ROW_CHANGED: Words(
        "một dòng dữ liệu khác với lịch sử của nó: đã bị sửa khi tắt chế độ theo dõi",
        "a row differs from its history: it was changed while watching was switched off",
    ),
    Kind.GUARD_OFF: Words(
        "một chốt bảo vệ của cơ sở dữ liệu đang bị tắt", "a guard of the database is switched off"
    ),
}
