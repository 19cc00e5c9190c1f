"""The file that says what is held about people and why, as it is read."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

from rasoat.common.sensitivity import Mark
from rasoat.law.model.sourced import Certainty, Text


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Cited(_Entry):
    """An instrument of the register of law, and how sure we are that it is the ground."""

    instrument: str
    certainty: Certainty


class Basis(_Entry):
    """Why it is lawful to hold the data."""

    id: str
    words: Text
    cites: tuple[Cited, ...]


class Kept(_Entry):
    """How long it is kept, and how sure that is."""

    id: str
    words: Text
    certainty: Certainty


class HeldColumns(_Entry):
    """Personal columns of a table that say one thing; ``mark`` only for tables of libraries."""

    fields: tuple[str, ...]
    words: Text
    mark: Mark | None = None


class Table(_Entry):
    """One table. Without row security (``everywhere``) an area does not bound who reads it."""

    model: str
    words: Text
    whose: Literal["household", "staff", "both"]
    why: Text
    basis: tuple[str, ...]
    kept: str
    verbs: tuple[str, ...]
    everywhere: bool = False
    system: Text | None = None
    technical: tuple[str, ...] = ()
    held: tuple[HeldColumns, ...]


class PersonalData(_Entry):
    """The whole file; a ground or a time of keeping that is named but not there is refused."""

    nothing_personal: tuple[str, ...]
    never_filled: tuple[str, ...]
    basis: tuple[Basis, ...]
    kept: tuple[Kept, ...]
    table: tuple[Table, ...]

    @model_validator(mode="after")
    def _names_are_there(self) -> "PersonalData":
        grounds, times = {one.id for one in self.basis}, {one.id for one in self.kept}
        for table in self.table:
            if unknown := (set(table.basis) - grounds) | ({table.kept} - times):
                raise ValueError(f"{table.model} names {sorted(unknown)}, which is not there")
        return self


@cache
def personal_data() -> PersonalData:
    """The file as this release has it."""
    text = files("rasoat.people").joinpath("data/personal-data.toml").read_text(encoding="utf-8")
    return PersonalData.model_validate(tomllib.loads(text))
