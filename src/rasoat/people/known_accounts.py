"""Which rows of a table mean somebody who has an account already."""

from collections import defaultdict

from rasoat.common.names import spelling
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.accounts_workbook import AccountRow
from rasoat.people.acting import ActingUser
from rasoat.people.management import lasting, managed_people
from rasoat.people.models import Assignment, User
from rasoat.people.names import login_for
from rasoat.people.person_faults import taken, tidy_phone
from rasoat.places.installation import today


class KnownAccounts:
    """Read once for a table, and told of everybody the table adds."""

    def __init__(self, who: ActingUser) -> None:
        self._logins = set(User.objects.values_list("login", flat=True))
        self._by_login: dict[str, User] = {}
        self._by_name: dict[str, list[User]] = defaultdict(list)
        self._held: dict[int, set[tuple[str, int]]] = defaultdict(set)
        for person in managed_people(who):
            self._remember(person)
        held = lasting(Assignment.objects.filter(person__in=self._by_login.values()), today())
        for person_id, role, unit_id in held.values_list("person_id", "role", "unit_id"):
            self._held[person_id].add((role, unit_id))

    def person_of(self, row: AccountRow) -> User | None:
        """Who is meant: by login, else by name and telephone number, else by name in this very role.

        Raises ``Refused`` for a login that is another's, and for a name that may or may not be somebody's.
        """
        if row.login:
            return self._called(row)
        alike = self._by_name[spelling(row.full_name)]
        phone = tidy_phone(row.phone)
        same = [one for one in alike if phone and one.phone == phone] or [
            one for one in alike if self.holds(one, row) and (not phone or not one.phone)
        ]
        if same:
            return same[0]
        if any(unit == row.unit.id for one in alike for _, unit in self._held[one.pk] if not phone):
            raise Refused([Problem("account.name_shared", row.full_name, PERHAPS_SAME, SAY_WHO)])
        return None

    def holds(self, person: User, row: AccountRow) -> bool:
        """Whether the person holds this role at this unit, today or later."""
        return (row.role, row.unit.id) in self._held[person.pk]

    def is_taken(self, login: str) -> bool:
        """Whether anybody, anywhere, has the login."""
        return login in self._logins

    def free_login(self, full_name: str) -> str:
        """A login made from the name that nobody has."""
        return login_for(full_name, self._logins)

    def add(self, person: User, row: AccountRow) -> None:
        """From now on the person is known, in this role."""
        if person.login not in self._by_login:
            self._logins.add(person.login)
            self._remember(person)
        self._held[person.pk].add((row.role, row.unit.id))

    def _remember(self, person: User) -> None:
        self._by_login[person.login] = person
        self._by_name[spelling(person.full_name)].append(person)

    def _called(self, row: AccountRow) -> User | None:
        person = self._by_login.get(row.login)
        if person is None:
            return None
        if spelling(person.full_name) != spelling(row.full_name):
            raise Refused([taken(row.login)])
        return person


PERHAPS_SAME = Words(
    "Tại đơn vị này đã có người cùng họ tên giữ vai trò khác.",
    "Somebody of this name holds another role at this unit.",
)
SAY_WHO = Words(
    "Nếu là cùng một người: ghi tên đăng nhập hoặc số điện thoại của người đó ở cả hai dòng. "
    "Nếu là người khác: ghi một tên đăng nhập mới.",
    "If it is the same person: write that person's login or telephone number in both rows. "
    "If it is another: write a new login.",
)
