"""``rasoat units``: a province's units and villages brought in by its office."""

from datetime import datetime
from pathlib import Path

import click

from rasoat.cli.django_setup import say, with_django
from rasoat.cli.named_person import Shown, as_person, named
from rasoat.common.words import Words

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
TARGET = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.group()
def units() -> None:
    """Districts, communes and villages of the province."""


@units.command("import")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@as_person
@with_django
def import_(folder: Path, login: str, shown: Shown) -> None:
    """Bring in districts and communes from the files of FOLDER (places/data/README.md)."""
    from rasoat.people.acting import acting
    from rasoat.people.actions.bring_in_units import bring_in_units

    with named(login, shown) as who, acting(who):
        loaded = bring_in_units(folder, acting_user=who)
    say(
        Words(
            f"Đã nhập {loaded.units} đơn vị mới, {loaded.periods} giai đoạn, kết thúc {loaded.closed}.",
            f"{loaded.units} new units, {loaded.periods} periods, {loaded.closed} ended.",
        )
    )


@units.command()
@click.argument("file", type=FILE)
@click.option(
    "--since", type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]), required=True, help="Their first day."
)
@click.option("--source", required=True, help="The document that lists them.")
@click.option("--lookalikes", is_flag=True, help="Names that differ in accents alone were checked.")
@as_person
@with_django
def villages(file: Path, since: datetime, source: str, lookalikes: bool, login: str, shown: Shown) -> None:
    """Bring in the villages of a workbook or CSV FILE: all of them, or none and every fault."""
    from rasoat.people.acting import acting
    from rasoat.people.actions.bring_in_villages import bring_in_villages
    from rasoat.people.villages_workbook import read_villages

    rows = read_villages(file, file.name)
    with named(login, shown) as who, acting(who):
        added = bring_in_villages(
            rows, acting_user=who, valid_from=since.date(), source=source, lookalikes_allowed=lookalikes
        )
    for warning in added.warnings:
        click.echo(f"! {warning.sentence('vi')}\n  {warning.sentence('en')}")
    say(
        Words(
            f"Đã nhập {len(added.ids)} thôn mới; {added.already} thôn đã có từ trước.",
            f"{len(added.ids)} new villages; {added.already} were there before.",
        )
    )


@units.command("villages-template")
@click.argument("out", type=TARGET)
@with_django
def villages_template(out: Path) -> None:
    """Write to OUT the workbook in which villages are listed, with today's communes beside it."""
    from rasoat.cli.django_setup import database
    from rasoat.people.villages_workbook import write_villages_template
    from rasoat.places.installation import today

    with database():
        write_villages_template(out, today())
    say(Words(f"Đã ghi {out}.", f"{out} is written."))
