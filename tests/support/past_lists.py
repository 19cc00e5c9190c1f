"""Lists of past years for tests: small workbooks, and bringing them in as an officer would."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from damaged import Damaged, past_workbook

from rasoat.people.acting import ActingUser, acting
from rasoat.register.actions.begin_past_list import begin_past_list, confirm_mapping
from rasoat.register.actions.settle_staged import Settlement, settle_certain, settle_staged
from rasoat.register.actions.stage_past_list import stage_past_list
from rasoat.register.actions.write_past_list import write_past_list
from rasoat.register.models import PastList, StagedHousehold
from rasoat.surveys.past.recognising import recognise
from rasoat.surveys.past.years import PastYear, YearMeaning

HEADINGS = (
    "Xã",
    "Thôn/buôn",
    "Số hộ",
    "H.tên",
    "QH với CH",
    "Ngày sinh",
    "Giới tính",
    "Phân loại",
    "Đã chết",
)
PLACES = (
    ("Huyện Bắc Mẫu", "Xã Đồi Cao", "24601", ("Thôn Thượng", "Buôn Hạ")),
    ("Huyện Bắc Mẫu", "Xã Rừng Thông", "24602", ("Bon Sườn Đồi",)),
)
"""Those villages of the small province that ``true_households`` are spread over."""


class Line(NamedTuple):
    """One row: a person of a household of a village's list."""

    name: str
    born: str = "02/03/1971"
    group: str = "Hộ nghèo"
    relation: str = "Chủ hộ"
    number: int = 1
    village: str = "Thôn Thượng"
    commune: str = "Xã Đồi Cao"
    sex: str = "Nữ"
    death: str = ""

    def cells(self) -> list[object]:
        """The row as it stands in the workbook."""
        group = self.group if self.relation == "Chủ hộ" else None
        return [
            self.commune, self.village, str(self.number), self.name, self.relation, self.born, self.sex,
            group, self.death or None,
        ]  # fmt: skip


def workbook(lines: Iterable[Line]) -> bytes:
    """A workbook of one sheet."""
    return past_workbook({"Danh sách": (HEADINGS, [line.cells() for line in lines])})


def begun(who: ActingUser, name: str, content: bytes, list_year: int) -> PastList:
    """A file handed in, its layout confirmed as proposed."""
    with acting(who):
        found = begin_past_list(name, content, PastYear(list_year, YearMeaning.LIST), acting_user=who)
        if found.state == "mapping":
            found = confirm_mapping(found.pk, recognise(content, name).mapping(), acting_user=who)
    return found


def staged(who: ActingUser, lines: Iterable[Line], list_year: int, name: str = "danh-sach.xlsx") -> PastList:
    """A list of these lines, staged."""
    return stage_past_list(begun(who, name, workbook(lines), list_year).pk, acting_user=who)


def rows_of(who: ActingUser, past: PastList) -> Sequence[StagedHousehold]:
    """What is staged of it, in its order."""
    with acting(who):
        return list(StagedHousehold.objects.visible_to(who).filter(past_list=past).order_by("id"))


def settle(who: ActingUser, row: StagedHousehold, outcome: str, **more: object) -> None:
    """A person decides of one row."""
    with acting(who):
        decision = Settlement(outcome, "đã đối chiếu", row.revision, **more)
        settle_staged(row.pk, decision, acting_user=who)


def written(who: ActingUser, past: PastList) -> PastList:
    """What is certain is confirmed, and what is settled written."""
    with acting(who):
        settle_certain(past.pk, acting_user=who)
    return write_past_list(past.pk, acting_user=who)


def brought(who: ActingUser, lines: Iterable[Line], list_year: int, name: str = "danh-sach.xlsx") -> PastList:
    """A list of which nothing is doubtful, in the register."""
    done = written(who, staged(who, lines, list_year, name))
    assert (done.state, done.left_over) == ("done", {}), [row.problems for row in rows_of(who, done)]
    return done


def rules(row: StagedHousehold) -> list[str]:
    """Which rules its problems broke."""
    return [problem["rule"] for problem in row.problems]


def settle_by_truth(who: ActingUser, past: PastList, file: Damaged) -> None:
    """The oracle: the first row of a household is it, whoever that is; every further one is set aside."""
    seen = set()
    with acting(who):
        settle_certain(past.pk, acting_user=who)
        rows = StagedHousehold.objects.visible_to(who).filter(past_list=past).order_by("id")
        for row in sorted(rows, key=lambda row: row.state == "to_settle"):
            true = file.rows[row.row].household
            if row.state == "to_settle":
                settle_staged(row.pk, _decided(row, again=true in seen), acting_user=who)
            seen.add(true)


def _decided(row: StagedHousehold, *, again: bool) -> Settlement:
    """The best candidate is it where there is one: the truth of these lists says so."""
    if again:
        return Settlement("reject", "trùng dòng trước", row.revision)
    best = next(iter(row.evidence), None)
    if best is None:
        return Settlement("new", "đã đối chiếu", row.revision)
    return Settlement("same", "đã đối chiếu", row.revision, household=best["household"])
