"""The page of operations from what safekeeping knows."""

from datetime import datetime

from rasoat.common.words import Words
from rasoat.places.installation import TIME_ZONE
from rasoat.safekeeping.models import Kind, Run
from rasoat.safekeeping.queries import Disk, Operations
from rasoat.safekeeping.wal.state import WalKept, WalState
from rasoat.web.page_models.operations import OperationsPage, RunRow, Sign

KINDS = {
    Kind.BACKUP: Words("Sao lưu", "Backup"),
    Kind.BASE: Words("Bản sao gốc", "Base backup"),
    Kind.DRILL: Words("Diễn tập phục hồi", "Restore drill"),
    Kind.RESTORE: Words("Phục hồi", "Restore"),
}
WAL = {
    WalKept.RECEIVED: Words("Đang nhận liên tục", "Received without a break"),
    WalKept.ARCHIVED: Words("Máy chủ đang lưu liên tục", "Archived by the server without a break"),
    WalKept.STOPPED: Words("Không có chương trình nào đang nhận", "Nobody receives it"),
    WalKept.LOST: Words(
        "Máy chủ đã bỏ phần chưa kịp nhận; một đợt mới sẽ bắt đầu",
        "The server dropped what was not received; a new run of it will begin",
    ),
    WalKept.FAILING: Words("Máy chủ lưu không thành công", "The server's archiving fails"),
    WalKept.NONE: Words("Chưa được lưu", "It is not kept"),
}
RUN_IT = Words("Chạy rasoat backup trên máy chủ.", "Run rasoat backup on the server.")
DRILL_IT = Words("Chạy rasoat drill trên máy chủ.", "Run rasoat drill on the server.")
MEND_WAL = Words(
    "Xem receiver.log trong thư mục sao lưu, hoặc phần WAL của PostgreSQL riêng.",
    "See receiver.log in the folder of backups, or how your own PostgreSQL archives its log.",
)
MAKE_ROOM = Words("Giải phóng chỗ hoặc thêm đĩa.", "Make room or add a disk.")
ELSEWHERE = Words(
    "Đặt RASOAT_BACKUPS sang đĩa khác, hoặc hằng ngày chép một bản ra máy khác.",
    "Set RASOAT_BACKUPS to another disk, or copy a backup to another machine every day.",
)
NEVER = Words("Chưa có lần nào.", "Not once so far.")


def operations_page(found: Operations) -> OperationsPage:
    """What the page shows."""
    return OperationsPage(
        signs=signs_of(found),
        runs=tuple(_row(run) for run in found.recent),
        folder=str(found.folder),
        backups=found.backups,
    )


def signs_of(found: Operations) -> tuple[Sign, ...]:
    """What must hold, one by one."""
    return (
        _sign_of_run(found, Kind.BACKUP, RUN_IT),
        _sign_of_run(found, Kind.DRILL, DRILL_IT),
        Sign(
            Words("Nhật ký thay đổi (WAL)", "Log of changes (WAL)"),
            found.wal.good,
            _wal(found.wal),
            MEND_WAL,
        ),
        *(_sign_of_disk(disk) for disk in found.disks),
        _sign_of_place(found.same_disk),
    )


def _sign_of_run(found: Operations, kind: Kind, remedy: Words) -> Sign:
    run = found.last[kind]
    what = _both(f"{_moment(run.began_at)}. ", _shown(run)) if run else NEVER
    return Sign(KINDS[kind], kind not in found.late, what, remedy)


def _sign_of_disk(disk: Disk) -> Sign:
    free, total = round(disk.free / 1e9), round(disk.total / 1e9)
    said = Words(
        f"{disk.folder}: còn {free} trên {total} GB.", f"{disk.folder}: {free} of {total} GB are free."
    )
    return Sign(Words("Dung lượng đĩa", "Disk space"), not disk.scarce, said, MAKE_ROOM)


def _sign_of_place(same_disk: bool) -> Sign:
    what = (
        Words(
            "Cùng đĩa với dữ liệu: hỏng đĩa là mất cả hai.",
            "On the disk of the data: a broken disk takes both.",
        )
        if same_disk
        else Words("Trên đĩa khác với dữ liệu.", "On another disk than the data.")
    )
    return Sign(Words("Nơi để bản sao lưu", "Where backups lie"), not same_disk, what, ELSEWHERE)


def _wal(state: WalState) -> Words:
    said = _both("", WAL[state.kept], ".")
    if state.until:
        said = Words(f"{said.vi} Đến {_moment(state.until)}.", f"{said.en} Until {_moment(state.until)}.")
    if state.base_at:
        base = _moment(state.base_at)
        said = Words(f"{said.vi} Bản sao gốc: {base}.", f"{said.en} Base backup: {base}.")
    return said


def _row(run: Run) -> RunRow:
    return RunRow(
        kind=KINDS[Kind(run.kind)],
        began_at=run.began_at,
        seconds=round(run.milliseconds / 1000),
        backup=run.backup,
        size=run.size,
        shown=_shown(run),
        good=not run.faults,
    )


def _shown(run: Run) -> Words:
    """What a run proved, or its first fault."""
    if run.faults:
        return Words(*run.faults[0]["what"])
    if "rows" in run.proved:
        rows, tables, sealed = (run.proved[name] for name in ("rows", "tables", "sealed"))
        return Words(
            f"{tables} bảng khớp ({_whole(rows)} dòng), {_whole(sealed)} bản ghi nhật ký đã kiểm chứng.",
            f"{tables} tables are the same ({rows:,} rows), {sealed:,} records of the trail verified.",
        )
    return Words("Đã xong.", "Done.")


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(TIME_ZONE):%d/%m/%Y %H:%M}"


def _whole(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _both(before: str, words: Words, after: str = "") -> Words:
    return Words(f"{before}{words.vi}{after}", f"{before}{words.en}{after}")
