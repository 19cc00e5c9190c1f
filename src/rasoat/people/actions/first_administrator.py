"""The verb that makes the first account of a new installation."""

from django.db import transaction

from rasoat.people.acting import ActingUser
from rasoat.people.actions.assign_role import assign_role
from rasoat.people.actions.create_person import create_person
from rasoat.people.passwords import one_time_password
from rasoat.places.installation import today
from rasoat.places.unit_row import UnitRow


@transaction.atomic
def make_first_administrator(
    login: str, full_name: str, province: UnitRow, *, acting_user: ActingUser
) -> str:
    """Make the province's administrator; the answer is the password, which nobody can read again."""
    password = one_time_password()
    person = create_person(login, full_name, password, acting_user=acting_user)
    assign_role(person, "administrator", province.id, acting_user=acting_user, valid_from=today())
    return password
