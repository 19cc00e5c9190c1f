"""Write the pages of docs/ that are generated: the help of every command, the schema of law files."""

import sys
from pathlib import Path

import click

from rasoat.cli.main import rasoat

DOCS = Path(__file__).parent.parent / "docs"
HEAD = "# Commands\n\nMade by `make docs` from the commands themselves; a test keeps it true.\n"


def commands_page() -> str:
    """The help of every command as one page."""
    return HEAD + "".join(_section(name, command) for name, command in _all("rasoat", rasoat))


def _all(name: str, command: click.Command) -> list[tuple[str, click.Command]]:
    found = [(name, command)]
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=name)
        for inner in command.list_commands(context):
            child = command.get_command(context, inner)
            if child is not None:
                found += _all(f"{name} {inner}", child)
    return found


def _section(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=name, max_content_width=100, terminal_width=100)
    return f"\n## {name}\n\n```\n{command.get_help(context)}\n```\n"


def main() -> None:
    """Write every generated page."""
    from rasoat.law.schema import publish

    (DOCS / "commands.md").write_text(commands_page(), encoding="utf-8")
    publish(DOCS / "law-schema")


if __name__ == "__main__":
    sys.exit(main())
