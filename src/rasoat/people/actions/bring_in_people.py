"""The verb that brings in the people of a table with their roles: all of them, or none and every fault."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db import transaction

from rasoat.common.names import spelling
from rasoat.common.problems import Problem, Refused, Severity
from rasoat.common.words import Words
from rasoat.people.accounts_workbook import AccountRow, ReadAccounts
from rasoat.people.acting import ActingUser
from rasoat.people.actions.assign_role import assign_role
from rasoat.people.known_accounts import KnownAccounts
from rasoat.people.models import User
from rasoat.people.new_people import NewPeople
from rasoat.people.permissions import NotAllowed, require
from rasoat.people.person_faults import taken
from rasoat.people.trail import Subject, record

VERB = "account.import"


@dataclass(frozen=True, slots=True)
class BroughtRow:
    """A row and the person it stands for; ``is_new`` when something came of it."""

    row: AccountRow
    person: User
    is_new: bool


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """Every row of the table in its order, and how many people were made."""

    rows: tuple[BroughtRow, ...]
    people: tuple[User, ...]

    @property
    def already(self) -> int:
        """Rows that changed nothing."""
        return sum(not row.is_new for row in self.rows)


@transaction.atomic
def bring_in_people(read: ReadAccounts, *, acting_user: ActingUser) -> BroughtIn:
    """Make the accounts and assignments of a table; the same table again changes nothing.

    Nobody can sign in yet: codes are made when slips are printed (``print_slips``). Raises ``NotAllowed``, or
    ``Refused`` with every fault by its cell, those found while reading included.
    """
    require(acting_user, "account.bulk", acting_user.unit_path)
    bringing = _Bringing(acting_user, read)
    rows = [found for row in read.rows if (found := bringing.bring(row))]
    if any(problem.severity is Severity.ERROR for problem in bringing.problems):
        raise Refused(bringing.problems)
    bringing.new.write()
    result = BroughtIn(tuple(rows), tuple(bringing.made))
    if any(row.is_new for row in rows):
        record(
            VERB,
            acting_user=acting_user,
            subject=Subject("file", read.file[:100]),
            unit_path=acting_user.unit_path,
            details={"new": len(rows) - result.already, "already": result.already},
            after={"sha256": read.sha256},
        )
    return result


class _Bringing:
    """One table on its way in: who was known, who was made, what is wrong."""

    def __init__(self, acting_user: ActingUser, read: ReadAccounts) -> None:
        self.acting_user = acting_user
        self.problems: list[Problem] = list(read.problems)
        self.made: list[User] = []
        self.known = KnownAccounts(acting_user)
        self.new = NewPeople(acting_user, read.rows)
        self._seen: dict[tuple[object, ...], str] = {}

    def bring(self, row: AccountRow) -> BroughtRow | None:
        """One row; its faults must not hide those of the next. In the end all rows come in, or none."""
        if faults := list(self._faults_within(row)):
            self.problems += faults
            return None
        try:
            return self._bring(row)
        except Refused as refused:
            self.problems += [_placed(problem, row) for problem in refused.problems]
        except NotAllowed as refused:
            self.problems.append(Problem("role.not_yours", row.places["role"], refused.words, ASK_ABOVE))
        return None

    def _bring(self, row: AccountRow) -> BroughtRow:
        person = self.known.person_of(row)
        if person is None:
            person = self._make(row)
        elif self.known.holds(person, row):
            return BroughtRow(row, person, is_new=False)
        else:
            self.new.write()  # what speaks against a further role is asked of the database
            assign_role(
                person, row.role, row.unit.id, acting_user=self.acting_user,
                valid_from=row.valid_from, valid_to=row.valid_to,
            )  # fmt: skip
        self.known.add(person, row)
        return BroughtRow(row, person, is_new=True)

    def _make(self, row: AccountRow) -> User:
        login = row.login or self.known.free_login(row.full_name)
        if self.known.is_taken(login):
            raise Refused([taken(login)])
        person = self.new.draft(login.strip().lower(), row)
        self.made.append(person)
        return person

    def _faults_within(self, row: AccountRow) -> Iterable[Problem]:
        """The same person in the same role twice in the file."""
        key = (row.login or (spelling(row.full_name), row.phone), row.role, row.unit.id)
        first = self._seen.setdefault(key, row.places["full_name"])
        if first != row.places["full_name"]:
            said = Words(
                f"Người này với vai trò này đã có ở {first}.", f"The same stands in {first} already."
            )
            yield Problem("account.twice", row.places["full_name"], said, TELL_APART)


_COLUMNS = {
    "person.login": "login",
    "person.name": "full_name",
    "person.phone": "phone",
    "account.name": "full_name",
    "role.unit": "unit_name",
    "role.dates": "valid_to",
}
"""The column that a fault's rule is about; of all other rules it is the role's."""


def _placed(problem: Problem, row: AccountRow) -> Problem:
    column = next((name for rule, name in _COLUMNS.items() if problem.rule.startswith(rule)), "role")
    return replace(problem, place=row.places[column])


ASK_ABOVE = Words("Nhờ cấp trên giao vai trò này.", "Ask the level above to give this role.")
TELL_APART = Words(
    "Xóa một dòng; nếu là hai người trùng tên thì ghi tên đăng nhập hoặc số điện thoại.",
    "Delete one row; for two people of one name write their logins or telephone numbers.",
)
