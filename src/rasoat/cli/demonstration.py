"""``rasoat demo``: the demonstration as files, as a workbook to try, in a database; its tuning."""

import time
from pathlib import Path

import click

from rasoat.cli.django_setup import database, say, with_django
from rasoat.common.words import Words


@click.group()
def demo() -> None:
    """The demonstration province: invented people, real communes."""


@demo.command()
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder.")
@click.option("--seed", type=int, help="Another seed gives another province.")
@click.option("--commune", "communes", multiple=True, help="Only this one, by its code; may be repeated.")
@with_django
def generate(out: Path, seed: int | None, communes: tuple[str, ...]) -> None:
    """Write villages and households as lines of JSON; the same bytes for the same seed."""
    from rasoat.demonstration.export import export_province
    from rasoat.demonstration.seed import SEED

    for file in export_province(out, SEED if seed is None else seed, communes):
        say(Words(f"{file.path}: {file.lines:,} dòng", f"{file.path}: {file.lines:,} lines"))
        click.echo(f"  sha256 {file.sha256}")


@demo.command()
@click.option("--commune", required=True, help="Code of five digits: 24616 is Quảng Sơn.")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Workbook.")
@with_django
def workbook(commune: str, out: Path) -> None:
    """Write a commune's survey as a workbook, to try bringing one in."""
    from rasoat.demonstration.known_codes import known_codes
    from rasoat.demonstration.workbook import commune_workbook

    with database():
        codes = known_codes(commune)
    out.write_bytes(commune_workbook(commune, codes=codes))
    say(Words(f"Đã ghi {out}.", f"{out} is written."))


@demo.command()
@with_django
def load() -> None:
    """Make the empty database the demonstration, as ``rasoat run`` does by itself."""
    from rasoat.demonstration.load import ensure_loaded
    from rasoat.people.preparation import prepare

    began = time.monotonic()
    with database():
        prepare()
        loaded = ensure_loaded()
    if loaded is None:
        say(Words("Dữ liệu trình diễn đã có sẵn.", "The demonstration is there already."))
        return
    seconds = time.monotonic() - began
    say(
        Words(
            f"{loaded.households:,} hộ, {loaded.members:,} người, {loaded.surveys:,} phiếu, "
            f"{seconds:.0f} giây.",
            f"{loaded.households:,} households, {loaded.members:,} persons, {loaded.surveys:,} surveys, "
            f"{seconds:.0f} s.",
        )
    )


@demo.command(hidden=True)
@with_django
def tune() -> None:
    """Calibrate again, for developers: after a change of sheets or of the demonstration's data."""
    from rasoat.demonstration.tune import tune as run

    run()
