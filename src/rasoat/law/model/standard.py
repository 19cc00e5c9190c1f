"""A poverty standard: which list years it serves, its classes, thresholds, indicators and decision table."""

from typing import Literal

from pydantic import Field, model_validator

from rasoat.law.model.conditions import Condition
from rasoat.law.model.items import Band
from rasoat.law.model.questions import CODE
from rasoat.law.model.sheet import AreaType
from rasoat.law.model.sourced import DatedNumber, LawModel, Sourced, Text


class ListYears(Sourced):
    """List years the standard serves, both included."""

    first: int
    last: int


class HouseholdClass(Sourced):
    """One class a household can be proposed for. ``rank`` 0 is the poorest."""

    id: str = Field(pattern=CODE)
    group: Literal["poor", "near_poor", "above"]
    """The legal status it leads to: several classes may be one status (two branches of poor in 2016-2020)."""
    rank: int
    words: Text


class ThresholdValue(DatedNumber):
    """A threshold in one area type from a date."""

    area: AreaType


class Threshold(LawModel):
    """A named number that a total, or a legal income, is compared with."""

    id: str = Field(pattern=CODE)
    words: Text
    unit: Literal["points", "vnd_per_head_month", "indicators"]
    values: tuple[ThresholdValue, ...] = Field(alias="value_from", min_length=1)

    def entries(self, area: AreaType) -> tuple[ThresholdValue, ...]:
        """The dated values for one area type."""
        return tuple(value for value in self.values if value.area == area)


class Total(LawModel):
    """A total that rows of the decision table compare: B1, B2."""

    id: str = Field(pattern=CODE)
    words: Text
    of: Literal["sheet", "indicators", "lookup"]
    """Added up over the items of the score sheet, over the deprived indicators, or looked up on another."""
    on: str | None = None
    """The total that is looked up."""
    bands: tuple[Band, ...] = Field(default=(), alias="band")

    @model_validator(mode="after")
    def _lookup_is_whole(self) -> "Total":
        if (self.of == "lookup") != (self.on is not None and bool(self.bands)):
            raise ValueError("a look-up needs 'on' and bands, other totals have neither")
        return self


class Dimension(LawModel):
    """A basic social service (dịch vụ xã hội cơ bản)."""

    id: str = Field(pattern=CODE)
    words: Text


class Indicator(Sourced):
    """A deprivation indicator. Without ``deprived_when`` its threshold is unknown: no score."""

    id: str = Field(pattern=CODE)
    no: int
    dimension: str
    words: Text
    rule: Text
    """The threshold in words, as the officer reads it."""
    points: int
    deprived_when: Condition | None = None

    @model_validator(mode="after")
    def _empty_only_when_unknown(self) -> "Indicator":
        if (self.deprived_when is None) == self.is_known:
            raise ValueError("deprived_when is left out exactly when its certainty is 'unknown'")
        return self


class Comparison(LawModel):
    """A total compared with a threshold. A total equal to ``at_most`` or ``at_least`` passes."""

    total: str
    above: str | None = None
    at_most: str | None = None
    at_least: str | None = None
    below: str | None = None

    @model_validator(mode="after")
    def _compares(self) -> "Comparison":
        if not any((self.above, self.at_most, self.at_least, self.below)):
            raise ValueError("say what the total is compared with")
        return self

    @property
    def thresholds(self) -> tuple[str, ...]:
        """Ids of the thresholds it names."""
        return tuple(t for t in (self.above, self.at_most, self.at_least, self.below) if t)


class DecisionRow(Sourced):
    """A row of the decision table: its class where every comparison holds."""

    id: str = Field(pattern=CODE)
    becomes: str
    when: tuple[Comparison, ...] = Field(min_length=1)


class IncomeRow(Sourced):
    """A class rule of the decree in money: income a head a month, and deprived indicators."""

    becomes: str
    when: tuple[Comparison, ...] = Field(min_length=1)


class FormAItem(Sourced):
    """A sign of wealth of the quick identification. Unknown items keep their number and stay empty."""

    id: str = Field(pattern=CODE)
    no: int
    words: Text | None = None


class FormA(Sourced):
    """Quick identification (Phiếu A): with ``cut`` or more signs a household is surely not poor."""

    cut: int | None = None
    items: tuple[FormAItem, ...] = Field(default=(), alias="item")


class Standard(LawModel):
    """A multidimensional poverty standard (chuẩn nghèo đa chiều)."""

    id: str
    jurisdiction: str
    """"vn" for the nation; a province's code for a local standard."""
    words: Text
    questionnaire: str
    list_years: tuple[ListYears, ...] = Field(alias="list_year", min_length=1)
    totals: tuple[Total, ...] = Field(alias="total", min_length=1)
    classes: tuple[HouseholdClass, ...] = Field(alias="class", min_length=1)
    dimensions: tuple[Dimension, ...] = Field(default=(), alias="dimension")
    indicators: tuple[Indicator, ...] = Field(default=(), alias="indicator")
    thresholds: tuple[Threshold, ...] = Field(alias="threshold", min_length=1)
    decisions: tuple[DecisionRow, ...] = Field(alias="decision", min_length=1)
    income_rows: tuple[IncomeRow, ...] = Field(default=(), alias="income_row")
    form_a: FormA | None = None

    def serves(self, list_year: int) -> bool:
        """Whether lists of this year follow the standard."""
        return any(span.first <= list_year <= span.last for span in self.list_years)

    def class_named(self, class_id: str) -> HouseholdClass:
        """The class with this id. KeyError when there is none."""
        return {found.id: found for found in self.classes}[class_id]
