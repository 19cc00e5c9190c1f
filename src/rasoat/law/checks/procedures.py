"""Procedures, lists and report dates: who acts exists, on every day, and one file serves one standard."""

from collections.abc import Iterator
from datetime import date

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.law.checks.names import named
from rasoat.law.checks.walk import fault
from rasoat.law.model.lists import Lists
from rasoat.law.model.procedure import Level, Procedure
from rasoat.law.model.reports import ReportDates
from rasoat.law.model.sourced import current
from rasoat.law.reading.files import LawFile
from rasoat.law.reading.law import Law

GOVERNMENT: tuple[Level, ...] = ("commune", "district", "province", "nation")


def steps_name_actors(law: Law) -> Iterator[Problem]:
    """A step's actor, the step of a limit or paper, and who signs it, are in the procedure."""
    for file in law.procedures.values():
        actors = [actor.id for actor in file.says.actors]
        steps = [step.id for step in file.says.steps]
        for step in file.says.steps:
            yield from named(file, f"step.{step.id}.actor", "actor", step.actor, actors)
        for limit in file.says.limits:
            yield from named(file, f"limit.{limit.id}.step", "step", limit.step, steps)
        for paper in file.says.papers:
            yield from named(file, f"paper.{paper.id}.step", "step", paper.step, steps)
            for signer in paper.signed_by:
                yield from named(file, f"paper.{paper.id}.signed_by", "actor", signer, actors)


def transitions_name_movements(law: Law) -> Iterator[Problem]:
    """A transition's movement is in the list of movements."""
    for file in law.lists.values():
        movements = [movement.id for movement in file.says.movements]
        for row in file.says.transitions:
            if row.movement is not None:
                key = f"transition {row.start} → {row.end}"
                yield from named(file, key, "movement", row.movement, movements)


def standards_are_served_once(law: Law) -> Iterator[Problem]:
    """Procedures, lists and report dates serve standards that exist, one file of a kind for each."""
    for files in (law.procedures, law.lists, law.reports):
        served: dict[str, str] = {}
        for file in files.values():
            for name in file.says.standards:
                yield from named(file, "standards", "standard", name, law.standards)
                first = served.setdefault(name, file.path)
                if first != file.path:
                    yield _served_twice(file, name, first)


def levels_exist_when_needed(law: Law) -> Iterator[Problem]:
    """No needed step, and no report, goes to a level of government that is gone on that day."""
    for procedure in law.procedures.values():
        for day in _days(law, procedure.says):
            yield from _steps(law, procedure, day)
    for reports in law.reports.values():
        for day in _change_days(law):
            if _serves(law, reports, day):
                yield from _reports(law, reports, day)


def _steps(law: Law, file: LawFile[Procedure], day: date) -> Iterator[Problem]:
    today = file.says.on(day)
    levels = {actor.id: actor.level for actor in today.actors}
    for step in today.steps:
        if step.needed and step.actor in levels and _is_gone(law, levels[step.actor], day):
            yield _gone(file, f"step.{step.id}", levels[step.actor], day)


def _reports(law: Law, file: LawFile[ReportDates], day: date) -> Iterator[Problem]:
    for report in current(file.says.reports, day):
        for level in (report.from_level, report.to_level):
            if _is_gone(law, level, day):
                yield _gone(file, f"report.{report.id}", level, day)


def _serves(law: Law, reports: LawFile[ReportDates], day: date) -> bool:
    """Whether reviews under the standards of the file can still run on ``day``."""
    return any(
        procedure.says.until is None or day <= procedure.says.until
        for procedure in law.procedures.values()
        if set(procedure.says.standards) & set(reports.says.standards)
    )


def _change_days(law: Law) -> list[date]:
    return sorted(tier.since for file in law.tiers.values() for tier in file.says.tiers)


def _days(law: Law, procedure: Procedure) -> list[date]:
    """Days on which the procedure or the levels of government change, while the procedure is in use."""
    first = min(step.since for step in procedure.steps)
    days = {*_change_days(law), *(step.since for step in procedure.steps)}
    return sorted(day for day in days if first <= day and (procedure.until is None or day <= procedure.until))


def _is_gone(law: Law, level: Level, day: date) -> bool:
    tiers = [tier for file in law.tiers.values() for tier in current(file.says.tiers, day)]
    return bool(tiers) and level in GOVERNMENT and level not in tiers[0].levels


def _gone(file: LawFile[Procedure | ReportDates], key: str, level: str, day: date) -> Problem:
    return fault(
        "level_gone", file, key,
        Words(f"Từ {day:%d/%m/%Y} không còn cấp {level}.", f"There is no {level} level from {day}."),
        Words("Thêm giá trị có ngày cho thời kỳ mới, hoặc ghi needed = false chờ xác nhận.",
              "Add an entry dated for the new time, or write needed = false until it is confirmed."),
    )  # fmt: skip


def _served_twice(file: LawFile[Procedure | Lists | ReportDates], name: str, first: str) -> Problem:
    return fault(
        "served_twice", file, "standards",
        Words(f"Chuẩn {name} đã có trong {first}.", f"The standard {name} is already served by {first}."),
        Words("Mỗi chuẩn chỉ theo một tệp loại này.", "One file of this kind serves a standard."),
    )  # fmt: skip
