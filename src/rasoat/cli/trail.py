"""``rasoat trail``: seal, verify, print the root, export, forget."""

import signal
import threading
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from rasoat.cli.django_setup import database, require_answer, say, with_django
from rasoat.cli.named_person import Shown, as_person, named
from rasoat.common.words import Words

TARGET = click.Path(dir_okay=False, writable=True, path_type=Path)
DAY = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])


@click.group()
def trail() -> None:
    """The trail: who did and read what, and the proof that nothing was changed."""


@trail.command()
@click.option("--watch", is_flag=True, help="Beside a running system: go on every few seconds until stopped.")
@with_django
def seal(watch: bool) -> None:
    """Seal what waits: chain it by unit and close it under a new root."""
    from rasoat.people.sealing.watch import keep_sealing, seal_now

    if watch:
        require_answer()  # beside a system that runs: the database is not ours to start or stop
        keep_sealing(_until_stopped(), _trouble)
        return
    with database():
        sealed = seal_now()
    number = sum(one.links for one in sealed)
    say(Words(f"Đã niêm phong {number} bản ghi.", f"{number} records sealed."))


@trail.command()
@click.option("--root", help="A root kept on paper: say whether it is still in the trail.")
@with_django
def verify(root: str | None) -> None:
    """Compute everything anew; exit status 1 with the first broken record of each chain."""
    from rasoat.cli.trail_said import said
    from rasoat.people.actions.verify_trail import ask_verification, carry_out
    from rasoat.people.queries import system_actor
    from rasoat.people.root_paper import is_known
    from rasoat.people.sealing.readers import SEALER

    with database():
        sealer = system_actor(SEALER)
        report = carry_out(ask_verification(acting_user=sealer), acting_user=sealer)
        known = root is None or is_known(root)
        for line in said(report):
            say(line)
    if not known:
        say(NOT_IN_TRAIL)
    if not (known and report.whole):
        raise SystemExit(1)


@trail.command()
@click.option("--pdf", type=TARGET, help="Also write the page to sign and keep, with its QR picture.")
@with_django
def root(pdf: Path | None) -> None:
    """Say the latest root, to be kept on paper outside the system."""
    from rasoat.people.root_paper import newest, root_pdf

    with database():
        seal = newest()
        if seal is None:
            say(NO_SEAL)
            raise SystemExit(1)
        if pdf:
            pdf.write_bytes(root_pdf(seal))
    say(Words(f"Niêm phong số {seal.number}, khóa {seal.key}:", f"Seal {seal.number}, key {seal.key}:"))
    click.echo(f"  {seal.root.hex()}")


@trail.command()
@click.argument("out", type=TARGET)
@click.option("--unit", help="Code of the unit; without it the person's whole area.")
@click.option("--from", "since", type=DAY, help="First day.")
@click.option("--to", "until", type=DAY, help="Last day.")
@click.option("--language", type=click.Choice(["vi", "en"]), default="vi", show_default=True)
@as_person
@with_django
def export(
    out: Path, unit: str | None, since: datetime | None, until: datetime | None, language: str, **who: Any
) -> None:
    """Write what the person may see to OUT: a workbook for .xlsx, else lines of JSON."""
    from rasoat.people.acting import acting
    from rasoat.people.trail_files import export_lines, export_workbook
    from rasoat.people.trail_search import TrailFilter

    with named(who["login"], who["shown"]) as person, acting(person):
        wanted = TrailFilter(
            unit_path=_path(unit, person),
            since=since.date() if since else None,
            until=until.date() if until else None,
        )
        if out.suffix.lower() == ".xlsx":
            out.write_bytes(export_workbook(wanted, language, acting_user=person))
        else:
            export_lines(out, wanted, language, acting_user=person)
    say(Words(f"Đã ghi {out}.", f"{out} is written."))


@trail.command()
@click.argument("kind")
@click.argument("code")
@click.option("--reason", required=True, help="Who asked, under which document.")
@as_person
@with_django
def forget(kind: str, code: str, reason: str, login: str, shown: Shown) -> None:
    """Forget the personal values of a subject (KIND "person" or "household", its CODE), for ever."""
    from rasoat.people.acting import acting
    from rasoat.people.actions.forget_person import forget_person

    with named(login, shown) as who, acting(who):
        forget_person(kind, code, acting_user=who, reason=reason)
    say(Words("Đã xóa vĩnh viễn các giá trị cá nhân.", "The personal values are forgotten for ever."))


@trail.command("accept-restore")
@click.option("--reason", required=True, help="Why, and which backup was used.")
@with_django
def accept_restore_(reason: str) -> None:
    """After a backup was put back on purpose: let the trail go on from its last seal."""
    from rasoat.people.acting import acting
    from rasoat.people.actions.accept_restore import accept_restore
    from rasoat.people.queries import system_actor
    from rasoat.people.sealing.readers import SEALER

    with database(), acting(system_actor(SEALER)) as sealer:
        number = accept_restore(acting_user=sealer, reason=reason)
    say(Words(f"Nhật ký nối tiếp sau niêm phong {number}.", f"The trail goes on after seal {number}."))


def _until_stopped() -> threading.Event:
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    return stop


def _trouble(refused: Any) -> None:
    for problem in refused.problems:
        click.echo(f"! {problem.sentence('vi')}\n  {problem.sentence('en')}", err=True)


def _path(unit: str | None, person: Any) -> str:
    """The path of the unit with that code. A foreign one does not exist."""
    from rasoat.places.installation import today
    from rasoat.places.queries import unit_by_code

    if unit is None:
        return ""
    found = unit_by_code(unit, today())
    if found is None or not person.covers(found.path):
        raise click.BadParameter(f"no unit {unit} in your areas", param_hint="--unit")
    return found.path


NOT_IN_TRAIL = Words("✗ Mã gốc này không còn trong nhật ký.", "✗ This root is not in the trail.")
NO_SEAL = Words("Chưa có niêm phong nào.", "There is no seal yet.")
