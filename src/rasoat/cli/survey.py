"""``rasoat survey`` and ``rasoat lists``: a commune's survey into the register, and its lists out of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rasoat.cli.django_setup import say, with_django
from rasoat.cli.named_person import Shown, as_person, named
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words

if TYPE_CHECKING:
    from rasoat.register.models import SurveyImport
    from rasoat.register.values import Years

SHOWN = 50
WORKBOOK = click.Path(exists=True, dir_okay=False, path_type=Path)
TARGET = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.group()
def survey() -> None:
    """A commune's survey: its workbook, and bringing it into the register."""


@survey.command("template")
@click.argument("commune")
@click.option("--out", type=TARGET, help="File to write; otherwise named after the commune.")
@as_person
@with_django
def template(commune: str, out: Path | None, login: str, shown: Shown) -> None:
    """Write the workbook to fill in for a COMMUNE (official code of five digits)."""
    from rasoat.people.acting import acting
    from rasoat.register.queries.survey_workbook import survey_workbook

    with named(login, shown) as who, acting(who):
        name, content = survey_workbook(who, _unit(commune, who), _years())
    _write(out or Path(name), content)


@survey.command("import")
@click.argument("file", type=WORKBOOK)
@click.option("--correct", default="", help="Replace answers that are there already; say why.")
@click.option("--marked", type=TARGET, help="Where to write the workbook with faults and warnings marked.")
@as_person
@with_django
def import_(file: Path, correct: str, marked: Path | None, login: str, shown: Shown) -> None:
    """Bring a commune's survey FILE in: all of it, or nothing and every fault."""
    from rasoat.people.acting import acting
    from rasoat.register.actions.begin_import import begin_import
    from rasoat.register.actions.run_import import run_import

    with named(login, shown) as who:
        with acting(who):
            began = begin_import(
                file.name, file.read_bytes(), _years(), acting_user=who, correction_reason=correct
            )
        done = run_import(began.pk, acting_user=who)
        _say_faults(done)
        if done.state != "done":
            _write_marked(done, marked or file.with_stem(f"{file.stem}-loi"), who)
            raise SystemExit(1)
        if marked and done.warnings:
            _write_marked(done, marked, who)
    _say_result(done)


@survey.command("list")
@click.argument("file", type=WORKBOOK)
@click.option("--list-year", type=int, required=True, help="The year that the list serves.")
@as_person
@with_django
def last_list(file: Path, list_year: int, login: str, shown: Shown) -> None:
    """Bring a past list of poor and near-poor households in (the national layout of three sheets)."""
    from rasoat.people.acting import acting
    from rasoat.register.actions.import_last_list import import_last_list

    with named(login, shown) as who, acting(who):
        brought = import_last_list(file.name, file.read_bytes(), list_year, acting_user=who)
    say(
        Words(
            f"Đã nhập danh sách năm {list_year}: {brought.households} hộ, {brought.members} người.",
            f"The list of {list_year} is in: {brought.households} households, {brought.members} persons.",
        )
    )


@click.command()
@click.argument("unit")
@click.option("--out", type=TARGET, required=True, help="File to write: .xlsx or .pdf.")
@as_person
@with_django
def lists(unit: str, out: Path, login: str, shown: Shown) -> None:
    """Write the lists of a village or commune (UNIT: its code) as a workbook or on paper."""
    from rasoat.people.acting import acting
    from rasoat.register.queries.papers import list_pdf, list_workbook

    make = list_pdf if out.suffix.lower() == ".pdf" else list_workbook
    with named(login, shown) as who, acting(who):
        _, content = make(who, _unit(unit, who), _years())
    _write(out, content)


def _years() -> "Years":
    from rasoat.campaigns.queries import current_years

    years = current_years()
    if years is None:
        raise Refused([_no_campaign()])
    return years


def _unit(code: str, who: Any) -> Any:
    """The unit of a code today, if it lies in the person's areas; otherwise it does not exist."""
    from rasoat.places.installation import today
    from rasoat.places.queries import unit_by_code

    found = unit_by_code(code, today())
    if found is None or not who.covers(found.path):
        raise Refused([_no_unit(code)])
    return found


def _say_faults(done: "SurveyImport") -> None:
    for problem in done.problems[:SHOWN]:
        sign = "✗" if problem["severity"] == "error" else "!"
        for language in (0, 1):
            said = f"{problem['place']}: {problem['what'][language]} {problem['remedy'][language]}"
            click.echo(f"{sign if language == 0 else ' '} {said}", err=True)
    if len(done.problems) > SHOWN:
        more = len(done.problems) - SHOWN
        click.echo(f"… và {more} lỗi khác / and {more} more", err=True)


def _say_result(done: "SurveyImport") -> None:
    say(
        Words(
            f"Đã nhập {done.households} hộ: thêm mới {done.created}, thay {done.updated}, "
            f"giữ nguyên {done.unchanged}.",
            f"{done.households} households are in: {done.created} new, {done.updated} replaced, "
            f"{done.unchanged} unchanged.",
        )
    )


def _write_marked(done: "SurveyImport", target: Path, who: Any) -> None:
    from rasoat.people.acting import acting
    from rasoat.register.queries.imports import marked_workbook

    with acting(who):
        marked = marked_workbook(who, done.pk)
    if marked is not None:
        _write(target, marked[1])


def _write(target: Path, content: bytes) -> None:
    target.write_bytes(content)
    say(Words(f"Đã ghi {target}.", f"{target} is written."))


def _no_campaign() -> Problem:
    return Problem(
        "campaign.none",
        "campaign",
        Words("chưa mở đợt rà soát nào.", "no review is open."),
        Words("Cơ quan thường trực của tỉnh mở đợt rà soát trước.", "The provincial office opens one first."),
    )


def _no_unit(code: str) -> Problem:
    return Problem(
        "unit.unknown",
        code,
        Words(
            "không có đơn vị nào mang mã này trong địa bàn của anh/chị.",
            "no unit of your areas has this code.",
        ),
        Words("Xem mã trên trang của đơn vị.", "The code stands on the unit's page."),
    )
