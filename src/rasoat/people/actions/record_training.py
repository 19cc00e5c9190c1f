"""The verbs that record a training and who attended it."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction

from rasoat.common.names import tidy
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.management import managed_people
from rasoat.people.models import Attendance, Training, User
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places.installation import today
from rasoat.places.queries import unit_on

VERB = "training.record"
LONGEST = 200


@transaction.atomic
def record_training(
    unit_id: int, title: str, held_on: dt.date | None, place: str = "", *, acting_user: ActingUser
) -> Training:
    """A training that the office of a unit held. Recorded again it is the same one.

    Raises ``NotAllowed``, or ``Refused`` with every fault: no title, no day, a day ahead, no such unit.
    """
    unit = unit_on(unit_id, today())
    if unit is None:
        raise Refused([Problem("role.unit_unknown", str(unit_id), NO_UNIT, CHOOSE_UNIT)])
    require(acting_user, VERB, unit.path)
    title, place = tidy(title)[:LONGEST], tidy(place)[:LONGEST]
    if problems := list(_faults(title, held_on)):
        raise Refused(problems)
    made, is_new = Training.objects.visible_to(acting_user).get_or_create(
        unit_id=unit_id,
        title=title,
        held_on=held_on,
        defaults={"unit_path": unit.path, "place": place, "recorded_by": acting_user.person},
    )
    if is_new:
        record(
            VERB,
            acting_user=acting_user,
            subject=Subject("training", title[:100]),
            unit_path=unit.path,
            details={"day": made.held_on.isoformat()},
        )
    return made


@transaction.atomic
def record_attendance(training: Training, people: Collection[User], *, acting_user: ActingUser) -> int:
    """These people attended; who stands there already is not counted twice. Answers how many were new.

    Raises ``NotAllowed``, or ``Refused`` for people whose accounts ``acting_user`` does not manage.
    """
    require(acting_user, VERB, training.unit_path)
    mine = set(managed_people(acting_user).filter(pk__in=[one.pk for one in people]))
    if foreign := sorted(one.login for one in set(people) - mine - {acting_user.person}):
        raise Refused([Problem("training.foreign_person", ", ".join(foreign), FOREIGN, OWN_PEOPLE)])
    known = set(training.attendances.values_list("person_id", flat=True))
    new = [person for person in people if person.pk not in known]
    Attendance.objects.bulk_create(
        Attendance(training=training, unit_path=training.unit_path, person=person) for person in new
    )
    if new:
        record(
            "attendance.record",
            acting_user=acting_user,
            subject=Subject("training", training.title[:100]),
            unit_path=training.unit_path,
            details={"count": len(new)},
            after={"people": [person.login for person in new]},
        )
    return len(new)


def _faults(title: str, held_on: dt.date | None) -> list[Problem]:
    problems = []
    if not title:
        problems.append(Problem("training.no_title", "title", NO_TITLE, GIVE_TITLE))
    if held_on is None or held_on > today():
        problems.append(Problem("training.no_day", "held_on", NO_DAY, GIVE_DAY))
    return problems


NO_UNIT = Words("Không có đơn vị này.", "There is no such unit.")
CHOOSE_UNIT = Words("Chọn đơn vị trong địa bàn.", "Choose a unit of your area.")
NO_TITLE = Words("Thiếu nội dung tập huấn.", "What the training was about is missing.")
GIVE_TITLE = Words("Ghi nội dung, ví dụ “Khảo sát phiếu B”.", "Say it, such as “Surveying with form B”.")
NO_DAY = Words("Thiếu ngày tập huấn, hoặc ngày ở tương lai.", "The day is missing, or lies ahead.")
GIVE_DAY = Words("Ghi ngày đã tập huấn.", "Give the day it was held.")
FOREIGN = Words("Có người không thuộc phạm vi anh/chị quản lý.", "Some people are not managed by you.")
OWN_PEOPLE = Words("Chỉ chọn người của đơn vị mình.", "Choose people of your own units only.")
