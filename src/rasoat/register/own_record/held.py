"""What the register and the trail hold about a household, or about one of its members."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from rasoat.people.acting import ActingUser, acting
from rasoat.people.models import TrailEntry
from rasoat.people.queries import system_actor
from rasoat.register.models import (
    Assessment,
    CorrectionRequest,
    Household,
    LegalStatus,
    Lineage,
    Member,
    Membership,
    OtherNumber,
    RegisterEvent,
    SurveyImport,
)


@dataclass(frozen=True, slots=True)
class Held:
    """All rows, oldest first. ``member`` None: about the whole household.

    About one member the rows of the others are left out; what is said of the household is said of each.
    """

    household: Household
    member: Member | None
    members: tuple[Member, ...]
    surveys: tuple[Assessment, ...]
    statuses: tuple[LegalStatus, ...]
    events: tuple[RegisterEvent, ...]
    corrections: tuple[CorrectionRequest, ...]
    files: tuple[SurveyImport, ...]
    trail: tuple[TrailEntry, ...]
    memberships: tuple[Membership, ...]
    lineage: tuple[Lineage, ...]
    numbers: tuple[OtherNumber, ...]

    def is_about(self, person: int) -> bool:
        """Whether what is held about that person belongs here."""
        return self.member is None or self.member.pk == person


def collect(household: Household, member: Member | None) -> Held:
    """Everything held of a household that the acting person may see.

    Who left it, what was superseded and what happened while it lived elsewhere are included: the system's
    checker reads that.
    """
    with acting(system_actor("system.checker")) as checker:
        return _held(checker, household, member)


def _held(person: ActingUser, household: Household, member: Member | None) -> Held:
    code = household.pk
    members = Member.objects.visible_to(person).filter(household_id=code).order_by("number", "id")
    surveys = tuple(Assessment.objects.visible_to(person).filter(household_id=code).order_by("id"))
    statuses = LegalStatus.objects.visible_to(person).filter(household_id=code).order_by("list_year", "id")
    lineage = Lineage.objects.visible_to(person).filter(Q(from_household=code) | Q(to_household=code))
    return Held(
        household=household,
        member=member,
        members=(member,) if member else tuple(members),
        surveys=surveys,
        statuses=tuple(statuses),
        events=tuple(RegisterEvent.objects.visible_to(person).filter(household=code).order_by("id")),
        corrections=tuple(_corrections(person, code, member)),
        files=_files(person, surveys),
        trail=_trail(person, household),
        memberships=tuple(_memberships(person, code, member)),
        lineage=tuple(lineage.order_by("on", "from_household")),
        numbers=tuple(_numbers(person, code, member)),
    )


def _memberships(person: ActingUser, household: int, member: Member | None) -> Iterable[Membership]:
    """Of one person in every household; of a household those of its people in it."""
    times = Membership.objects.visible_to(person).order_by("person", "since")
    return times.filter(person=member.pk) if member else times.filter(household=household)


def _numbers(person: ActingUser, household: int, member: Member | None) -> Iterable[OtherNumber]:
    given = OtherNumber.objects.visible_to(person).filter(household=household)
    given = given.filter(person__in=(0, member.pk)) if member else given
    return given.order_by("person", "kind", "list_year", "value")


def _corrections(person: ActingUser, household: int, member: Member | None) -> Iterable[CorrectionRequest]:
    asked = CorrectionRequest.objects.visible_to(person).filter(household=household).order_by("id")
    return asked.filter(member=member.pk) if member else asked


def _files(person: ActingUser, surveys: Iterable[Assessment]) -> tuple[SurveyImport, ...]:
    numbers = {survey.import_id for survey in surveys if survey.import_id is not None}
    return tuple(SurveyImport.objects.visible_to(person).filter(pk__in=numbers).order_by("id"))


def _trail(person: ActingUser, household: Household) -> tuple[TrailEntry, ...]:
    entries = TrailEntry.objects.visible_to(person).filter(
        subject_kind="household", subject_code=household.code
    )
    return tuple(entries.select_related("person", "assignment").order_by("id"))
