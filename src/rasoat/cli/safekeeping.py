"""``rasoat backup``, ``rasoat restore``, ``rasoat drill``: by who runs the machine."""

from pathlib import Path

import click

from rasoat.cli.django_setup import database, say, with_django
from rasoat.common.words import Words

FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.option("--to", type=FOLDER, help="Folder for it, best on another disk; else the system's own.")
@click.option("--base", is_flag=True, help="A base backup, from which the log of changes is replayed.")
@with_django
def backup(to: Path | None, base: bool) -> None:
    """Back the whole database up, with the files; keys stay apart (rasoat keys export)."""
    from rasoat.safekeeping.actions.back_up import back_up
    from rasoat.safekeeping.actions.take_base import take_base

    with database():
        made = take_base() if base else back_up(to)
    say(Words(f"Đã sao lưu: {made}", f"Backed up: {made}"))


@click.command()
@click.argument("backup", required=False, type=FOLDER)
@click.option(
    "--latest", is_flag=True, help="The base backup and everything received since (embedded server)."
)
@click.option("--replace", is_flag=True, help="Also where the database holds something; that is kept first.")
@click.option("--without-keys", is_flag=True, help="Also when keys of the backup are lost for good.")
@with_django
def restore(backup: Path | None, latest: bool, replace: bool, without_keys: bool) -> None:
    """Put BACKUP in place, after its files, contents and rights are proved; stop rasoat run first."""
    if latest == (backup is not None):
        raise click.UsageError("Cho một BACKUP hoặc --latest. / Give one BACKUP, or --latest.")
    if backup is None:
        _restore_latest(replace)
        return
    from rasoat.safekeeping.actions.restore import restore as put_in_place

    with database():
        shown = put_in_place(backup, replace=replace, with_keys=not without_keys)
    say(
        Words(
            f"Đã phục hồi {shown.rows:,} dòng của {shown.tables} bảng ({shown.seconds} giây), nội dung khớp.",
            f"{shown.rows:,} rows of {shown.tables} tables are back ({shown.seconds} s), the same as before.",
        )
    )


def _restore_latest(replace: bool) -> None:
    from rasoat.safekeeping.actions.restore_latest import restore_latest

    found = restore_latest(replace=replace)
    say(
        Words(
            f"Đã phục hồi đến {found.as_of:%d/%m/%Y %H:%M:%S} (giờ UTC).",
            f"Put back up to {found.as_of:%Y-%m-%d %H:%M:%S} UTC.",
        )
    )
    if found.old:
        say(
            Words(
                f"Dữ liệu cũ được để sang {found.old}; xóa khi không cần nữa.",
                f"What stood there lies in {found.old}; remove it when it is not needed.",
            )
        )


@click.command()
@click.argument("backup", required=False, type=FOLDER)
@with_django
def drill(backup: Path | None) -> None:
    """Rehearse: put the newest backup (or BACKUP) into a scratch database and prove that all came back."""
    from rasoat.safekeeping.actions.drill import drill as rehearse

    with database():
        shown = rehearse(backup)
    say(
        Words(
            f"Diễn tập đạt: {shown.rows:,} dòng của {shown.tables} bảng khớp, "
            f"{shown.sealed:,} bản ghi nhật ký đã kiểm chứng, {shown.seconds} giây.",
            f"The drill holds: {shown.rows:,} rows of {shown.tables} tables are the same, {shown.sealed:,} "
            f"records of the trail are verified, {shown.seconds} s.",
        )
    )
    click.echo(f"  sha256 {shown.content}")
