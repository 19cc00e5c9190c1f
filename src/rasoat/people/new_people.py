"""Very many new people with a role each, written in a few statements, with the marks of one by one."""

from collections.abc import Sequence

from django.db import connection

from rasoat.common.problems import Problem, Refused
from rasoat.people.accounts_workbook import AccountRow
from rasoat.people.acting import ActingUser
from rasoat.people.actions.assign_role import (
    CHOOSE_UNIT,
    UNKNOWN_UNIT,
    mark_of_assignment,
    proposal_of,
    row_of,
)
from rasoat.people.actions.assign_role import VERB as ASSIGN
from rasoat.people.actions.create_person import mark_of_person, person_called
from rasoat.people.assignment_faults import Proposal, faults_of
from rasoat.people.management import require_to_give
from rasoat.people.models import Assignment, User
from rasoat.people.permissions import require
from rasoat.people.person_faults import faults_of_name, faults_of_phone, misspelt
from rasoat.people.personal.keys import keys_to_write
from rasoat.people.trail import record_all
from rasoat.places.queries import units_on

_IDS = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"


class NewPeople:
    """Those of a table who have no account yet: each is checked at once, all are written together."""

    def __init__(self, acting_user: ActingUser, rows: Sequence[AccountRow]) -> None:
        self._acting_user = acting_user
        self._ids = iter(_take_ids(len(rows)))
        units = {row.unit.id for row in rows}
        self._units = {day: units_on(units, day) for day in {row.valid_from for row in rows}}
        self._drafts: list[Proposal] = []

    def draft(self, login: str, row: AccountRow) -> User:
        """The person of a row, under a login that nobody has; in the database once ``write`` was called.

        Raises ``NotAllowed``, or ``Refused`` with every fault of account and assignment.
        """
        require(self._acting_user, "person.create", self._acting_user.unit_path)
        problems = [*misspelt(login), *faults_of_name(row.full_name), *faults_of_phone(row.phone)]
        unit = self._units[row.valid_from].get(row.unit.id)
        if unit is None:
            raise Refused(
                [*problems, Problem("role.unit_unknown", row.unit.title, UNKNOWN_UNIT, CHOOSE_UNIT)]
            )
        require_to_give(self._acting_user, ASSIGN, row.role, unit.path)
        person = person_called(login, row.full_name, row.phone)
        asked = proposal_of(person, row.role, unit, (), row.valid_from, row.valid_to)
        if problems := [*problems, *faults_of(asked)]:
            raise Refused(problems)
        person.pk = next(self._ids)
        self._drafts.append(asked)
        return person

    def write(self) -> None:
        """Write everybody drafted since the last time, with the entries of the trail."""
        drafts, self._drafts = self._drafts, []
        people = User.objects.bulk_create([asked.person for asked in drafts], batch_size=500)
        held = Assignment.objects.bulk_create(map(row_of, drafts), batch_size=500)
        keys = keys_to_write("person", [person.login for person in people])
        record_all(
            mark
            for asked, made in zip(drafts, held, strict=True)
            for mark in (
                mark_of_person(asked.person, self._acting_user, keys),
                mark_of_assignment(made, asked, self._acting_user),
            )
        )


def _take_ids(count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_IDS, [User._meta.db_table, count])
        return [row[0] for row in cursor.fetchall()]
