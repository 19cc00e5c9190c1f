"""``rasoat keys``: the keys that lie outside the database, taken to a safe place and back."""

from pathlib import Path

import click

from rasoat.cli.django_setup import say, with_django
from rasoat.common.words import Words

PASSPHRASE = "RASOAT_KEYS_PASSPHRASE"  # noqa: S105 - the name of a variable
FILE = click.Path(dir_okay=False, path_type=Path)


@click.group()
def keys() -> None:
    """Keys of the trail and of personal values: no backup holds them, so keep them apart from it."""


@keys.command("export")
@click.argument("file", type=FILE)
@click.option(
    "--passphrase",
    envvar=PASSPHRASE,
    prompt="Mật khẩu của tệp / Passphrase",
    hide_input=True,
    confirmation_prompt=True,
    help=f"Else ${PASSPHRASE}.",
)
@with_django
def export(file: Path, passphrase: str) -> None:
    """Write every key into FILE, locked by a passphrase."""
    from django.conf import settings

    from rasoat.safekeeping.keys_file import export_keys

    names = export_keys(settings.KEYS.folder, file, passphrase)
    _say(Words(f"Đã ghi vào {file}", f"Written to {file}"), names)


@keys.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Also where this machine has other keys; they are kept aside.")
@click.option("--passphrase", envvar=PASSPHRASE, prompt="Mật khẩu của tệp / Passphrase", hide_input=True)
@with_django
def import_(file: Path, replace: bool, passphrase: str) -> None:
    """Put the keys of FILE in place, before a backup is restored on a new machine."""
    from django.conf import settings

    from rasoat.safekeeping.keys_file import import_keys

    names = import_keys(settings.KEYS.folder, file, passphrase, replace=replace)
    _say(Words("Đã nạp khóa", "Keys are in place"), names)


def _say(done: Words, names: list[str]) -> None:
    from django.conf import settings

    say(Words(f"{done.vi}: {', '.join(names)}.", f"{done.en}: {', '.join(names)}."))
    for name in names:
        click.echo(f"  {name} {settings.KEYS.fingerprint(name)}")
