"""Filling the pages of people."""

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse

from rasoat.common.words import Words
from rasoat.people.account_queries import STATES, Found, Held
from rasoat.people.accounts_workbook import given_roles
from rasoat.people.acting import ActingUser
from rasoat.people.models import Assignment, Attendance, OneTimeCode
from rasoat.people.roles import roles
from rasoat.people.units_below import UnitsBelow
from rasoat.people.unsettled import Unsettled
from rasoat.people.verb_words import verb_words
from rasoat.places.queries import units_last_seen
from rasoat.web.page_models.people import (
    Form,
    GoneUnit,
    HeldRow,
    Option,
    PersonPage,
    PersonRow,
    RoleForm,
    UnitOption,
    UnsettledRow,
)
from rasoat.web.wording import ACCOUNT_STATES

ONE_DAY = dt.timedelta(days=1)


def person_row(found: Found, day: dt.date) -> PersonRow:
    """A line of the list."""
    person = found.person
    return PersonRow(
        id=person.pk,
        url=reverse("person", args=[person.pk]),
        name=person.full_name,
        login=person.login,
        state=found.state,
        held=tuple(held_row(one, day) for one in found.held),
    )


def held_row(held: Held, day: dt.date, areas: dict[int, str] | None = None) -> HeldRow:
    """An assignment; ``areas`` gives the titles of the areas where they are wanted."""
    one = held.assignment
    named = [(areas or {}).get(area.unit_id, "") for area in one.areas.all()]
    role = roles().get(one.role)
    return HeldRow(
        id=one.pk,
        role=role.words if role else Words(one.role, one.role),
        unit=_titled(held),
        since=one.valid_from,
        until=one.valid_to - ONE_DAY if one.valid_to else None,
        state=_state(one, day),
        deputy_for=one.deputy_for.person.full_name if one.deputy_for else "",
        deputies=tuple(each.person.full_name for each in one.deputies.all() if _state(each, day) != "over"),
        areas=tuple(filter(None, named)),
        moved=one.moved_from is not None,
        decided=_decided(one),
        scan_url=reverse("decision_scan", args=[one.pk]) if one.decision_scan else "",
        may=tuple(sorted((verb_words()[verb] for verb in role.verbs if verb in verb_words()), key=str))
        if role
        else (),
    )


def person_page(found: Found, who: ActingUser, day: dt.date, form: Form) -> PersonPage:
    """Everything that ``who`` may know of the person."""
    person = found.person
    ids = {area.unit_id for one in found.held for area in one.assignment.areas.all()}
    areas = {unit.id: unit.title for unit in units_last_seen(ids, day).values()} if ids else {}
    rows = [held_row(one, day, areas) for one in found.held]
    code = OneTimeCode.objects.filter(person=person).first() if person.must_change_password else None
    seen = Attendance.objects.visible_to(who).filter(person=person).select_related("training")
    return PersonPage(
        id=person.pk,
        name=person.full_name,
        login=person.login,
        phone=person.phone,
        state=found.state,
        last_seen=person.last_login,
        code_until=code.expires_at if code else None,
        held=tuple(row for row in rows if row.state != "over"),
        over=tuple(row for row in rows if row.state == "over"),
        trainings=tuple((one.training.title, one.training.held_on) for one in seen),
        role_form=role_form(who, day, form, new_person=False),
    )


def role_form(who: ActingUser, day: dt.date, form: Form, *, new_person: bool) -> RoleForm:
    """The roles and units that ``who`` may choose from."""
    chosen = form.values.get("role", "")
    given = tuple(Option(role.key, role.words, role.key == chosen) for role in given_roles(who))
    return RoleForm(form, given, unit_options(who, day), new_person)


def unit_options(who: ActingUser, day: dt.date) -> tuple[UnitOption, ...]:
    """The units of the area, for a field in which one types."""
    found = UnitsBelow(who, day).all()
    return tuple(
        UnitOption(unit.code, f"{unit.title}, {above}" if above else unit.title) for unit, above in found
    )


def role_options(who: ActingUser, chosen: str) -> tuple[Option, ...]:
    """The roles by which a list can be narrowed."""
    return tuple(Option(role.key, role.words, role.key == chosen) for role in given_roles(who))


def state_options(chosen: str) -> tuple[Option, ...]:
    """The states by which a list can be narrowed."""
    return tuple(Option(one, ACCOUNT_STATES[one][0], one == chosen) for one in (*STATES, "unused", "ending"))


def unsettled_rows(found: Iterable[Unsettled]) -> tuple[UnsettledRow, ...]:
    """Those that wait for a choice."""
    return tuple(
        UnsettledRow(
            id=one.assignment.pk,
            person=one.assignment.person.full_name,
            url=reverse("person", args=[one.assignment.person_id]),
            role=roles()[one.assignment.role].words,
            gone=tuple(
                GoneUnit(
                    unit.id,
                    unit.title,
                    unit.valid_to,
                    tuple(UnitOption(str(next_.id), next_.title) for next_ in one.followers[unit.id]),
                )
                for unit in one.gone
            ),
        )
        for one in found
        if not (one.moves_by_itself or one.ends_by_itself)
    )


def _titled(held: Held) -> str:
    above = held.above.title if held.above and held.above.level != "province" else ""
    return f"{held.unit.title}, {above}" if above else held.unit.title


def _state(one: Assignment, day: dt.date) -> str:
    if one.valid_to is not None and one.valid_to <= day:
        return "over"
    return "later" if one.valid_from > day else "now"


def _decided(one: Assignment) -> str:
    if one.decision_date is None:
        return ""
    return f"{one.decision_number}, {one.decision_date:%d/%m/%Y}, {one.decided_by}"
