"""What is held about people: the file of purposes joined with the marks of the models and with the roles."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps

from rasoat.common.sensitivity import Mark
from rasoat.common.words import Words
from rasoat.law.model.sourced import Certainty
from rasoat.law.reading.load import shipped
from rasoat.people.personal.public import mark_of
from rasoat.people.personal.register_file import Basis, HeldColumns, Kept, Table, personal_data
from rasoat.people.roles import roles


@dataclass(frozen=True, slots=True)
class Ground:
    """A legal ground with its instruments: number, or title without one, and certainty."""

    words: Words
    cites: tuple[tuple[Words, Certainty], ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """Some columns of a table that say one thing, and how far they may go."""

    columns: tuple[str, ...]
    words: Words
    mark: Mark


@dataclass(frozen=True, slots=True)
class HeldTable:
    """One table: what, whose, why, on what grounds, how long, who sees it.

    ``roles`` hold a verb that opens it; ``system`` says what works with it besides. ``bounded`` when row
    security keeps everybody to their areas.
    """

    model: str
    table: str
    words: Words
    whose: str
    why: Words
    grounds: tuple[Ground, ...]
    kept: Kept
    roles: tuple[Words, ...]
    system: Words | None
    bounded: bool
    holdings: tuple[Holding, ...]


def held_tables() -> tuple[HeldTable, ...]:
    """Every table with personal data, in the order of the file."""
    file = personal_data()
    grounds = {one.id: _ground(one) for one in file.basis}
    times = {one.id: one for one in file.kept}
    return tuple(
        HeldTable(
            model=one.model,
            table=apps.get_model(one.model)._meta.db_table,
            words=one.words,
            whose=one.whose,
            why=one.why,
            grounds=tuple(grounds[name] for name in one.basis),
            kept=times[one.kept],
            roles=tuple(_roles(one)),
            system=one.system,
            bounded=hasattr(apps.get_model(one.model), "path_field"),
            holdings=tuple(Holding(held.fields, held.words, _mark(one, held)) for held in one.held),
        )
        for one in file.table
    )


def _ground(basis: Basis) -> Ground:
    register = shipped().register
    return Ground(
        basis.words,
        tuple(
            (Words(number, number) if (number := register[one.instrument].number) else
             register[one.instrument].words, one.certainty)
            for one in basis.cites
        ),
    )  # fmt: skip


def _roles(table: Table) -> Iterator[Words]:
    """The roles with a verb that opens the table; who sees no row reads only what is not bounded by areas."""
    return (
        role.words
        for role in roles().values()
        if role.verbs & set(table.verbs) and (role.sees_rows or table.everywhere)
    )


def _mark(table: Table, held: HeldColumns) -> Mark:
    """The one mark of all these columns. ValueError when they differ or have none."""
    model = apps.get_model(table.model)
    found = {held.mark} if held.mark else {mark_of(model, name) for name in held.fields}
    if len(found) != 1 or (mark := found.pop()) is None:
        raise ValueError(f"{table.model}: {held.fields} have not one mark")
    return mark
