"""``rasoat people``: accounts in bulk, who holds what, reforms, the practice area."""

from pathlib import Path

import click

from rasoat.cli.django_setup import database, say, with_django
from rasoat.cli.named_person import Shown, as_person, named
from rasoat.common.words import Words

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
TARGET = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.group()
def people() -> None:
    """Accounts, roles and areas of people."""


@people.command()
@click.argument("out", type=TARGET)
@as_person
@with_django
def template(out: Path, login: str, shown: Shown) -> None:
    """Write to OUT the workbook of people, with the roles and units that you may give."""
    from rasoat.people.accounts_workbook import write_accounts_template
    from rasoat.people.acting import acting
    from rasoat.places.installation import today

    with named(login, shown) as who, acting(who):
        write_accounts_template(out, who, today())
    say(Words(f"Đã ghi {out}.", f"{out} is written."))


@people.command("import")
@click.argument("file", type=FILE)
@click.option("--slips", type=TARGET, help="Write slips with fresh codes for the new people here (PDF).")
@click.option("--address", default="http://127.0.0.1:8000/", show_default=True, help="Printed on slips.")
@as_person
@with_django
def import_(file: Path, slips: Path | None, address: str, login: str, shown: Shown) -> None:
    """Bring in the people of a workbook or CSV FILE: all of them, or none and every fault."""
    from rasoat.people.accounts_workbook import read_accounts
    from rasoat.people.acting import acting
    from rasoat.people.actions.bring_in_people import bring_in_people
    from rasoat.people.actions.print_slips import print_slips
    from rasoat.places.installation import today

    with named(login, shown) as who, acting(who):
        brought = bring_in_people(read_accounts(file, file.name, who, today()), acting_user=who)
        new = [person.pk for person in brought.people]
        paper = print_slips(new, address, acting_user=who) if slips and new else None
    if slips and paper:
        slips.write_bytes(paper)
        slips.chmod(0o600)
    say(
        Words(
            f"{len(new)} tài khoản mới; {brought.already} dòng đã có từ trước.",
            f"{len(new)} new accounts; {brought.already} rows were there already.",
        )
    )


@people.command("list")
@click.option("--find", "text", default="", help="Name or login, accents not needed.")
@click.option("--role", default="", help="Key of a role, such as village_head.")
@click.option(
    "--state", type=click.Choice(["", "active", "invited", "idle", "closed", "unused", "ending"]), default=""
)
@as_person
@with_django
def list_(text: str, role: str, state: str, login: str, shown: Shown) -> None:
    """Say who holds what, of the people whose accounts you manage."""
    from rasoat.people.account_queries import Asked, find_people
    from rasoat.people.acting import acting
    from rasoat.people.trail import Subject, record_read
    from rasoat.places.installation import today

    with named(login, shown) as who, acting(who):
        total, found = find_people(who, Asked(text, role, "", state), today(), limit=100_000)
        record_read(
            "account.read",
            acting_user=who,
            subject=Subject("person", "list"),
            unit_path=who.unit_path,
            rows=total,
        )
    for one in found:
        held = "; ".join(f"{each.assignment.role} {each.unit.title}" for each in one.held)
        click.echo(f"{one.person.login}\t{one.person.full_name}\t{one.state}\t{held}")
    say(Words(f"{total} người.", f"{total} people."))


@people.command()
@with_django
def move() -> None:
    """Bring people through the reforms of units up to today; what needs a choice is counted."""
    from rasoat.people.acting import acting
    from rasoat.people.actions.move_assignments import move_assignments
    from rasoat.people.queries import system_actor
    from rasoat.places.installation import today

    with database(), acting(system_actor("system.mover")) as mover:
        done = move_assignments(today(), acting_user=mover)
    say(
        Words(
            f"Chuyển {done.moved}, kết thúc {done.ended}, chờ chọn {done.waiting} phân công.",
            f"{done.moved} assignments moved, {done.ended} ended, {done.waiting} wait for a choice.",
        )
    )


@people.command()
@as_person
@with_django
def practice(login: str, shown: Shown) -> None:
    """Make the practice area if it is not there, and fill it with invented households."""
    from rasoat.demonstration.practice import fill_practice_area
    from rasoat.people.acting import acting
    from rasoat.people.actions.make_practice_area import make_practice_area
    from rasoat.people.queries import system_actor
    from rasoat.places.models import Unit

    with named(login, shown) as who:
        if not Unit.objects.filter(practice=True).exists():
            with acting(who):
                make_practice_area(acting_user=who)
        with acting(system_actor("system.installer")) as installer:
            households = fill_practice_area(acting_user=installer)
    say(Words(f"Khu thực hành có {households} hộ.", f"The practice area has {households} households."))
