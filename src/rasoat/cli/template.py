"""``rasoat template``: the survey workbook of a commune, without a server."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rasoat.cli.django_setup import say
from rasoat.cli.law_options import LAW, VARIANTS, law_of
from rasoat.cli.shipped_units import ShippedUnit, find_commune
from rasoat.common.words import Words

if TYPE_CHECKING:
    from rasoat.law.model.sheet import AreaType
    from rasoat.law.reading.law import Law
    from rasoat.surveys.survey import SurveyHeader


@click.command()
@click.option("--commune", required=True, help="Official code of five digits: 24616.")
@click.option("--list-year", required=True, type=click.IntRange(2006, 2100), help="Year the list serves.")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Workbook.")
@click.option("--review-year", type=int, help="Year of the visits; the year before the list year.")
@click.option("--village", "villages", multiple=True, help="A village's name; once for each.")
@click.option("--area", "areas", multiple=True, type=click.Choice(["rural", "urban"]),
              help="Area types to draw questions for; the commune's own by default.")  # fmt: skip
@click.option("--name", default="", help="Name of a commune whose units do not come with the software.")
@click.option("--province", default="", help="Code of its province, of two digits.")
@click.option("--region", default="", help="Score region of such a commune: central_highlands.")
@click.option("--mark", "marks", multiple=True, help="A line on top of every sheet: BẢN TRÌNH DIỄN.")
@VARIANTS
@LAW
def template(
    commune: str,
    list_year: int,
    out: Path,
    review_year: int | None,
    villages: Sequence[str],
    areas: "Sequence[AreaType]",
    name: str,
    province: str,
    region: str,
    marks: Sequence[str],
    variants: Sequence[str],
    directory: Path | None,
) -> None:
    """Write the survey workbook of a commune, its questions drawn from the law of the list year."""
    from rasoat.law.scoring.book import RuleBook
    from rasoat.surveys.survey_law import SurveyLaw, variants_named
    from rasoat.surveys.template import survey_template

    law, year = law_of(directory), review_year or list_year - 1
    units = find_commune(commune, date(year, 12, 31)) or _told(commune, name, province, region)
    header = _header(units, law, list_year, year, villages, areas)
    under, last_day = SurveyLaw(RuleBook(law), variants_named(law, variants)), date(year, 12, 31)
    asked = areas or (header.area,)
    rules = {area: under.scorer(header, area, last_day).rules for area in asked}
    out.write_bytes(survey_template(header, rules, marks=marks, region_name=_region_name(law, header.region)))
    say(Words(f"Đã ghi {out}.", f"{out} is written."))


def _told(commune: str, name: str, province: str, region: str) -> tuple[ShippedUnit, ...]:
    """A commune that does not come with the software, as the command line describes it."""
    if not (name and province):
        raise click.UsageError(
            f"Phần mềm không kèm đơn vị mang mã {commune} vào năm rà soát: ghi thêm --name và --province.\n"
            f"No unit with the code {commune} comes with the software for that year: "
            "add --name and --province."
        )
    return (
        ShippedUnit(unit="", level="province", code=province),
        ShippedUnit(unit="", level="commune", code=commune, name=name, score_region=region),
    )


def _header(
    units: tuple[ShippedUnit, ...],
    law: "Law",
    list_year: int,
    review_year: int,
    villages: Sequence[str],
    areas: "Sequence[AreaType]",
) -> "SurveyHeader":
    from rasoat.surveys.survey import SurveyHeader, SurveyVillage

    by_level = {unit.level: unit for unit in units}
    commune, province, district = by_level["commune"], by_level["province"], by_level.get("district")
    area: AreaType = areas[0] if areas else "urban" if commune.area_type == "urban" else "rural"
    return SurveyHeader(
        province_code=province.code,
        commune_code=commune.code,
        commune=commune.title,
        area=area,
        region=commune.score_region or law.region_of(province.code, date(review_year, 12, 31)),
        review_year=review_year,
        list_year=list_year,
        standard=law.standard_for(list_year).says.id,
        villages=tuple(SurveyVillage(None, village, area) for village in villages),
        province=province.title,
        district=district.title if district else "",
    )


def _region_name(law: "Law", region: str) -> str:
    known = (one for file in law.regions.values() for one in file.says.regions)
    return next((one.words.vi for one in known if one.id == region), "")
