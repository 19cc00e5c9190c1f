"""The law a survey is under: the country's, with the province's own variants in use."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.law.model.sheet import AreaType
from rasoat.law.reading.law import Law
from rasoat.law.scoring.book import RuleBook
from rasoat.law.scoring.score import Scorer
from rasoat.surveys.reading.header import HeaderRows
from rasoat.surveys.survey import SurveyHeader

Variants = Mapping[str, str]
"""Ids of variants by "area/region", as a campaign names them: {"urban/central_highlands": "67-land"}."""

NO_VARIANTS: Variants = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class SurveyLaw:
    """Rules by area and day for the survey of a commune."""

    book: RuleBook
    variants: Variants

    def scorer(self, header: SurveyHeader | HeaderRows, area: AreaType, day: date) -> Scorer:
        """For households of ``area`` visited on ``day``. Raises Refused with what the law does not know."""
        variant = self._variant(header, area)
        return self.book.scorer(header.list_year, area, header.region, day, variant)

    def _variant(self, header: SurveyHeader | HeaderRows, area: AreaType) -> str | None:
        """A variant that names communes is for them alone."""
        name = self.variants.get(f"{area}/{header.region}")
        communes = self.book.law.variants[name].says.communes if name else ()
        return name if not communes or header.commune_code in communes else None


def variants_named(law: Law, names: Iterable[str]) -> Variants:
    """The variants with these ids. Raises Refused with those that the law does not have."""
    wanted = tuple(names)
    unknown = [_no_variant(name, law) for name in wanted if name not in law.variants]
    if unknown:
        raise Refused(unknown)
    found = (law.variants[name].says for name in wanted)
    return {f"{variant.area}/{variant.region}": variant.id for variant in found}


def _no_variant(name: str, law: Law) -> Problem:
    known = ", ".join(sorted(law.variants))
    return Problem(
        "law.no_variant",
        name,
        Words("không có biến thể này.", "there is no such variant."),
        Words(
            f"Chọn một trong: {known}." if known else "Thêm tệp biến thể vào thư mục luật và ghi --law.",
            f"Choose one of: {known}."
            if known
            else "Add its file to a law directory and name it with --law.",
        ),
    )
