"""From what was generated to what the register takes in."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from rasoat.demonstration.data_files import read_toml
from rasoat.demonstration.plan import VillagePlan, plan
from rasoat.demonstration.seed import AWAITED
from rasoat.demonstration.village import Household, Resident, fill_village
from rasoat.demonstration.visit import score
from rasoat.register.events.drafting import Drafted
from rasoat.register.loading import draft
from rasoat.register.values import NewHousehold, NewMember, NewStatus, NewSurvey, Years
from rasoat.surveys.survey import SurveyedHousehold

REGISTERED_ON: Final = date(2018, 1, 1)
"""All households are taken to have been there when the year of last year's list began."""


def new_households(
    seed: int, village_ids: Mapping[int, int], communes: Collection[str] | None = None
) -> Iterator[NewHousehold]:
    """The province's households in the order of the plan; only those of ``communes`` when given.

    ``village_ids``: number of the village in the plan to the id of its unit. Of the villages awaited
    (``seed.AWAITED``) there is what was known before the survey.
    """
    for village in plan(seed):
        if communes is None or village.commune.code in communes:
            awaited = (village.commune.code, village.place) in AWAITED
            for household in fill_village(village, seed):
                new = new_household(village, village_ids[village.number], household)
                yield _before_survey(new) if awaited and new.survey else new


def drafted_households(
    seed: int,
    village_ids: Mapping[int, int],
    paths: Mapping[int, str],
    years: Years,
    communes: Collection[str] | None = None,
) -> Iterator[Drafted]:
    """``new_households`` as their events, for ``load_drafted``; ``paths`` by id of the village's unit."""
    return draft(new_households(seed, village_ids, communes), paths, years)


def new_household(village: VillagePlan, village_id: int, household: Household) -> NewHousehold:
    """One household of a village as the register takes it in, living in the unit ``village_id``."""
    if isinstance(household, Resident):
        return _by_head(village, village_id, household)
    return NewHousehold(
        village=village_id,
        members=tuple(
            NewMember(
                name=member.name,
                relation=member.relation,
                sex=member.sex,
                birth=member.birth,
                ethnic_group=member.ethnic_group,
                identity_number=member.identity_number,
                answers=member.answers,
            )
            for member in household.members
        ),
        registered_on=REGISTERED_ON,
        address=_address(village),
        residence=household.residence,
        local_number=household.local_number,
        survey=NewSurvey(
            household.review_date,
            household.enumerator,
            household.answers,
            score(village, household),
            household.last_class,
        ),
        last_status=_last_status(household),
    )


def _by_head(village: VillagePlan, village_id: int, household: Resident) -> NewHousehold:
    head = NewMember(household.head, "head", sex=household.sex, ethnic_group=household.ethnic_group)
    return NewHousehold(
        village=village_id,
        members=(head,),
        registered_on=REGISTERED_ON,
        address=_address(village),
        residence=household.residence,
        persons=household.persons,
        local_number=household.local_number,
    )


def _before_survey(household: NewHousehold) -> NewHousehold:
    """Last year's list knows the members of those on it; of others only head and size are known."""
    known = household.members if household.last_status else household.members[:1]
    members = tuple(replace(member, answers={}) for member in known)
    return replace(household, members=members, persons=len(household.members), survey=None)


def _last_status(household: SurveyedHousehold) -> NewStatus | None:
    if household.last_class == "none":
        return None
    return NewStatus(read_toml("figures.toml")["last_list"]["list_year"], household.last_class)


def _address(village: VillagePlan) -> str:
    return f"{village.name.title}, {village.commune.title}"
