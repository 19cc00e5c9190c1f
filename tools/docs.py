"""Write the pages of docs/ that are generated: help of commands, schema of law files, personal data."""

import os
from pathlib import Path

import click

from rasoat.cli.main import rasoat
from tools import asvs

DOCS = Path(__file__).parent.parent / "docs"
WIDTH = 100
HEAD = "# Commands\n\nMade by `make docs` from the commands themselves; a test keeps it true.\n"


def commands_page() -> str:
    """The help of every command as one page."""
    return HEAD + "".join(_section(context) for context in _all("rasoat", rasoat, None))


def commands() -> list[click.Context]:
    """Every command that does something, in the order of help."""
    return [one for one in _all("rasoat", rasoat, None) if not isinstance(one.command, click.Group)]


def _all(name: str, command: click.Command, parent: click.Context | None) -> list[click.Context]:
    # The commands' own settings and parents, as when they are run: click remembers a command's help
    # option, so another context would print another page after a command has run in this process.
    settings = command.context_settings | {"max_content_width": WIDTH, "terminal_width": WIDTH}
    context = click.Context(command, parent, info_name=name, **settings)
    found = [context]
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            child = command.get_command(context, inner)
            if child is not None:
                found += _all(inner, child, context)
    return found


def _section(context: click.Context) -> str:
    return f"\n## {context.command_path}\n\n```\n{context.get_help()}\n```\n"


def main() -> None:
    """Write every generated page."""
    from rasoat.law.schema import publish

    (DOCS / "commands.md").write_text(commands_page(), encoding="utf-8")
    publish(DOCS / "law-schema")
    asvs.main()
    (DOCS / "personal-data.md").write_text(_personal_data(), encoding="utf-8")


def _personal_data() -> str:
    """The models are known once Django is set up."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rasoat.config.settings_for_tests")
    django.setup()
    from tools.personal_data import personal_data_page

    return personal_data_page()


if __name__ == "__main__":
    main()
