"""``rasoat explain``: one household from JSON, every point with its answer and its place in the law."""

import json
from pathlib import Path

import click

SOURCE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("household", type=SOURCE)
@click.option("--language", type=click.Choice(["vi", "en"]), default="vi", show_default=True)
@click.option("--json", "as_data", is_flag=True, help="Print JSON, in both languages.")
def explain(household: Path, language: str, as_data: bool) -> None:
    """Score and explain a HOUSEHOLD (docs/household-json.md): a proposal by points, never a status."""
    from rasoat.law.reading.load import shipped
    from rasoat.surveys.explanation import as_json, as_text, explain_household
    from rasoat.surveys.household_json import read_household

    law = shipped()
    asked = read_household(household, law)
    found = explain_household(asked, law)
    if as_data:
        click.echo(json.dumps(as_json(found, asked), ensure_ascii=False, indent=2))
    else:
        click.echo(as_text(found, asked, law, language=language), nl=False)
