"""The system's own actors have accounts, so that the trail can name them."""

from rasoat.people.models import User, UserKind
from rasoat.people.roles import system_actors


def ensure_system_actors() -> None:
    """Make the accounts that are missing; nobody can sign in with them."""
    for login, actor in system_actors().items():
        User.objects.get_or_create(
            login=login, defaults={"full_name": actor.vi, "kind": UserKind.SYSTEM, "password": "!"}
        )
