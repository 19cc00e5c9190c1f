"""The question every verb asks first: may this person do this here?"""

from django.core.exceptions import PermissionDenied

from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.verb_words import verb_words


class NotAllowed(PermissionDenied):
    """The person's role lacks the verb, or the unit lies outside their areas (a page answers 403)."""

    def __init__(self, verb: str, unit_path: str, words: Words) -> None:
        super().__init__(words.en)
        self.verb = verb
        self.unit_path = unit_path
        self.words = words


def require(acting_user: ActingUser, verb: str, unit_path: str) -> None:
    """Pass when ``acting_user`` may do ``verb`` at the unit of ``unit_path``; else raise ``NotAllowed``."""
    if verb not in acting_user.verbs:
        raise NotAllowed(verb, unit_path, _not_in_role(acting_user, verb))
    if not acting_user.covers(unit_path):
        raise NotAllowed(verb, unit_path, OUTSIDE)


OUTSIDE = Words(
    "Đơn vị này nằm ngoài địa bàn được phân công của anh/chị.", "This unit lies outside your areas."
)


def _not_in_role(acting_user: ActingUser, verb: str) -> Words:
    """Said with the words of the verb; the system's own verbs, which no role has, go by their key."""
    what, role = verb_words().get(verb, Words(verb, verb)), acting_user.role_name
    return Words(
        f"Vai trò {role.vi} không được làm việc này: {what.vi}.",
        f"The role {role.en} may not do this: {what.en}.",
    )
