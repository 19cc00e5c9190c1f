"""The page docs/personal-data.md, made of the marks of the models, the file of purposes and the roles."""

from collections.abc import Iterator

from rasoat.people.personal.holdings import Ground, HeldTable, held_tables
from rasoat.people.personal.register_file import personal_data

HEAD = """# Personal data: what is held, and why

Made by `make docs` from the marks of the models (`sensitivity = marks(…)`), from
`src/rasoat/people/data/personal-data.toml` and from `roles.toml`; a test keeps it true. In the system it is
the page `/du-lieu-ca-nhan/`, in Vietnamese and English.

A mark says how far a column may go: **posted** (the review has it posted in public), **personal**,
**sensitive** (ethnic group, health, disability, identity numbers and images, full birth dates, secrets;
also whatever may hold these). Columns that stand here are never shown to the public unless they are posted:
a public page takes a `PublicRecord`, which refuses any other column (`people/personal/public.py`). Which
answers of a survey are sensitive: `people/data/questions.toml`; an unknown question is.

The certainty in brackets says how sure we are of the ground. No article of the Law on personal data
protection is cited, since its wording was not seen: the office has to confirm these grounds.
"""
WHOSE = {"household": "households and their members", "staff": "people of the offices", "both": "both"}


def personal_data_page() -> str:
    """The page."""
    empty = ", ".join(f"`{name}`" for name in personal_data().nothing_personal)
    unused = ", ".join(f"`{name}`" for name in personal_data().never_filled)
    return (
        HEAD
        + "".join(map(_section, held_tables()))
        + f"\n## Tables without personal data\n\n{empty}.\n\n"
        + f"Tables of libraries that are never filled: {unused}.\n"
    )


def _section(table: HeldTable) -> str:
    return "\n".join([f"\n## {table.words.en} (`{table.table}`)\n", *_facts(table), "", *_columns(table), ""])


def _facts(table: HeldTable) -> Iterator[str]:
    yield f"- Whose: {WHOSE[table.whose]}"
    yield f"- Why: {table.why.en}"
    yield f"- Ground: {'; '.join(map(_ground, table.grounds))}"
    yield f"- Kept: {table.kept.words.en} ({table.kept.certainty.value})"
    yield f"- Seen by: {_seen_by(table)}"


def _ground(ground: Ground) -> str:
    cites = ", ".join(f"{words.en} ({certainty.value})" for words, certainty in ground.cites)
    return f"{ground.words.en}: {cites}"


def _seen_by(table: HeldTable) -> str:
    roles = [words.en for words in table.roles]
    system = [table.system.en] if table.system else []
    where = ", each in their own areas" if table.bounded and roles else ""
    return ", ".join([*roles, *system]) + where


def _columns(table: HeldTable) -> Iterator[str]:
    yield "| what | columns | mark |"
    yield "|---|---|---|"
    for one in table.holdings:
        columns = ", ".join(f"`{name}`" for name in one.columns)
        yield f"| {one.words.en} | {columns} | {one.mark.value} |"
