"""``rasoat check``: whether the locks of the database still hold."""

import click

from rasoat.cli.django_setup import database, say, with_django
from rasoat.common.problems import Refused
from rasoat.common.words import Words


@click.command()
@with_django
def check() -> None:
    """Ask the database whether every table of people's data is still locked by area; exit status 1 if not."""
    from rasoat.people.lock_check import faults_of_locks

    with database():
        if faults := faults_of_locks():
            raise Refused(faults)
    say(
        Words(
            "Mọi bảng dữ liệu cá nhân đều được khóa theo địa bàn.",
            "Every table of people's data is locked by area.",
        )
    )
