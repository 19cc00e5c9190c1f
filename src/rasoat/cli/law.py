"""``rasoat law``: check law files, say what they cover, bring a score sheet in from an office's workbook."""

from pathlib import Path

import click

from rasoat.cli.django_setup import say
from rasoat.cli.law_options import LAW, law_of
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.law.coverage import CERTAINTY, Covered, coverage, unknown_values
from rasoat.law.model.sheet import ScoreSheet
from rasoat.law.reading.law import Law
from rasoat.law.sheet_workbook.showing import lines_of

DIRECTORY = click.Path(exists=True, file_okay=False, path_type=Path)
WORKBOOK = click.Path(exists=True, dir_okay=False, path_type=Path)
TARGET = click.Path(dir_okay=False, writable=True, path_type=Path)
LANGUAGE = click.option("--language", type=click.Choice(["vi", "en"]), default="vi", show_default=True)


@click.group()
def law() -> None:
    """The law as data: check it, see what it covers, bring score sheets in."""


@law.command()
@click.argument("directory", required=False, type=DIRECTORY)
def check(directory: Path | None) -> None:
    """Check every law file of DIRECTORY (the law that ships without one), and name every fault."""
    found = law_of(directory)
    files = sum(1 for _ in found.directory.rglob("*.toml"))
    say(Words(f"✓ Đã kiểm tra {files} tệp, không có lỗi.", f"Checked {files} files; nothing is wrong."))
    if unknown := len(unknown_values(found)):
        say(
            Words(
                f"  {unknown} giá trị còn chưa biết: rasoat law list --unknown",
                f"{unknown} values are not known yet: rasoat law list --unknown",
            )
        )


@law.command("list")
@click.option("--unknown", is_flag=True, help="Only what is not known.")
@LAW
@LANGUAGE
def list_(unknown: bool, directory: Path | None, language: str) -> None:
    """Show what the law covers, from when, and how sure it is."""
    found = law_of(directory)
    if unknown:
        for place, entry in unknown_values(found):
            click.echo(
                f"{place}\n    {entry.source.instrument}, {entry.source.place} {entry.source.note}".rstrip()
            )
        return
    for path, rows in coverage(found).items():
        click.echo(f"\n{path}")
        for row in rows:
            click.echo(_line(row, language))


def _line(row: Covered, language: str) -> str:
    certainty = CERTAINTY[row.certainty].in_language(language)
    value = row.value.in_language(language) or "–"
    what = row.what.in_language(language)
    return f"  {row.since:%d/%m/%Y}  {certainty:<17} {what}: {value}  [{row.source}]"


@law.group()
def sheet() -> None:
    """Score sheets: a workbook to fill from the annex, its import, a look at it, a comparison."""


@sheet.command()
@click.argument("standard")
@click.argument("area", type=click.Choice(["urban", "rural"]))
@click.argument("region")
@click.argument("out", type=TARGET)
@LAW
def template(standard: str, area: str, region: str, out: Path, directory: Path | None) -> None:
    """Write the workbook to fill for a STANDARD, AREA and REGION to OUT.

    For example: vn-2016-2020 rural central_highlands bang-diem.xlsx ("all" for towns).
    """
    from rasoat.toolsets.sheet_workbook import write_template

    write_template(law_of(directory), standard, area, region, out)  # type: ignore[arg-type]
    say(
        Words(
            f"✓ Đã ghi {out}. Ghi điểm theo phụ lục, rồi: rasoat law sheet import {out}",
            f"Wrote {out}. Fill in the points of the annex, then: rasoat law sheet import {out}",
        )
    )


@sheet.command("import")
@click.argument("workbook", type=WORKBOOK)
@click.option("--out", type=TARGET, help="Law file to write; otherwise beside the workbook.")
@LAW
def import_(workbook: Path, out: Path | None, directory: Path | None) -> None:
    """Check a filled WORKBOOK and write it as a law file that waits for a second person."""
    from rasoat.toolsets.sheet_workbook import import_sheet

    built = import_sheet(law_of(directory), workbook, workbook.name)
    target = out or workbook.with_suffix(".toml")
    target.write_bytes(built.stored)
    say(
        Words(
            f"✓ Đã ghi {target}, trạng thái chờ người thứ hai đối chiếu.\n  SHA-256 {built.sha256}",
            f"Wrote {target}; it waits for a second person.",
        )
    )


@sheet.command()
@click.argument("name")
@LAW
@LANGUAGE
def show(name: str, directory: Path | None, language: str) -> None:
    """Show every item, level and point of a sheet: its id, or a law FILE."""
    found = law_of(directory)
    for line in lines_of(found, _sheet(found, name), language):
        click.echo(line)


@sheet.command()
@click.argument("before")
@click.argument("after")
@LAW
@LANGUAGE
def diff(before: str, after: str, directory: Path | None, language: str) -> None:
    """Show what differs between two sheets (ids or law files), level by level."""
    from rasoat.law.sheet_workbook.comparing import differences

    found = law_of(directory)
    one, other = _sheet(found, before), _sheet(found, after)
    questionnaire = found.questionnaires[found.standard(one.standard).says.questionnaire].says
    told = differences(one, other, questionnaire)
    for row in told:
        points = " → ".join("–" if side is None else str(side.points) for side in (row.before, row.after))
        click.echo(f"{row.item}  {row.level}  {points}  ({row.words.in_language(language)})")
    if not told:
        say(Words("Hai bảng điểm giống nhau.", "The two sheets are the same."))


def _sheet(found: Law, name: str) -> ScoreSheet:
    """The sheet with this id, or the one in this file. Raises Refused."""
    from rasoat.law.reading.files import read_file

    if name in found.sheets:
        return found.sheets[name].says
    path = Path(name)
    if not path.is_file():
        raise Refused([_no_sheet(name, ", ".join(sorted(found.sheets)))])
    return read_file(path, ScoreSheet, path.parent).says


def _no_sheet(name: str, known: str) -> Problem:
    return Problem(
        "law.no_such_sheet",
        name,
        Words("Không có bảng điểm hay tệp này.", "There is no such sheet, and no such file."),
        Words(f"Các bảng điểm hiện có: {known}.", f"Sheets at hand: {known}."),
    )
