"""Samples of the auditor's page."""

from datetime import UTC, datetime

from rasoat.common.codes import household_code
from rasoat.people.sealing.breaks import Kind
from rasoat.web.page_models.trail import BreakLine, Option, Proof, Run, TrailForm, TrailLine, TrailPage

WHEN = datetime(2018, 11, 15, 8, 30, tzinfo=UTC)
CODE = household_code(10, 4173)


def line(number: int, sentence: str, *, reading: bool = True) -> TrailLine:
    return TrailLine(
        id=number,
        at=WHEN,
        sentence=sentence,
        role="Công chức làm công tác giảm nghèo cấp xã",
        login="xa.quangtin",
        is_read=reading,
        subject_url="#h" if reading else "",
        subject_code=CODE,
        reason="" if reading else "chuyển công tác",
        changes=() if reading else ("đến ngày: – → 2018-12-01",),
    )


def run(state: str, *breaks: BreakLine, elsewhere: int = 0) -> Run:
    return Run(WHEN, "Điểu K'Rang", state, 120_000, 512_345, 1.7, 4_812, breaks, elsewhere)


PROOF = Proof(
    seal=4_812,
    sealed_at=WHEN,
    root="9f2b6c01" * 8,
    records=512_345,
    waiting=3,
    key="0123456789abcdef",
    runs=(
        run("broken", BreakLine("Xã Quảng Tín", 12, "trail 4411", Kind.ENTRY_CHANGED.words), elsewhere=2),
        run("whole"),
    ),
    may_verify=True,
)
TRAIL = TrailPage(
    form=TrailForm(
        units=(Option("7", "Xã Quảng Tín", True),),
        verbs=(Option("household.read", "… đã xem hồ sơ hộ ….", False),),
        kinds=(Option("read", "xem", True), Option("done", "làm", False)),
        subject=CODE,
        login="",
        since="2018-11-01",
        until="",
    ),
    lines=(
        line(901, "Lê Văn Mẫu đã kết thúc phân công của an.nguyen từ ngày 2018-12-01.", reading=False),
        *(line(900 - number, f"Nguyễn Thị Minh Hòa đã xem hồ sơ hộ {CODE}.") for number in range(8)),
    ),
    total=None,
    counted=10_000,
    next_url="#older",
    first_url="#newest",
    export_url="#export",
    proof=PROOF,
)
RUNNING_PROOF = Proof(None, None, "", 0, 12, "0123456789abcdef", (run("running"),), may_verify=True)
