"""Households of a place counted by proposed class."""

from dataclasses import dataclass

from rasoat.web.pictures import Part


@dataclass(frozen=True, slots=True)
class Counts:
    """Households by proposed class. ``None`` is "not known", never zero.

    ``poor`` is the whole of the poor; the two kinds of poor exist in the standard 2016-2020 only.
    """

    households: int | None
    surveyed: int
    poor: int
    near_poor: int
    above: int
    unscored: int
    poor_by_income: int | None = None
    poor_by_deprivation: int | None = None

    @property
    def not_surveyed(self) -> int | None:
        """Households of the place without a survey in this review."""
        return None if self.households is None else self.households - self.surveyed

    @property
    def parts(self) -> tuple[Part, ...]:
        """The surveyed households in the order of the picture: poorest first, unscored last."""
        if self.poor_by_income is None or self.poor_by_deprivation is None:
            poor = [Part("poor", self.poor)]
        else:
            poor = [
                Part("poor_by_income", self.poor_by_income),
                Part("poor_by_deprivation", self.poor_by_deprivation),
            ]
        rest = [
            Part("near_poor", self.near_poor),
            Part("above", self.above),
            Part("unscored", self.unscored),
        ]
        return tuple(part for part in (*poor, *rest) if part.number)
