"""``rasoat classify``: a commune's survey workbook into its lists, without a server."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from rasoat.cli.django_setup import say
from rasoat.cli.law_options import LAW, VARIANTS, law_of
from rasoat.common.problems import Problem, Refused, Severity
from rasoat.common.words import Words

if TYPE_CHECKING:
    from rasoat.law.reading.law import Law
    from rasoat.surveys.classify import Classified
    from rasoat.surveys.lists import HouseholdLists

SHOWN = 40
SOURCE = click.Path(exists=True, dir_okay=False, path_type=Path)
TARGET = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("survey", type=SOURCE)
@click.option("--out", required=True, type=TARGET, help="Workbook of the lists.")
@click.option("--pdf", type=TARGET, help="The lists on paper.")
@click.option("--posting", is_flag=True, help="On paper only what residents need: name, size, result.")
@click.option("--national", type=TARGET, help="Workbook in the layout of the national list.")
@click.option("--marked", type=TARGET, help="The survey again, its faults marked in their cells.")
@click.option("--mark", "marks", multiple=True, help="A line on top of every list: BẢN TRÌNH DIỄN.")
@VARIANTS
@LAW
def classify(
    survey: Path,
    out: Path,
    pdf: Path | None,
    posting: bool,
    national: Path | None,
    marked: Path | None,
    marks: Sequence[str],
    variants: Sequence[str],
    directory: Path | None,
) -> None:
    """Score every household of a SURVEY workbook and write the lists. Nothing is written if it has errors."""
    from rasoat.surveys.lists import lists_of, to_national_workbook, to_workbook

    law = law_of(directory)
    classified = _classified(survey, law, variants, marked)
    warnings = (*classified.survey.warnings, *classified.problems())
    _show(warnings)
    _mark(survey, warnings, marked)
    found = lists_of(classified, law, marks=marks)
    _write(out, to_workbook(found))
    if national:
        _write(national, to_national_workbook(found))
    if pdf:
        _write(pdf, _paper(found, posting=posting))
    _say_counts(found)


def _classified(survey: Path, law: "Law", variants: Sequence[str], marked: Path | None) -> "Classified":
    """Read and score; with errors, say them all, mark them, and end with status 1."""
    from rasoat.cli.shipped_units import known_units
    from rasoat.surveys.classify import classify as score
    from rasoat.surveys.reader import read_survey
    from rasoat.surveys.survey_law import variants_named

    named = variants_named(law, variants)
    try:
        return score(read_survey(survey, law, units=known_units(), variants=named), law, variants=named)
    except Refused as refused:
        _show(refused.problems)
        _mark(survey, refused.problems, marked)
        errors = sum(problem.severity is Severity.ERROR for problem in refused.problems)
        say(
            Words(
                f"{errors} lỗi: chưa lập danh sách nào. Sửa rồi chạy lại.",
                f"Errors: {errors}. No list was made; correct them and run it again.",
            )
        )
        raise SystemExit(1) from None


def _show(problems: Iterable[Problem]) -> None:
    every = sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)
    for problem in every[:SHOWN]:
        sign = "✗" if problem.severity is Severity.ERROR else "!"
        click.echo(f"{sign} {problem.sentence('vi')}\n  {problem.sentence('en')}", err=True)
    if len(every) > SHOWN:
        more = len(every) - SHOWN
        click.echo(f"… {more} nữa: dùng --marked / {more} more: use --marked", err=True)


def _mark(survey: Path, problems: Iterable[Problem], marked: Path | None) -> None:
    from rasoat.files.marking import mark_workbook

    if marked:
        _write(marked, mark_workbook(survey, survey.name, problems))


def _paper(lists: "HouseholdLists", *, posting: bool) -> bytes:
    from rasoat.surveys.lists import to_pdf

    return to_pdf(lists, created=datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")), for_posting=posting)


def _say_counts(lists: "HouseholdLists") -> None:
    from rasoat.surveys.listing.entries import NAMES

    for kind, words in NAMES.items():
        count = len(lists.of(kind))
        say(Words(f"{words.vi}: {count}", f"{words.en}: {count}"))


def _write(target: Path, content: bytes) -> None:
    target.write_bytes(content)
    say(Words(f"Đã ghi {target}.", f"{target} is written."))
