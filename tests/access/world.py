"""Two areas with the same things in each, told apart by words that appear nowhere else."""

import datetime as dt
from dataclasses import dataclass, replace

from allauth.mfa.models import Authenticator
from sample_households import YEARS, surveyed
from small_province import TODAY, Place, SmallProvince
from survey_files import THREE, workbook

from rasoat.campaigns.actions.open_campaign import Plan, open_campaign
from rasoat.campaigns.models import CampaignKind
from rasoat.law.reading.load import shipped
from rasoat.people.acting import ActingUser, acting
from rasoat.people.actions.issue_field_token import issue_field_token
from rasoat.people.actions.record_training import record_training
from rasoat.people.actions.reset_second_factor import ask_factor_reset
from rasoat.people.models import Assignment, User
from rasoat.people.names import list_key, search_text
from rasoat.people.queries import as_holder, system_actor
from rasoat.people.roles import roles
from rasoat.register.actions.ask_correction import ask_correction
from rasoat.register.actions.begin_import import begin_import
from rasoat.register.actions.freeze_list import freeze_list
from rasoat.register.corrections import CorrectionAsked
from rasoat.register.loading import load_bulk
from rasoat.register.models import Household, Member
from rasoat.register.values import NewStatus

NEAR, FAR = "Gầnđây", "Xalắc"
"""In every name and text of the one area, and of the other."""


@dataclass(frozen=True, slots=True)
class Area:
    """What an address can be about, in one area: ids by kind. ``word`` is in all its names."""

    word: str
    ids: dict[str, int]
    numbers: tuple[str, ...]
    """Codes and identity numbers that nobody elsewhere may read."""

    @property
    def words(self) -> tuple[str, ...]:
        """Everything by which an answer would give the area away."""
        return (self.word, *self.numbers)


@dataclass(frozen=True, slots=True)
class World:
    """The area ``near`` and the area ``far``; ``seats`` are the near units by level."""

    near: Area
    far: Area
    seats: dict[str, Place]


def open_review() -> None:
    """The review of autumn 2018 is open."""
    plan = Plan(CampaignKind.PERIODIC, 2018, ["vn-2016-2020"], dt.date(2018, 9, 1), dt.date(2018, 12, 31))
    with acting(system_actor("system.installer")) as installer:
        open_campaign(plan, shipped(), acting_user=installer)


def make_world(province: SmallProvince) -> World:
    """Fill both areas; the campaign of 2018 is open."""
    near = _fill(NEAR, province.north, province.hill, province.upper, "067086001111")
    far = _fill(FAR, province.south, province.town, province.quarter, "067086002222")
    seats = {"province": province.province, "district": province.north, "commune": province.hill}
    return World(near, far, seats | {"village": province.upper})


def holder(login: str, name: str, role: str, place: Place) -> ActingUser:
    """A new person with the role there."""
    person = User.objects.create(
        login=login, full_name=name, search_text=search_text(name, login), sort_key=list_key(name)
    )
    assignment = Assignment.objects.create(person=person, role=role, unit=place.unit, valid_from=TODAY)
    return as_holder(assignment, TODAY)


def everyone(world: World) -> dict[str, ActingUser]:
    """A person of each role, in the near area at the role's first level."""
    return {
        role.key: holder(f"la.{role.key.replace('_', '.')}", f"Người thử {role.key}", role.key, seat)
        for role in roles().values()
        for seat in [world.seats[role.levels[0]]]
    }


def _fill(word: str, district: Place, commune: Place, village: Place, number: str) -> Area:
    tag = {NEAR: "near", FAR: "far"}[word]
    head = holder(f"{tag}.head", f"Trưởng thôn {word}", "village_head", village)
    officer = holder(f"{tag}.officer", f"Công chức {word}", "commune_officer", commune)
    household = _household(word, village, number)
    Authenticator.objects.create(user=head.person, type="totp", data={"secret": "x"})
    with acting(officer):
        import_ = begin_import(f"{word}.xlsx", workbook(THREE), YEARS, acting_user=officer)
        request = ask_factor_reset(head.person.login, f"mất điện thoại {word}", acting_user=officer)
        asked = CorrectionAsked(f"Y {word}", TODAY, "letter", f"Sai {word}", f"Đúng {word}")
        correction = ask_correction(household, asked, acting_user=officer)
        frozen = freeze_list(commune.unit.pk, TODAY, f"Danh sách {word}", acting_user=officer)
        training = record_training(commune.unit.pk, f"Tập huấn {word}", TODAY, acting_user=officer)
    with acting(head):
        token, _ = issue_field_token(f"Máy {word}", TODAY + dt.timedelta(days=9), acting_user=head)
    ids = {
        "unit": commune.unit.pk,
        "village": village.unit.pk,
        "household": household,
        "member": _head_of(household),
        "import": import_.pk,
        "person": head.person.pk,
        "assignment": head.assignment.pk,
        "token": token.pk,
        "request": request.pk,
        "training": training.pk,
        "correction": correction.pk,
        "frozen_list": frozen.pk,
    }
    return Area(word, ids, (str(household), number, head.person.login, officer.person.login))


def _head_of(household: int) -> int:
    with acting(system_actor("system.installer")):
        return Member.objects.get(household_id=household, relation="head").pk


def _household(word: str, village: Place, number: str) -> int:
    made = surveyed(village.unit.pk, f"Y {word}", address=f"Ngõ {word}")
    head, *others = made.members
    made = replace(
        made, members=(replace(head, identity_number=number), *others), last_status=NewStatus(2018, "poor")
    )
    with acting(system_actor("system.installer")) as installer:
        load_bulk([made], YEARS, acting_user=installer)
        return Household.objects.get(head_name=f"Y {word}").pk
