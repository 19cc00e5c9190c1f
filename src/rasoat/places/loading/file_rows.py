"""The rows of a province's files (places/data/README.md) and their checks, one row at a time."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from rasoat.common.names import tidy
from rasoat.places.models import AreaType, Level


def _several(text: object) -> object:
    return tuple(filter(None, map(tidy, text.split(";")))) if isinstance(text, str) else text


def _empty_as_none(text: object) -> object:
    return None if text == "" else text


_Text = Annotated[str, AfterValidator(tidy), Field(min_length=1)]


class PeriodRow(BaseModel):
    """A row of units.csv. ``unit`` names the unit inside the files, ``parent`` the unit above."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: _Text
    level: Level
    code: Annotated[str, Field(pattern=r"^[0-9]{2,5}$")]
    name: _Text
    other_names: Annotated[tuple[str, ...], BeforeValidator(_several)]
    type: _Text
    area_type: Annotated[AreaType | None, BeforeValidator(_empty_as_none)]
    score_region: Annotated[str | None, BeforeValidator(_empty_as_none)]
    parent: str
    valid_from: date
    valid_to: Annotated[date | None, BeforeValidator(_empty_as_none)]
    source: _Text

    def holds_on(self, day: date) -> bool:
        """Whether this is the unit's period on ``day``."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


class SuccessionRow(BaseModel):
    """A row of successions.csv, by the labels of units.csv."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    from_unit: Annotated[_Text, Field(alias="from")]
    to_unit: Annotated[_Text, Field(alias="to")]
    on: date
    whole: bool
    source: _Text


class Source(BaseModel):
    """An entry of sources.toml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: _Text
    certainty: Annotated[str, Field(pattern="^(text|secondary|recalled|inferred|unknown)$")]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProvinceFiles:
    """All that the files of one province say."""

    periods: tuple[PeriodRow, ...]
    successions: tuple[SuccessionRow, ...]
    sources: dict[str, Source]
