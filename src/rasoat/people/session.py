"""As whom the signed-in person acts: one assignment at a time, kept in the session."""

from django.http import HttpRequest

from rasoat.common.problems import Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.field_tokens import ADDRESSES, acting_by_token
from rasoat.people.models import Assignment, User
from rasoat.people.queries import as_holder, assignments_on
from rasoat.places.installation import today

CHOSEN = "assignment"
NOTHING_HELD = Words("Chưa được phân công", "No assignment")


def acting_user_of(request: HttpRequest) -> ActingUser | None:
    """Who acts in this request: the chosen assignment, else the oldest; None when nobody is signed in.

    Below the addresses of devices a token says who acts; why it does not is left in ``request.token_fault``.
    """
    if request.path.startswith(ADDRESSES):
        return _by_token(request)
    person = request.user
    if not isinstance(person, User):
        return None
    on = today()
    held = list(assignments_on(person, on).prefetch_related("areas"))
    chosen = [found for found in held if found.pk == request.session.get(CHOSEN)] or held
    if not chosen:
        return without_assignment(person)
    chosen[0].person = person
    return as_holder(chosen[0], on)


def _by_token(request: HttpRequest) -> ActingUser | None:
    try:
        return acting_by_token(request)
    except Refused as refused:
        request.token_fault = refused
        return None


def choose_assignment(request: HttpRequest, assignment: Assignment) -> None:
    """From the next request on, the person acts in ``assignment``; it must be their own and in force."""
    if assignment not in assignments_on(request.user, today()):
        raise ValueError(f"assignment {assignment.pk} is not in force for this person")
    request.session[CHOSEN] = assignment.pk


def without_assignment(person: User) -> ActingUser:
    """Somebody who holds nothing today: may sign in, may do nothing, sees nothing."""
    return ActingUser(person=person, role="", role_name=NOTHING_HELD, verbs=frozenset(), ranges=())
