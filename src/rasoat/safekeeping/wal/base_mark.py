"""What a base backup says about itself."""

import json
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.safekeeping.manifest import FileMark, mark_of

BASE_MARK = "base.json"
POSTGRES_MARK = "backup_manifest"
SEGMENT = 16 << 20


class BaseMark(BaseModel):
    """Release, moment, where its log begins, and the files."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    software: str
    postgres_major: int
    made_at: datetime
    first_segment: str
    files: dict[str, FileMark]

    @classmethod
    def of(cls, base: Path) -> "BaseMark":
        """As it stands in a base backup."""
        return cls.model_validate_json((base / BASE_MARK).read_text(encoding="utf-8"))

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files.values())


def first_segment(base: Path) -> str:
    """The file of the log in which replaying begins, as PostgreSQL's own manifest says."""
    said = json.loads((base / POSTGRES_MARK).read_text(encoding="utf-8"))["WAL-Ranges"][0]
    high, low = (int(part, 16) for part in said["Start-LSN"].split("/"))
    return f"{said['Timeline']:08X}{high:08X}{low // SEGMENT:08X}"


def require_whole(base: Path) -> BaseMark:
    """The mark of a base whose files are all there and unchanged; else raises ``Refused`` naming them."""
    mark = BaseMark.of(base)
    broken = [name for name, wanted in mark.files.items() if not _is(base / name, wanted)]
    if broken:
        raise Refused(
            [Problem("safekeeping.base_broken", str(base / name), BROKEN, OLDER) for name in broken]
        )
    return mark


def _is(file: Path, wanted: FileMark) -> bool:
    return file.is_file() and mark_of(file) == wanted


BROKEN = Words("Bản sao gốc bị thiếu hoặc bị thay đổi.", "The base backup is cut short or changed.")
OLDER = Words(
    "Xóa thư mục của bản này rồi chạy lại để dùng bản gốc trước nó.",
    "Remove its folder, then run this again to use the base before it.",
)
