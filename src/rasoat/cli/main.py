"""``rasoat``: every command, each loaded only when it is called."""

from importlib import import_module

import click

from rasoat import __version__
from rasoat.cli.django_setup import refusals_said

COMMANDS = {
    "run": "rasoat.cli.run:run",
    "migrate": "rasoat.cli.database:migrate",
    "check": "rasoat.cli.check:check",
    "init": "rasoat.cli.database:init",
    "units": "rasoat.cli.units:units",
    "law": "rasoat.cli.law:law",
    "template": "rasoat.cli.template:template",
    "classify": "rasoat.cli.classify:classify",
    "explain": "rasoat.cli.explain:explain",
    "survey": "rasoat.cli.survey:survey",
    "lists": "rasoat.cli.survey:lists",
    "past": "rasoat.cli.past:past",
    "register": "rasoat.cli.register:register",
    "people": "rasoat.cli.people:people",
    "trail": "rasoat.cli.trail:trail",
    "backup": "rasoat.cli.safekeeping:backup",
    "restore": "rasoat.cli.safekeeping:restore",
    "drill": "rasoat.cli.safekeeping:drill",
    "keys": "rasoat.cli.keys:keys",
    "demo": "rasoat.cli.demonstration:demo",
}
"""Name of a command and where it stands, in the order that help shows."""


class Commands(click.Group):
    """A group that knows its commands by name and loads the one that is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Every name, in the order of ``COMMANDS``."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command itself; None when there is none by that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.command(
    cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="rasoat")
def rasoat() -> None:
    """Rà soát hộ nghèo, hộ cận nghèo hằng năm · the yearly review of poor and near-poor households."""


def main() -> None:
    """The program. A refusal is said in both languages, with place and remedy; exit status 1."""
    with refusals_said():
        rasoat()
