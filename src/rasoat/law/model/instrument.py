"""The register of instruments: decrees, decisions, circulars, letters, local documents."""

from datetime import date

from pydantic import Field

from rasoat.law.model.sourced import LawModel, Marked, Text


class Instrument(LawModel):
    """A document that legal values are taken from."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    number: str
    """As printed: "17/2016/TT-BLĐTBXH"; empty when it has none."""
    words: Text
    issued: date | None = None
    in_force: date | None = None
    lapsed: date | None = None
    certainty: Marked
    seen_in: str = ""
    note: str = ""


class Instruments(LawModel):
    """All instruments of a law directory."""

    instruments: tuple[Instrument, ...] = Field(alias="instrument")
