"""Days that the Government swaps: a working day off, a free day worked for it."""

from datetime import date

from pydantic import Field, model_validator

from rasoat.law.model.sourced import LawModel, Sourced


class Swap(Sourced):
    """One announcement: ``off`` becomes free, ``work`` is worked for it; either may be missing."""

    off: date | None = None
    work: date | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "Swap":
        if self.off is None and self.work is None:
            raise ValueError("a swap names a day off, a day worked, or both")
        return self


class Calendar(LawModel):
    """Swapped days of a jurisdiction beyond the public holidays that are known anyway."""

    id: str
    swaps: tuple[Swap, ...] = Field(default=(), alias="swap")
