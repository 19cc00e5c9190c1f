"""The workbook for a commune's survey: its villages, and the households of the last list."""

from rasoat.common.problems import Refused
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record_read
from rasoat.places import installation
from rasoat.places.areas import Area, areas_under
from rasoat.places.models import Level
from rasoat.places.queries import ancestors, units_under
from rasoat.places.unit_row import UnitRow
from rasoat.register.derivation.standings import LISTED
from rasoat.register.law_in_use import rule_book
from rasoat.register.models import Household, LegalStatus, Member
from rasoat.register.queries.stored import surveyed_member
from rasoat.register.queries.within import within
from rasoat.register.values import Years
from rasoat.surveys.survey import SurveyedHousehold, SurveyHeader, SurveyVillage
from rasoat.surveys.survey_law import SurveyLaw
from rasoat.surveys.template import survey_template

DEMONSTRATION = "DỮ LIỆU TRÌNH DIỄN - người và hộ giả định"


def survey_workbook(person: ActingUser, commune: UnitRow, years: Years) -> tuple[str, bytes]:
    """Name and bytes of the workbook to fill in. What it holds of persons stands in the trail.

    The households of the last list are in it, with their codes and members, since each of them is reviewed
    (form 2a, group 1); the others are added by hand. Raises ``Refused`` while the commune's area or score
    region is not known, or the law lacks a value.
    """
    villages = units_under(commune.path, years.as_of, Level.VILLAGE)
    areas = areas_under(commune.path, years.as_of)
    header = _header(commune, villages, areas, years)
    law = SurveyLaw(rule_book(), years.variants)
    rules = {
        area: law.scorer(header, area, years.as_of).rules
        for area in sorted({village.area for village in header.villages} | {header.area})
    }
    known = _last_list(person, commune, villages, years)
    record_read(
        "list.export",
        acting_user=person,
        subject=Subject("survey_workbook", f"{commune.code} {years.list_year}"),
        unit_path=commune.path,
        rows=len(known),
    )
    marks = (DEMONSTRATION,) if installation.is_demonstration() else ()
    return f"phieu-{commune.code}-{years.list_year}.xlsx", survey_template(header, rules, known, marks=marks)


def _header(
    commune: UnitRow, villages: tuple[UnitRow, ...], areas: dict[int, Area], years: Years
) -> SurveyHeader:
    unknown = [area.problem for area in areas.values() if area.problem is not None]
    if unknown:
        raise Refused(unknown)
    above = ancestors(commune, years.as_of)
    region = commune.score_region or rule_book().law.region_of(above[0].code, years.as_of)
    listed = tuple(
        SurveyVillage(village.code, village.title, areas[village.id].area_type or "rural")
        for village in villages
    )
    return SurveyHeader(
        province_code=above[0].code,
        commune_code=commune.code,
        commune=commune.title,
        area=commune.area_type or listed[0].area,
        region=region,
        review_year=years.review_year,
        list_year=years.list_year,
        standard=years.standard,
        villages=listed,
        province=above[0].title,
        district=above[1].title if len(above) > 1 else "",
    )


def _last_list(
    person: ActingUser, commune: UnitRow, villages: tuple[UnitRow, ...], years: Years
) -> list[SurveyedHousehold]:
    """Households poor or near-poor on the last list, as far as their members' birth dates are known."""
    listed = within(LegalStatus, person, commune).filter(
        list_year=years.list_year - 1, current=True, class_group__in=LISTED
    )
    classes = dict(listed.values_list("household_id", "class_group"))
    members: dict[int, list[Member]] = {}
    for member in within(Member, person, commune).filter(left_on__isnull=True).order_by("number"):
        members.setdefault(member.household_id, []).append(member)
    titles = {village.id: village for village in villages}
    present = within(Household, person, commune).filter(pk__in=classes, closed_on__isnull=True)
    households = present.order_by("unit_path", "sort_key")
    return [
        _known(household, members[household.pk], titles[household.unit_id], classes[household.pk], years)
        for household in households
        if household.unit_id in titles and all(member.born for member in members[household.pk])
    ]


def _known(
    household: Household, members: list[Member], village: UnitRow, last_class: str, years: Years
) -> SurveyedHousehold:
    return SurveyedHousehold(
        row=0,
        code=household.code,
        village=village.title,
        village_code=village.code,
        local_number=household.local_number,
        residence="temporary" if household.residence == "temporary" else "permanent",
        review_date=years.as_of,
        last_class="poor" if last_class == "poor" else "near_poor",
        enumerator="",
        answers={},
        members=tuple(surveyed_member(member, number) for number, member in enumerate(members, start=1)),
    )
